package io.healthwatch.workbench.chart;

import java.util.Arrays;

/** A sample in seven numbers; linear between the sorted values. */
public record Quantiles(double p5, double p25, double median, double p75, double p95, double least, double most, int count) {

    /** The quantiles of these values; null of none. */
    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            return null;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(
                at(sorted, 0.05),
                at(sorted, 0.25),
                at(sorted, 0.5),
                at(sorted, 0.75),
                at(sorted, 0.95),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static double at(double[] sorted, double p) {
        var place = p * (sorted.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The same, divided by a number. */
    public Quantiles over(double divisor) {
        return new Quantiles(
                p5 / divisor, p25 / divisor, median / divisor, p75 / divisor, p95 / divisor, least / divisor,
                most / divisor, count);
    }
}
