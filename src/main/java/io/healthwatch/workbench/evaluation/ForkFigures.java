package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.SampleSeries;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Doubts;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.statistics.Estimator;
import io.healthwatch.workbench.statistics.Outliers;
import io.healthwatch.workbench.statistics.WarmUp;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One fork in one number each: an observation for the statistics. Times in milliseconds.
 *
 * @param end how the fork ended
 * @param executionMs median of the iterations that count, host functions included; NaN where there are none
 * @param netExecutionMs the same, less the time in host functions
 * @param lowMs the tenth percentile of the iterations that count, less the time in host functions
 * @param netMs the iterations that count, less the time in host functions, in the order in which they ran
 * @param hostMs median of the time in host functions
 * @param throughput executions a second over all instances; NaN where there are none
 * @param warmUp whether and from which iteration on the fork was steady, by all its net times in the order in which
 *     they started
 * @param doubts what casts doubt on the fork alone, warm-up apart
 * @param clockStepNanos the largest step that every time is a multiple of; 0 where there are none
 */
public record ForkFigures(
        ForkEnd end,
        double executionMs,
        double netExecutionMs,
        double lowMs,
        double[] netMs,
        double hostMs,
        double throughput,
        WarmUp warmUp,
        Set<Doubt> doubts,
        long clockStepNanos) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NOTABLE_SHARE_OF_OUTLIERS = 0.05;

    /**
     * The figures of a fork that has ended. Where it is found steady, its iterations count from there on, and its
     * samples say so from now on; where it is not, those count that the worker did not mark as warm-up.
     */
    public static ForkFigures of(Fork fork) {
        var samples = fork.samples();
        var order = IntStream.range(0, samples.size())
                .boxed()
                .sorted(Comparator.comparingLong(samples::startNanos))
                .mapToInt(Integer::intValue)
                .toArray();
        var warmUp = warmUp(samples, order);
        if (warmUp.state() == WarmUp.State.STEADY) {
            samples.countFrom(samples.startNanos(order[warmUp.steadyFrom()]));
        }
        var counted = Arrays.stream(order).filter(samples::counts).toArray();
        var from = Arrays.stream(counted).mapToLong(samples::startNanos).min().orElse(0);
        var to = Arrays.stream(counted)
                .mapToLong(i -> samples.startNanos(i) + samples.executionNanos(i))
                .max()
                .orElse(0);
        var net = net(samples, counted);
        return new ForkFigures(
                fork.end(),
                Estimates.median(millis(counted, samples::executionNanos)),
                Estimator.FELT.of(net),
                Estimator.DIFFERENCE.of(net),
                net,
                Estimates.median(millis(counted, samples::hostNanos)),
                counted.length == 0 ? Double.NaN : counted.length * 1e9 / (to - from),
                warmUp,
                doubts(samples, order, net),
                clockStep(samples, counted));
    }

    private static WarmUp warmUp(SampleSeries samples, int[] order) {
        var times = net(samples, order);
        return Arrays.stream(times).allMatch(time -> time > 0)
                ? WarmUp.of(times)
                : new WarmUp(WarmUp.State.TOO_FEW, -1);
    }

    private static Set<Doubt> doubts(SampleSeries samples, int[] order, double[] netMs) {
        var doubts = EnumSet.noneOf(Doubt.class);
        var instances = IntStream.of(order).map(samples::instance).distinct().toArray();
        for (var instance : instances) {
            // In the order in which they came: that is how a clock that goes backwards shows.
            var ofInstance = IntStream.range(0, samples.size())
                    .filter(i -> samples.instance(i) == instance)
                    .toArray();
            var starts = Arrays.stream(ofInstance).mapToLong(samples::startNanos).toArray();
            var durations =
                    Arrays.stream(ofInstance).mapToLong(samples::executionNanos).toArray();
            if (Doubts.clockJumped(starts, durations)) {
                doubts.add(Doubt.CLOCK_JUMPED);
            } else if (Doubts.machineSlept(starts, durations)) {
                doubts.add(Doubt.MACHINE_SLEPT);
            }
        }
        if (Outliers.of(netMs).share() >= NOTABLE_SHARE_OF_OUTLIERS) {
            doubts.add(Doubt.NOISY_NEIGHBOUR);
        }
        return doubts;
    }

    private static long clockStep(SampleSeries samples, int[] counted) {
        return Arrays.stream(counted)
                .mapToObj(i -> BigInteger.valueOf(samples.executionNanos(i)))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
    }

    private interface Nanos {
        long of(int iteration);
    }

    private static double[] net(SampleSeries samples, int[] iterations) {
        return millis(iterations, i -> samples.executionNanos(i) - samples.hostNanos(i));
    }

    private static double[] millis(int[] iterations, Nanos nanos) {
        return Arrays.stream(iterations)
                .mapToDouble(i -> nanos.of(i) / NANOS_PER_MILLI)
                .toArray();
    }

    /** Whether its figures count: it did all it was asked and every answer was right. */
    public boolean counts() {
        return end.completed() && end.correct();
    }

    /** How many iterations count. */
    public int counted() {
        return netMs.length;
    }
}
