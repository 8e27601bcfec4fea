package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Medians with intervals over independent observations. Iterations within a fork are not independent, so
 * an observation here is one value a fork (see Georges, Buytaert, Eeckhout: Statistically Rigorous Java
 * Performance Evaluation, OOPSLA 2007).
 */
public final class Estimates {

    /** The confidence level of all intervals. */
    public static final double CONFIDENCE = 0.95;

    private static final int FEWEST_FOR_RANKS = 6;
    private static final Quantile QUANTILE = Quantile.withDefaults();

    private Estimates() {}

    /** The median; NaN of nothing. */
    public static double median(double[] values) {
        return Median.withDefaults().evaluate(values);
    }

    /** The quantile at {@code p} in 0..1, by linear interpolation (Hyndman and Fan's type 8); NaN of nothing. */
    public static double quantile(double[] values, double p) {
        return QUANTILE.evaluate(values, p);
    }

    /**
     * The median of independent observations, with its 95 % interval.
     *
     * <p>From six observations on, the interval is that of the order statistics, which assumes nothing of
     * their distribution (Conover: Practical Nonparametric Statistics, 3rd ed., 3.2). With fewer no pair of
     * order statistics reaches 95 %, so it is Student's t on logarithms (on the plain values where one is not
     * positive), which assumes that they are log-normal and is honest about how little two or three of them
     * tell. One observation has none.
     *
     * @return null of nothing
     */
    public static Estimate ofMedian(double[] observations) {
        var n = observations.length;
        if (n == 0) {
            return null;
        }
        var value = median(observations);
        if (n == 1) {
            return new Estimate(value, null, n);
        }
        return new Estimate(value, n < FEWEST_FOR_RANKS ? byStudent(observations, value) : byRanks(observations), n);
    }

    private static Interval byRanks(double[] observations) {
        var sorted = observations.clone();
        Arrays.sort(sorted);
        var below = BinomialDistribution.of(sorted.length, 0.5);
        var rank = 0;
        while (below.cumulativeProbability(rank) <= (1 - CONFIDENCE) / 2) {
            rank++;
        }
        return new Interval(sorted[rank - 1], sorted[sorted.length - rank]);
    }

    private static Interval byStudent(double[] observations, double median) {
        var positive = Arrays.stream(observations).allMatch(value -> value > 0);
        var scaled = positive ? Arrays.stream(observations).map(Math::log).toArray() : observations;
        var n = scaled.length;
        var mean = Mean.of(scaled).getAsDouble();
        var error = StandardDeviation.of(scaled).getAsDouble() / Math.sqrt(n);
        var half = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * error;
        var low = positive ? Math.exp(mean - half) : mean - half;
        var high = positive ? Math.exp(mean + half) : mean + half;
        return new Interval(Math.min(median, low), Math.max(median, high));
    }
}
