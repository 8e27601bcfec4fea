package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Whether one fork became steady, and from which iteration on: change points in the logarithms of its times,
 * as in Barrett, Bolz-Tereick, Killick, Mount and Tratt: Virtual Machine Warmup Blows Hot and Cold, OOPSLA 2017.
 *
 * <p>Of long series the medians of up to 256 equal blocks are used. The segments, at least five blocks long, minimise
 * the sum of absolute deviations from their medians and a penalty for each (optimal partitioning: Jackson and others,
 * IEEE Signal Processing Letters 12, 2005), so that a few slow iterations, however slow, make none. The level to be
 * reached is the median of the last quarter; a fork is steady from the first segment at that level after which three
 * quarters of the rest are at it too, unless a trend goes on ({@link Trend}). A neighbour's short burst therefore does
 * not end steadiness; where bursts fill much of a fork, it is honest to say that it never became steady, so ask which
 * share of the forks did.
 *
 * @param state what became of it
 * @param steadyFrom the first steady iteration, from 0; -1 unless it is steady
 */
public record WarmUp(State state, int steadyFrom) {

    /** What became of a fork. */
    public enum State {
        /** From some iteration on its times stay at one level. */
        STEADY,
        /** Its times were still falling at its end. */
        STILL_WARMING,
        /** Its times move between levels, or rise, to its end. */
        NEVER_STEADY,
        /** Too few iterations to tell. */
        TOO_FEW
    }

    /** Fewer iterations do not tell. */
    public static final int FEWEST_ITERATIONS = 30;

    /** Levels that differ by a smaller share are one level. */
    public static final double TOLERANCE = 0.02;

    private static final int MOST_BLOCKS = 256;
    private static final int FEWEST_BLOCKS = 5;
    private static final double CERTAIN = 0.01;
    private static final double FAR = 5;
    private static final double SMALLEST_NOISE = 1e-6;
    private static final double LASTING = 0.75;
    /** In units of the noise's mean absolute deviation, times the logarithm of the number of blocks. */
    private static final double PENALTY = 3;
    /** Of two values with a mean absolute deviation of 1 from their median (Laplace), the median of the difference. */
    private static final double MEDIAN_DIFFERENCE_OF_LAPLACE = 1.1461932206205825;

    /**
     * What became of a fork.
     *
     * @param times its iterations in the order in which they ran, in any unit, all above 0
     * @throws IllegalArgumentException for a time that is not above 0
     */
    public static WarmUp of(double[] times) {
        if (!Estimates.allPositive(times)) {
            throw new IllegalArgumentException("Times must be above 0");
        }
        if (times.length < FEWEST_ITERATIONS) {
            return new WarmUp(State.TOO_FEW, -1);
        }
        var blockLength = Math.ceilDiv(times.length, MOST_BLOCKS);
        var blocks = blockMedians(times, blockLength);
        var noise = noise(blocks);
        var target = Estimates.median(lastOf(blocks, blocks.length / 4));
        var tolerance = TOLERANCE + 2 * noise / Math.sqrt(blocks.length / 4.0);
        var levels = levels(blocks, noise);
        var from = firstSteady(levels, target, tolerance);
        while (from >= 0 && from < blocks.length / 2 && blocks[from] > target + tolerance + FAR * noise) {
            from++;
        }
        if (from >= 0 && !changes(Trend.ofLogarithms(lastOf(blocks, blocks.length - from)), tolerance)) {
            return new WarmUp(State.STEADY, from * blockLength);
        }
        var falls = fallsOnly(lastOf(levels, blocks.length / 2), tolerance)
                && changes(Trend.ofLogarithms(lastOf(blocks, blocks.length / 2)), tolerance);
        return new WarmUp(falls ? State.STILL_WARMING : State.NEVER_STEADY, -1);
    }

    private static boolean fallsOnly(double[] levels, double tolerance) {
        return IntStream.range(1, levels.length).noneMatch(i -> levels[i] > levels[i - 1] + tolerance)
                && levels[levels.length - 1] < levels[0];
    }

    private static double[] lastOf(double[] blocks, int count) {
        return Arrays.copyOfRange(blocks, blocks.length - count, blocks.length);
    }

    private static boolean changes(Trend trend, double tolerance) {
        return trend.pValue() < CERTAIN && Math.abs(Math.log(trend.change())) > tolerance;
    }

    private static double[] blockMedians(double[] times, int length) {
        var blocks = new double[Math.ceilDiv(times.length, length)];
        for (var i = 0; i < blocks.length; i++) {
            var to = Math.min(times.length, (i + 1) * length);
            blocks[i] = Math.log(Estimates.median(Arrays.copyOfRange(times, i * length, to)));
        }
        return blocks;
    }

    /** For each block the median of its segment. */
    private static double[] levels(double[] blocks, double noise) {
        var n = blocks.length;
        var penalty = PENALTY * Math.log(n) * noise;
        var cheapest = new double[n + 1];
        var segmentFrom = new int[n + 1];
        var levelOf = new double[n + 1];
        Arrays.fill(cheapest, 1, n + 1, Double.POSITIVE_INFINITY);
        for (var from = 0; from <= n - FEWEST_BLOCKS; from++) {
            var segment = new Segment();
            for (var end = from + 1; end <= n; end++) {
                segment.add(blocks[end - 1]);
                var cost = cheapest[from] + segment.cost() + penalty;
                if (end - from >= FEWEST_BLOCKS && cost < cheapest[end]) {
                    cheapest[end] = cost;
                    segmentFrom[end] = from;
                    levelOf[end] = segment.median();
                }
            }
        }
        var levels = new double[n];
        for (var end = n; end > 0; end = segmentFrom[end]) {
            Arrays.fill(levels, segmentFrom[end], end, levelOf[end]);
        }
        return levels;
    }

    /** Mean absolute deviation of a block from its level, from the differences of neighbours. */
    private static double noise(double[] blocks) {
        var differences = new double[blocks.length - 1];
        for (var i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(blocks[i + 1] - blocks[i]);
        }
        return Math.max(SMALLEST_NOISE, Estimates.median(differences) / MEDIAN_DIFFERENCE_OF_LAPLACE);
    }

    private static int firstSteady(double[] levels, double target, double tolerance) {
        var atTarget = new int[levels.length + 1];
        for (var i = levels.length - 1; i >= 0; i--) {
            atTarget[i] = atTarget[i + 1] + (Math.abs(levels[i] - target) <= tolerance ? 1 : 0);
        }
        var latest = levels.length * 3 / 4;
        for (var i = 0; i <= latest; i++) {
            if (atTarget[i] > atTarget[i + 1] && atTarget[i] >= LASTING * (levels.length - i)) {
                return i;
            }
        }
        return -1;
    }

    /** A stretch of blocks that grows at its end; knows the sum of absolute deviations from its median. */
    private static final class Segment {

        private final PriorityQueue<Double> lower = new PriorityQueue<>(Comparator.reverseOrder());
        private final PriorityQueue<Double> upper = new PriorityQueue<>();
        private double lowerSum;
        private double upperSum;

        private void add(double value) {
            if (lower.isEmpty() || value <= lower.peek()) {
                lower.add(value);
                lowerSum += value;
            } else {
                upper.add(value);
                upperSum += value;
            }
            if (lower.size() > upper.size() + 1) {
                var moved = lower.remove();
                lowerSum -= moved;
                upper.add(moved);
                upperSum += moved;
            } else if (upper.size() > lower.size()) {
                var moved = upper.remove();
                upperSum -= moved;
                lower.add(moved);
                lowerSum += moved;
            }
        }

        private double median() {
            return lower.size() > upper.size() ? lower.peek() : (lower.peek() + upper.peek()) / 2;
        }

        private double cost() {
            var median = median();
            return median * lower.size() - lowerSum + upperSum - median * upper.size();
        }
    }
}
