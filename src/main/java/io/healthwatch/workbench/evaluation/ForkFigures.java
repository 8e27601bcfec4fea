package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.statistics.Estimates;

/**
 * One fork in one number each: an observation for the statistics. Times in milliseconds.
 *
 * @param end how the fork ended
 * @param executionMs median of the iterations that count, host functions included; NaN where there are none
 * @param netExecutionMs the same, less the time in host functions
 * @param hostMs median of the time in host functions
 * @param throughput executions a second over all instances; NaN where there are none
 * @param counted how many iterations count
 */
public record ForkFigures(
        ForkEnd end, double executionMs, double netExecutionMs, double hostMs, double throughput, int counted) {

    /** The figures of a fork that has ended. */
    public static ForkFigures of(Fork fork) {
        var samples = fork.samples();
        var counted = samples.counted().toArray();
        var gross = new double[counted.length];
        var net = new double[counted.length];
        var host = new double[counted.length];
        var from = Long.MAX_VALUE;
        var to = Long.MIN_VALUE;
        for (var i = 0; i < counted.length; i++) {
            var at = counted[i];
            gross[i] = samples.executionNanos(at) / 1e6;
            host[i] = samples.hostNanos(at) / 1e6;
            net[i] = gross[i] - host[i];
            from = Math.min(from, samples.startNanos(at));
            to = Math.max(to, samples.startNanos(at) + samples.executionNanos(at));
        }
        return new ForkFigures(
                fork.end(),
                Estimates.median(gross),
                Estimates.median(net),
                Estimates.median(host),
                counted.length == 0 ? Double.NaN : counted.length * 1e9 / (to - from),
                counted.length);
    }

    /** Whether its figures count: it did all it was asked and every answer was right. */
    public boolean counts() {
        return end.completed() && end.correct();
    }
}
