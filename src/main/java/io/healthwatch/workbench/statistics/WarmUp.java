package io.healthwatch.workbench.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Whether one fork became steady, and from which iteration on: change points in the logarithms of its times,
 * as in Barrett, Bolz-Tereick, Killick, Mount and Tratt: Virtual Machine Warmup Blows Hot and Cold, OOPSLA 2017.
 *
 * <p>Of long series the medians of up to 256 equal blocks are used. The segments minimise the sum of absolute
 * deviations from their medians and a penalty for each (optimal partitioning with pruning, PELT: Killick, Fearnhead and
 * Eckley, Journal of the American Statistical Association 107, 2012), so that single slow iterations, however slow,
 * do not make one. The level to be reached is the median of the last quarter. A stretch on which a neighbour slowed
 * the machine down does not end steadiness, as long as three quarters of the rest is at that level.
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
        if (Arrays.stream(times).anyMatch(time -> !(time > 0))) {
            throw new IllegalArgumentException("Times must be above 0");
        }
        if (times.length < FEWEST_ITERATIONS) {
            return new WarmUp(State.TOO_FEW, -1);
        }
        var blockLength = Math.ceilDiv(times.length, MOST_BLOCKS);
        var blocks = blockMedians(times, blockLength);
        var levels = levels(blocks);
        var target = Estimates.median(Arrays.copyOfRange(blocks, blocks.length * 3 / 4, blocks.length));
        var from = firstSteady(levels, target);
        if (from >= 0) {
            return new WarmUp(State.STEADY, from * blockLength);
        }
        return new WarmUp(fallsToTheEnd(levels) ? State.STILL_WARMING : State.NEVER_STEADY, -1);
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
    private static double[] levels(double[] blocks) {
        var n = blocks.length;
        var penalty = PENALTY * Math.log(n) * Math.max(noise(blocks), Math.ulp(1f));
        var cheapest = new double[n + 1];
        var segmentFrom = new int[n + 1];
        var levelOf = new double[n + 1];
        List<Segment> open = new ArrayList<>();
        for (var end = 1; end <= n; end++) {
            open.add(new Segment(end - 1));
            cheapest[end] = Double.POSITIVE_INFINITY;
            for (var segment : open) {
                segment.add(blocks[end - 1]);
                var cost = cheapest[segment.from] + segment.cost() + penalty;
                if (cost < cheapest[end]) {
                    cheapest[end] = cost;
                    segmentFrom[end] = segment.from;
                    levelOf[end] = segment.median();
                }
            }
            var worthKeeping = cheapest[end];
            open.removeIf(segment -> cheapest[segment.from] + segment.cost() > worthKeeping);
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
        return Estimates.median(differences) / MEDIAN_DIFFERENCE_OF_LAPLACE;
    }

    private static int firstSteady(double[] levels, double target) {
        var atTarget = new int[levels.length + 1];
        for (var i = levels.length - 1; i >= 0; i--) {
            atTarget[i] = atTarget[i + 1] + (same(levels[i], target) ? 1 : 0);
        }
        var latest = levels.length * 3 / 4;
        for (var i = 0; i <= latest; i++) {
            if (same(levels[i], target) && atTarget[i] >= LASTING * (levels.length - i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(double level, double other) {
        return Math.abs(level - other) <= TOLERANCE;
    }

    /** Whether it never stopped falling: no step upwards in the second half, and lower at its end. */
    private static boolean fallsToTheEnd(double[] levels) {
        var half = levels.length / 2;
        for (var i = half + 1; i < levels.length; i++) {
            if (levels[i] > levels[i - 1] + TOLERANCE) {
                return false;
            }
        }
        return levels[levels.length - 1] < levels[half] - TOLERANCE;
    }

    /** A stretch of blocks that grows at its end; knows the sum of absolute deviations from its median. */
    private static final class Segment {

        private final int from;
        private final PriorityQueue<Double> lower = new PriorityQueue<>(Comparator.reverseOrder());
        private final PriorityQueue<Double> upper = new PriorityQueue<>();
        private double lowerSum;
        private double upperSum;

        private Segment(int from) {
            this.from = from;
        }

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
