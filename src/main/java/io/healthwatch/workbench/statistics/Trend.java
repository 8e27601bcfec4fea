package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A trend in observations in time order.
 *
 * @param pValue two-sided, of the Mann-Kendall test (Mann: Nonparametric tests against trend, Econometrica 13, 1945;
 *     normal approximation with continuity correction, ties counted); 1 where there are fewer than 8 observations
 * @param change by what factor the observations changed from the first to the last, by the median of all slopes of
 *     their logarithms (Sen, Journal of the American Statistical Association 63, 1968)
 */
public record Trend(double pValue, double change) {

    /** The normal approximation needs as many. */
    private static final int FEWEST = 8;

    /**
     * The trend of observations in time order, all above 0.
     *
     * @throws IllegalArgumentException for an observation that is not above 0
     */
    public static Trend of(double[] observations) {
        if (!Estimates.allPositive(observations)) {
            throw new IllegalArgumentException("Observations must be above 0");
        }
        return ofLogarithms(Arrays.stream(observations).map(Math::log).toArray());
    }

    static Trend ofLogarithms(double[] logs) {
        if (logs.length < FEWEST) {
            return new Trend(1, 1);
        }
        return new Trend(mannKendall(logs), Math.exp(slope(logs) * (logs.length - 1)));
    }

    private static double mannKendall(double[] values) {
        var n = values.length;
        var rising = IntStream.range(0, n)
                .map(i -> IntStream.range(i + 1, n)
                        .map(j -> (int) Math.signum(values[j] - values[i]))
                        .sum())
                .sum();
        var variance = (n * (n - 1.0) * (2 * n + 5) - tieCorrection(values)) / 18;
        if (rising == 0 || variance <= 0) {
            return 1;
        }
        var z = (Math.abs(rising) - 1) / Math.sqrt(variance);
        return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }

    private static double tieCorrection(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var correction = 0.0;
        for (var from = 0; from < sorted.length; ) {
            var to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            var ties = to - from;
            correction += ties * (ties - 1.0) * (2 * ties + 5);
            from = to;
        }
        return correction;
    }

    private static double slope(double[] values) {
        return Estimates.median(IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                        i -> IntStream.range(i + 1, values.length).mapToDouble(j -> (values[j] - values[i]) / (j - i)))
                .toArray());
    }
}
