package io.healthwatch.workbench.statistics;

import java.util.Arrays;

/**
 * Iterations far slower than the rest. Noise comes from one side, so the usual spread is taken from the other side:
 * from the tenth percentile to the median. Slower than the median by more than five such standard deviations of a
 * normal distribution is far.
 *
 * @param share of the iterations, 0 to 1
 * @param size their median as a multiple of the median of all; NaN where there are none
 */
public record Outliers(double share, double size) {

    private static final double STANDARD_DEVIATIONS = 5;
    private static final double TENTH_PERCENTILE_OF_NORMAL = 1.2815515655446004;

    /** The outliers among the times of one fork. */
    public static Outliers of(double[] times) {
        var median = Estimates.median(times);
        var spread = (median - Estimates.quantile(times, 0.1)) / TENTH_PERCENTILE_OF_NORMAL;
        var far = Arrays.stream(times)
                .filter(time -> time > median + STANDARD_DEVIATIONS * spread)
                .toArray();
        return new Outliers(times.length == 0 ? 0 : (double) far.length / times.length, Estimates.median(far) / median);
    }
}
