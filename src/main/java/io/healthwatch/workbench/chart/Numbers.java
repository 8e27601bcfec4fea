package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as people read them: three significant digits, and always with a unit. */
public final class Numbers {

    /** Stands where there is no figure. */
    public static final String NONE = "–";

    private static final char NO_BREAK = '\u00a0';

    private Numbers() {}

    /** Three significant digits, thousands grouped; {@link #NONE} for NaN. */
    public static String plain(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        var size = Math.abs(value);
        if (size >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 9.995) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        if (size >= 0.9995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        var digits = size >= 0.001 ? 3 : 2;
        var decimals = Math.min(12, digits - 1 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A round value, such as a target or a place on an axis: no zeros at its end. */
    public static String round(double value) {
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return value == 0
                ? "0"
                : BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** A value with its unit, never broken between the two. */
    public static String of(double value, String unit) {
        return Double.isNaN(value) || unit.isEmpty() ? plain(value) : plain(value) + NO_BREAK + unit;
    }

    /** The estimate's value with its unit; {@link #NONE} for null. */
    public static String of(Estimate estimate, String unit) {
        return estimate == null ? NONE : of(estimate.value(), unit);
    }

    /** Both ends of an interval. */
    public static String of(Interval interval) {
        return plain(interval.low()) + " – " + plain(interval.high());
    }

    /** A value with its interval in brackets, where there is one; without a unit. */
    public static String withInterval(Estimate estimate) {
        return plain(estimate.value())
                + (estimate.interval() == null ? "" : " (" + of(estimate.interval()) + ")");
    }

    /** Value, interval and observations in words; says so where there is no interval. */
    public static String sentence(Estimate estimate, String unit) {
        if (estimate == null) {
            return "not measured";
        }
        var value = of(estimate.value(), unit);
        if (estimate.isExact()) {
            return value;
        }
        return value
                + (estimate.interval() == null
                        ? " (one fork only: no interval)"
                        : " (95" + NO_BREAK + "%: " + of(estimate.interval()) + NO_BREAK + unit + ")");
    }

    /** A ratio with its interval; says so where there is none. */
    public static String ratio(Estimate ratio) {
        if (ratio == null) {
            return "no ratio";
        }
        return plain(ratio.value()) + "×"
                + (ratio.interval() == null ? " (no interval)" : " (95" + NO_BREAK + "%: " + of(ratio.interval()) + ")");
    }

    /** A share of one as a whole percentage. */
    public static String percent(double share) {
        return Math.round(share * 100) + String.valueOf(NO_BREAK) + "%";
    }

    /** {@code 1 fork}, {@code 8 forks}. */
    public static String count(long count, String thing) {
        return String.format(Locale.ROOT, "%,d", count) + NO_BREAK + thing + (count == 1 ? "" : "s");
    }
}
