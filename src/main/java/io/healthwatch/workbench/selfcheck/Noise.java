package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.statistics.Estimates;
import java.util.Arrays;
import java.util.List;

/**
 * How much forks differ that do the same: robust standard deviations of their logarithms, the median over arms.
 *
 * @param low of what forks are worth for comparing; 0.01 is about 1 %
 * @param felt of the forks' medians
 */
public record Noise(double low, double felt) {

    /** Of the median absolute deviation, for a normal law. */
    private static final double SCALE = 1.4826;

    static Noise of(List<Experiment> experiments) {
        var arms = experiments.stream().flatMap(each -> each.same().stream()).toList();
        return new Noise(
                Estimates.median(arms.stream().mapToDouble(arm -> spread(arm.low())).toArray()),
                Estimates.median(arms.stream().mapToDouble(arm -> spread(arm.felt())).toArray()));
    }

    private static double spread(double[] values) {
        var logs = Arrays.stream(values).map(Math::log).toArray();
        var middle = Estimates.median(logs);
        return SCALE
                * Estimates.median(
                        Arrays.stream(logs).map(log -> Math.abs(log - middle)).toArray());
    }
}
