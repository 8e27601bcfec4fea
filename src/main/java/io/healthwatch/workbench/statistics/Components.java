package io.healthwatch.workbench.statistics;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where the variance of the mean comes from, and what to measure next because of it (Kalibera and Jones: Rigorous
 * benchmarking in reasonable time, ISMM 2013).
 *
 * @param mean of the forks' means, in the unit of the iterations
 * @param betweenForks variance of a fork's true mean; 0 where none shows
 * @param withinForks variance of an iteration about its fork's mean
 */
public record Components(double mean, double betweenForks, double withinForks) {

    private static final int MOST_FORKS = 100_000;

    /**
     * How much to measure.
     *
     * @param forks how many, 2 or more
     * @param iterations how many a fork, 1 or more
     * @param seconds what that costs
     */
    public record Plan(int forks, int iterations, double seconds) {}

    /**
     * The components of a first measurement.
     *
     * @param forks the iterations of at least two forks, at least two each
     * @throws IllegalArgumentException for fewer
     */
    public static Components of(List<double[]> forks) {
        if (forks.size() < 2 || forks.stream().anyMatch(fork -> fork.length < 2)) {
            throw new IllegalArgumentException("Variance needs at least two forks of at least two iterations");
        }
        var means =
                forks.stream().mapToDouble(fork -> Mean.of(fork).getAsDouble()).toArray();
        var within = forks.stream()
                .mapToDouble(fork -> Variance.of(fork).getAsDouble())
                .average()
                .orElseThrow();
        var ofMeans = forks.stream()
                .mapToDouble(fork -> Variance.of(fork).getAsDouble() / fork.length)
                .average()
                .orElseThrow();
        return new Components(
                Mean.of(means).getAsDouble(), Math.max(0, Variance.of(means).getAsDouble() - ofMeans), within);
    }

    /**
     * How many iterations a fork give the most precise mean for the time: the square root of the ratio of costs
     * times the ratio of variances, as many as {@code most} where forks do not differ.
     *
     * @param forkSeconds what starting and warming up a fork costs, above 0
     * @param iterationSeconds what an iteration costs, above 0
     * @param most more are never wanted, 1 or more
     */
    public int bestIterations(double forkSeconds, double iterationSeconds, int most) {
        if (betweenForks == 0) {
            return withinForks == 0 ? 1 : most;
        }
        var best = Math.sqrt(forkSeconds / iterationSeconds * withinForks / betweenForks);
        return (int) Math.clamp(Math.ceil(best), 1, most);
    }

    /**
     * The cheapest measurement whose 95 % interval of the mean reaches to either side by no more than the
     * precision asked for.
     *
     * @param precision half the interval's width relative to the mean, for example 0.02; above 0
     * @param forkSeconds what starting and warming up a fork costs, above 0
     * @param iterationSeconds what an iteration costs, above 0
     * @param mostIterations more a fork are never wanted, 1 or more
     */
    public Plan plan(double precision, double forkSeconds, double iterationSeconds, int mostIterations) {
        var iterations = bestIterations(forkSeconds, iterationSeconds, mostIterations);
        var deviation = Math.sqrt(betweenForks + withinForks / iterations);
        var forks = forks(deviation / mean, precision);
        return new Plan(forks, iterations, forks * (forkSeconds + iterations * iterationSeconds));
    }

    /**
     * How many forks more would narrow an estimate's interval to the precision asked for, if they are like those
     * measured.
     *
     * @param estimate with an interval
     * @param precision half the interval's width relative to the value, above 0
     * @return 0 where it is as narrow already
     * @throws IllegalArgumentException for an estimate without an interval
     */
    public static int forksMore(Estimate estimate, double precision) {
        if (estimate.interval() == null) {
            throw new IllegalArgumentException("Without an interval nobody knows how many forks more it takes");
        }
        var half = (estimate.interval().high() - estimate.interval().low()) / 2 / Math.abs(estimate.value());
        if (half <= precision) {
            return 0;
        }
        var present = estimate.observations();
        return Math.max(1, forks(half / reach(present), precision) - present);
    }

    private static int forks(double relativeDeviation, double precision) {
        var low = 2;
        var high = MOST_FORKS;
        while (low < high) {
            var middle = (low + high) / 2;
            if (relativeDeviation * reach(middle) <= precision) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Half an interval's width in standard deviations of one observation. */
    private static double reach(int observations) {
        return TDistribution.of(observations - 1.0).inverseCumulativeProbability((1 + Estimates.CONFIDENCE) / 2)
                / Math.sqrt(observations);
    }
}
