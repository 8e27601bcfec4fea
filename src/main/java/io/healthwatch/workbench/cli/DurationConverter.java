package io.healthwatch.workbench.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times such as {@code 90s}, {@code 15m} or {@code 1h}. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");

    @Override
    public Duration convert(String text) {
        var time = TIME.matcher(text.strip());
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw new TypeConversionException("'" + text + "' is no time. Write it like 90s, 15m or 1h.");
        }
        var count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
