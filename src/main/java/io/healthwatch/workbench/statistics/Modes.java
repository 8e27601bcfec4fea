package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/** Whether values gather around two levels. */
final class Modes {

    private static final int FEWEST = 16;
    private static final double SMALLEST_SHARE = 0.2;
    private static final double SEPARATION = 8;
    private static final double NOTABLE_DISTANCE = Math.log(1.02);

    private Modes() {}

    /**
     * Splits the logarithms of at least 16 values where the variance within both groups is least, with a fifth of them
     * or more in each, and asks how far the groups are apart: Ashman's D (Ashman, Bird and Zepf: Detecting bimodality
     * in astronomical datasets, Astronomical Journal 108, 1994), which is 2.7 for one normal distribution split
     * in halves. Only 8 counts as two levels and only if they differ by 2 %, so that the tail that a neighbour's noise
     * draws to one side is not taken for a second level.
     */
    static boolean two(double[] values) {
        if (values.length < FEWEST) {
            return false;
        }
        var logs = Arrays.stream(values).map(Math::log).sorted().toArray();
        var split = leastVariance(logs);
        var lower = Arrays.copyOf(logs, split);
        var upper = Arrays.copyOfRange(logs, split, logs.length);
        var distance = Mean.of(upper).getAsDouble() - Mean.of(lower).getAsDouble();
        var spread =
                Math.sqrt((Variance.of(lower).getAsDouble() + Variance.of(upper).getAsDouble()) / 2);
        return distance > NOTABLE_DISTANCE && distance > SEPARATION * spread;
    }

    /** Least variance within the groups is most variance between them. */
    private static int leastVariance(double[] sorted) {
        var sums = sorted.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        var n = sorted.length;
        var fewest = (int) Math.ceil(SMALLEST_SHARE * n);
        var mean = sums[n - 1] / n;
        return IntStream.rangeClosed(fewest, n - fewest)
                .boxed()
                .max((a, b) -> Double.compare(between(sums[a - 1], a, mean, n), between(sums[b - 1], b, mean, n)))
                .orElseThrow();
    }

    private static double between(double sum, int count, double mean, int n) {
        var deviation = sum - count * mean;
        return deviation * deviation / ((double) count * (n - count));
    }
}
