package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Medians and means with intervals over independent observations. Iterations within a fork are not independent, so
 * an observation here is one value a fork (see Georges, Buytaert, Eeckhout: Statistically Rigorous Java
 * Performance Evaluation, OOPSLA 2007).
 */
public final class Estimates {

    /** The confidence level of all intervals. */
    public static final double CONFIDENCE = 0.95;

    private static final int FEWEST_TO_INTERPOLATE = 7;
    private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(true);
    private static final Median MEDIAN = Median.withDefaults().withCopy(true);

    private Estimates() {}

    /** The median; NaN of nothing. */
    public static double median(double[] values) {
        return MEDIAN.evaluate(values);
    }

    /** The quantile at {@code p} in 0..1, by linear interpolation (Hyndman and Fan's type 8); NaN of nothing. */
    public static double quantile(double[] values, double p) {
        return QUANTILE.evaluate(values, p);
    }

    /**
     * The median of independent observations, with its 95 % interval.
     *
     * <p>From six observations on, the interval is that of the order statistics. Six span it whole (96.9 %); from
     * seven on it is interpolated between two neighbouring pairs so that it covers close to 95 % and not up to 99 %
     * (Hettmansperger and Sheather: Confidence intervals based on interpolated order statistics, Statistics and
     * Probability Letters 4, 1986). It assumes next to nothing of their distribution. With fewer no pair of order
     * statistics reaches 95 %, so it is Student's t on logarithms (on the plain values where one is not positive),
     * which assumes that they are log-normal and is honest about how little two or three of them tell. One observation
     * has none.
     *
     * @return null of nothing
     */
    public static Estimate ofMedian(double[] observations) {
        return ofMedian(observations, CONFIDENCE);
    }

    static Estimate ofMedian(double[] observations, double confidence) {
        var n = observations.length;
        if (n == 0) {
            return null;
        }
        var value = median(observations);
        if (n == 1) {
            return new Estimate(value, null, n);
        }
        var ranksReach = 1 - Math.scalb(2, -n) >= confidence;
        var interval = ranksReach ? byRanks(observations, confidence) : byLogarithms(observations, value, confidence);
        return new Estimate(value, interval, n);
    }

    /**
     * The mean of independent observations, with its 95 % interval by Student's t. Where they are skewed it
     * covers less: 89 to 95 % of the experiments in {@link Synthetic}'s two laws.
     *
     * @return null of nothing; no interval of one observation
     */
    public static Estimate ofMean(double[] observations) {
        var n = observations.length;
        if (n == 0) {
            return null;
        }
        return new Estimate(
                Mean.of(observations).getAsDouble(), n == 1 ? null : byStudent(observations, CONFIDENCE), n);
    }

    /** Whether every value has a logarithm: above 0 and finite. */
    static boolean allPositive(double[] values) {
        return Arrays.stream(values).allMatch(value -> value > 0 && Double.isFinite(value));
    }

    private static Interval byRanks(double[] observations, double confidence) {
        var sorted = observations.clone();
        Arrays.sort(sorted);
        var n = sorted.length;
        var below = BinomialDistribution.of(n, 0.5);
        var rank = 1;
        while (coverage(below, rank + 1) >= confidence) {
            rank++;
        }
        var outer = coverage(below, rank);
        if (n < FEWEST_TO_INTERPOLATE) {
            return new Interval(sorted[rank - 1], sorted[n - rank]);
        }
        var excess = (outer - confidence) / (outer - coverage(below, rank + 1));
        var inwards = (n - rank) * excess / (rank + (n - 2 * rank) * excess);
        return new Interval(
                (1 - inwards) * sorted[rank - 1] + inwards * sorted[rank],
                (1 - inwards) * sorted[n - rank] + inwards * sorted[n - rank - 1]);
    }

    /** How often the median lies between the order statistics of that rank from below and from above. */
    private static double coverage(BinomialDistribution below, int rank) {
        return 1 - 2 * below.cumulativeProbability(rank - 1);
    }

    private static Interval byLogarithms(double[] observations, double median, double confidence) {
        if (!allPositive(observations)) {
            return containing(median, byStudent(observations, confidence));
        }
        var logs = byStudent(Arrays.stream(observations).map(Math::log).toArray(), confidence);
        return containing(median, new Interval(Math.exp(logs.low()), Math.exp(logs.high())));
    }

    private static Interval containing(double value, Interval interval) {
        return new Interval(Math.min(value, interval.low()), Math.max(value, interval.high()));
    }

    private static Interval byStudent(double[] observations, double confidence) {
        var n = observations.length;
        var mean = Mean.of(observations).getAsDouble();
        var error = StandardDeviation.of(observations).getAsDouble() / Math.sqrt(n);
        var half = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + confidence) / 2) * error;
        return new Interval(mean - half, mean + half);
    }
}
