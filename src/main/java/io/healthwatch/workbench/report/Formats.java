package io.healthwatch.workbench.report;

import freemarker.core.Environment;
import freemarker.core.TemplateNumberFormat;
import freemarker.core.TemplateNumberFormatFactory;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How templates write the dossier's figures and times: each from leaves of the tree, and nothing computed anew. */
final class Formats {

    private static final Texts TEXTS = Texts.of("documents");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final double SECONDS_A_MINUTE = 60;
    private static final double BYTES_A_MEGABYTE = 1e6;

    private interface Function {
        String of(List<?> arguments) throws TemplateModelException;
    }

    private static final Map<String, Function> FUNCTIONS = new LinkedHashMap<>();

    static {
        FUNCTIONS.put("measure", given -> Numbers.of(number(given, 0), text(given, 1)));
        FUNCTIONS.put("interval", given -> interval(number(given, 0), number(given, 1)));
        FUNCTIONS.put("target", given -> Numbers.round(number(given, 0)) + "\u00a0" + text(given, 1));
        FUNCTIONS.put("percent", given -> percent(number(given, 0)));
        FUNCTIONS.put("ratio", given -> ratio(number(given, 0)));
        FUNCTIONS.put("count", given -> Numbers.count((long) number(given, 0), text(given, 1)));
        FUNCTIONS.put("megabytes", given -> Numbers.of(number(given, 0) / BYTES_A_MEGABYTE, "MB"));
        FUNCTIONS.put("duration", given -> duration(number(given, 0)));
        FUNCTIONS.put("time", given -> time(text(given, 0), TIME));
        FUNCTIONS.put("day", given -> time(text(given, 0), DAY));
        FUNCTIONS.put("series", given -> new Cell(text(given, 0), text(given, 1), "", "").series());
        FUNCTIONS.put("under", given -> under(text(given, 0), (int) number(given, 1)));
    }

    private Formats() {}

    /** The functions of templates by name. */
    static Map<String, TemplateMethodModelEx> functions() {
        var functions = new LinkedHashMap<String, TemplateMethodModelEx>();
        FUNCTIONS.forEach((name, function) -> functions.put(name, given -> called(name, function, given)));
        return functions;
    }

    private static String called(String name, Function function, List<?> given) throws TemplateModelException {
        try {
            return function.of(given);
        } catch (IndexOutOfBoundsException tooFew) {
            throw new TemplateModelException(name + " was given too few values.");
        }
    }

    /** Missing is no number. */
    private static double number(List<?> given, int place) throws TemplateModelException {
        return switch (given.get(place)) {
            case null -> Double.NaN;
            case TemplateNumberModel number -> number.getAsNumber().doubleValue();
            case Object other -> throw new TemplateModelException("'" + other + "' is no number.");
        };
    }

    private static String text(List<?> given, int place) throws TemplateModelException {
        return switch (given.get(place)) {
            case null -> "";
            case TemplateScalarModel text -> text.getAsString();
            case Object other -> throw new TemplateModelException("'" + other + "' is no text.");
        };
    }

    private static String interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high)
                ? TEXTS.get("no-interval")
                : Numbers.plain(low) + " – " + Numbers.plain(high);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Numbers.NONE : Numbers.percent(share);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? Numbers.NONE : Numbers.plain(value) + "×";
    }

    private static String duration(double seconds) {
        return seconds < 2 * SECONDS_A_MINUTE
                ? Numbers.of(seconds, "s")
                : Numbers.of(seconds / SECONDS_A_MINUTE, "min");
    }

    /** A time of day with its date, in UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String time(String instant, DateTimeFormatter format) throws TemplateModelException {
        try {
            return format.format(Instant.parse(instant));
        } catch (DateTimeParseException none) {
            throw new TemplateModelException("'" + instant + "' is no time.");
        }
    }

    /** Markdown whose headings stand so many levels lower, its first heading left out. */
    private static String under(String markdown, int levels) {
        return markdown.replaceFirst("(?s)\\A\\s*# [^\\n]*\\n", "")
                .replaceAll("(?m)^(#+ )", "#".repeat(levels) + "$1")
                .strip();
    }

    /** A number that a template writes by itself: a whole one in full, any other with three significant digits. */
    static final class Plain extends TemplateNumberFormatFactory {

        static final String NAME = "plain";

        @Override
        public TemplateNumberFormat get(String parameters, Locale locale, Environment environment) {
            return new TemplateNumberFormat() {
                @Override
                public String formatToPlainText(TemplateNumberModel model) throws TemplateModelException {
                    var number = model.getAsNumber();
                    return number instanceof Integer || number instanceof Long
                            ? String.format(Locale.ROOT, "%,d", number.longValue())
                            : Numbers.plain(number.doubleValue());
                }

                @Override
                public boolean isLocaleBound() {
                    return false;
                }

                @Override
                public String getDescription() {
                    return NAME;
                }
            };
        }
    }
}
