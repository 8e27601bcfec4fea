package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.statistics.Components;
import io.healthwatch.workbench.statistics.Doubts;
import io.healthwatch.workbench.statistics.Estimates;
import java.util.List;

/**
 * How many iterations the forks after a pilot take: where forks differ more than iterations do, further iterations of
 * the same fork tell little and their time is better spent on another fork (Kalibera and Jones: Rigorous benchmarking
 * in reasonable time, ISMM 2013). The time for them stays as planned, and there are always enough for a low quantile.
 */
final class IterationsPerFork {

    /** Where iterations differ more than forks do, up to this many times as many are taken. */
    private static final int MOST_TIMES_AS_MANY = 4;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private IterationsPerFork() {}

    /** The planned effort with as many iterations as the forks of the pilot that count suggest. */
    static Effort after(List<ForkFigures> pilot, Effort planned) {
        var forks = pilot.stream().filter(fork -> fork.counted() >= 2).toList();
        if (forks.size() < 2) {
            return planned;
        }
        var iterationSeconds = Estimates.median(
                forks.stream().mapToDouble(ForkFigures::executionMs).toArray()) / MILLIS_PER_SECOND;
        var forkSeconds = Estimates.median(forks.stream()
                .mapToDouble(fork -> fork.end().durationNanos() / NANOS_PER_SECOND - fork.counted() * iterationSeconds)
                .toArray());
        if (iterationSeconds <= 0 || forkSeconds <= 0) {
            return planned;
        }
        var best = Components.of(forks.stream().map(ForkFigures::netMs).toList())
                .bestIterations(forkSeconds, iterationSeconds, MOST_TIMES_AS_MANY * planned.iterations());
        return planned.withIterations(Math.max(best, Math.max(planned.leastIterations(), Doubts.FEWEST_ITERATIONS)));
    }
}
