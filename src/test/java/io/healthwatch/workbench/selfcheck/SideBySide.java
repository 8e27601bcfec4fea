package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.statistics.Interval;

/** Prints what two instruments say of the same. */
final class SideBySide {

    private static final double MARGIN = 0.02;

    private SideBySide() {}

    /** One observation a fork each, in that unit. */
    static void print(String unit, String one, double[] ones, String other, double[] others) {
        print(one, Estimates.ofMedian(ones), unit);
        print(other, Estimates.ofMedian(others), unit);
        var comparison = Comparison.of(others, ones, MARGIN);
        System.out.printf(
                "  %s relative to %s: %.4f%s, %s%n", other, one, comparison.ratio(), text(comparison.interval()), comparison.answer());
    }

    private static void print(String name, Estimate estimate, String unit) {
        System.out.printf("%s: %.2f %s%s%n", name, estimate.value(), unit, text(estimate.interval()));
    }

    private static String text(Interval interval) {
        return interval == null ? "" : String.format(" [%.4f, %.4f]", interval.low(), interval.high());
    }
}
