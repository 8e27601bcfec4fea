package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Percentiles over iterations that cluster by fork: of a typical fork, or of all iterations together.
 *
 * <p>Both take one array of iterations a fork, none of them empty, and return null where there is no fork.
 */
public final class Percentiles {

    private static final double FEWEST_ITERATIONS_BEYOND = 5;
    private static final double FEWEST_FORKS_BEYOND = 5;

    private Percentiles() {}

    /**
     * The percentile of a typical fork: the median of the forks' own percentiles, with its interval as in
     * {@link Estimates#ofMedian}. It has no interval where some fork has fewer than five iterations beyond the
     * percentile (100 in all for p95, 500 for p99).
     *
     * @param p in 0..1
     */
    public static Estimate ofTypicalFork(List<double[]> forks, double p) {
        var estimate = Estimates.ofMedian(
                forks.stream().mapToDouble(fork -> Estimates.quantile(fork, p)).toArray());
        var resolved = forks.stream().allMatch(fork -> fork.length * beyond(p) >= FEWEST_ITERATIONS_BEYOND - 1e-9);
        return estimate == null || resolved ? estimate : new Estimate(estimate.value(), null, estimate.observations());
    }

    /**
     * The percentile of all iterations, each fork with equal weight. The interval is Woodruff's for clustered samples
     * (Confidence intervals for medians and other position measures, Journal of the American Statistical Association
     * 47, 1952): an interval by Student's t over forks for the share of iterations up to the percentile, read back as
     * times. The bootstrap over forks was tried and left: with 20 to 30 forks its intervals for p95 held the truth in
     * 68 to 83 % of experiments where forks differ more than iterations do, and in 88 to 97 % where they do not.
     *
     * <p>It has no interval with fewer than six forks, or where fewer than five forks share in what lies beyond the
     * percentile: (sum e)² / sum e², e being the share of a fork's iterations beyond it. If a few slow forks
     * are the whole tail, it is forks that are too few, however many iterations there are. On {@link
     * Synthetic#quietMachine()} the intervals hold the truth in 93 to 96 %; on {@link Synthetic#sharedMachine()}
     * p95 nearly always has none.
     *
     * @param p in 0..1
     */
    public static Estimate ofAllIterations(List<double[]> forks, double p) {
        if (forks.isEmpty()) {
            return null;
        }
        var sorted = forks.stream().map(double[]::clone).toList();
        sorted.forEach(Arrays::sort);
        var all = sorted.stream().flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(all);
        var value = timeAt(all, sorted, p);
        return new Estimate(value, interval(all, sorted, value, p), forks.size());
    }

    private static double beyond(double p) {
        return Math.min(p, 1 - p);
    }

    private static Interval interval(double[] all, List<double[]> forks, double value, double p) {
        var n = forks.size();
        if (n < Doubts.FEWEST_FORKS) {
            return null;
        }
        var shares = shares(forks, value);
        if (forksBeyond(
                        p < 0.5
                                ? shares
                                : Arrays.stream(shares).map(share -> 1 - share).toArray())
                < FEWEST_FORKS_BEYOND) {
            return null;
        }
        var half = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + Estimates.CONFIDENCE) / 2)
                * StandardDeviation.of(shares).getAsDouble()
                / Math.sqrt(n);
        if (p - half <= 0 || p + half >= 1) {
            return null;
        }
        return new Interval(timeAt(all, forks, p - half), timeAt(all, forks, p + half));
    }

    private static double forksBeyond(double[] shares) {
        var sum = DoubleStream.of(shares).sum();
        return sum * sum / DoubleStream.of(shares).map(share -> share * share).sum();
    }

    /** The shortest time up to which lies that share of the iterations. */
    private static double timeAt(double[] all, List<double[]> forks, double share) {
        var low = 0;
        var high = all.length - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (Mean.of(shares(forks, all[middle])).getAsDouble() >= share - 1e-12) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return all[low];
    }

    private static double[] shares(List<double[]> forks, double time) {
        return forks.stream().mapToDouble(fork -> share(fork, time)).toArray();
    }

    /** The share of a fork's iterations, sorted, that take no longer. */
    private static double share(double[] sorted, double time) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }
}
