package io.healthwatch.workbench.evaluation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Reads precision and time as people write them. */
public final class Asked {

    /** The widest precision that makes sense: half of the value to either side. */
    public static final double WIDEST_PRECISION = 0.5;

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?");

    private Asked() {}

    /**
     * A precision such as {@code 3%}, {@code 3 %} or {@code 0.03}; {@code 0} for none.
     *
     * @return 0 to {@link #WIDEST_PRECISION}
     * @throws IllegalArgumentException with a message for people
     */
    public static double precision(String text) {
        var trimmed = text.strip();
        var percent = trimmed.endsWith("%");
        try {
            var number = Double.parseDouble(percent ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
            var share = percent ? number / 100 : number;
            if (share >= 0 && share <= WIDEST_PRECISION) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'" + trimmed + "' is no precision; write 3% or 0.03, at most 50%, or 0 for none.");
    }

    /**
     * A time such as {@code 90s}, {@code 20m} or {@code 1h30m}.
     *
     * @return a second or more
     * @throws IllegalArgumentException with a message for people
     */
    public static Duration time(String text) {
        var trimmed = text.replace(" ", "");
        var match = TIME.matcher(trimmed);
        if (match.matches()) {
            var time = Duration.ofHours(number(match.group(1)))
                    .plusMinutes(number(match.group(2)))
                    .plusSeconds(number(match.group(3)));
            if (time.isPositive()) {
                return time;
            }
        }
        throw new IllegalArgumentException("'" + text.strip() + "' is no time; write 90s, 20m or 1h30m.");
    }

    /** A precision as {@link #precision} reads it, in percent; empty for none. */
    public static String precisionText(double share) {
        return share == 0 ? "" : BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** A time as {@link #time} reads it, in the largest units that fit; empty for none. */
    public static String timeText(Duration time) {
        return part(time.toHours(), "h") + part(time.toMinutesPart(), "m") + part(time.toSecondsPart(), "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
