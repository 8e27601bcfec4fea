package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;

/** One figure relative to another. */
public final class Ratio {

    private Ratio() {}

    /**
     * The ratio of two independent estimates; its interval combines both on the logarithmic scale (method of
     * variance estimates recovery; Donner and Zou, Statistical Methods in Medical Research 21, 2012). None
     * where either has none or is not positive. A figure relative to itself is exactly one.
     *
     * @return null where either is missing or the baseline is zero
     */
    public static Estimate of(Estimate figure, Estimate baseline) {
        if (figure == null || baseline == null || baseline.value() == 0) {
            return null;
        }
        if (figure.equals(baseline)) {
            return new Estimate(1, new Interval(1, 1), figure.observations());
        }
        var value = figure.value() / baseline.value();
        var observations = Math.min(figure.observations(), baseline.observations());
        if (!positive(figure) || !positive(baseline)) {
            return new Estimate(value, null, observations);
        }
        var below = Math.hypot(
                Math.log(figure.value() / figure.interval().low()),
                Math.log(baseline.interval().high() / baseline.value()));
        var above = Math.hypot(
                Math.log(figure.interval().high() / figure.value()),
                Math.log(baseline.value() / baseline.interval().low()));
        return new Estimate(value, new Interval(value * Math.exp(-below), value * Math.exp(above)), observations);
    }

    private static boolean positive(Estimate estimate) {
        return estimate.value() > 0
                && estimate.interval() != null
                && estimate.interval().low() > 0;
    }
}
