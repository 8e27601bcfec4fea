package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.WallTime;
import java.util.function.ToLongFunction;

/** Adds up where a run's wall time goes, over all sessions that measured it. */
final class WallClock {

    private final long started = System.nanoTime();
    private final long earlierNanos;
    private final long earlierBundlesNanos;
    private long bundlesBegun = -1;

    /** Starts with what was measured of the run before; of a session that was cut off only its forks are known. */
    WallClock(RunData earlier) {
        var known = earlier.wallTime();
        earlierNanos = known != null ? known.totalNanos() : sum(earlier, ForkEnd::durationNanos);
        earlierBundlesNanos = known != null ? known.bundlesNanos() : 0;
    }

    /** Every fork has ended; what is left is weighing. */
    void bundlesBegin() {
        bundlesBegun = System.nanoTime();
    }

    /** How long the run took until now. */
    long elapsedNanos() {
        return earlierNanos + System.nanoTime() - started;
    }

    WallTime read(RunData run) {
        var bundles = earlierBundlesNanos + (bundlesBegun < 0 ? 0 : System.nanoTime() - bundlesBegun);
        var spent = new WallTime(
                sum(run, ForkEnd::processStartNanos),
                sum(run, end -> end.times().prepareNanos()),
                sum(run, ForkEnd::setupNanos)
                        + sum(run, ForkEnd::compileNanos)
                        + sum(run, ForkEnd::instantiateNanos)
                        + sum(run, ForkEnd::firstNanos)
                        + sum(run, ForkEnd::teardownNanos),
                sum(run, end -> end.times().iterationsNanos()),
                sum(run, end -> end.times().checksNanos()),
                sum(run, end -> end.times().closingNanos()),
                bundles,
                0);
        return new WallTime(
                spent.processStartNanos(),
                spent.prepareNanos(),
                spent.phasesNanos(),
                spent.iterationsNanos(),
                spent.checksNanos(),
                spent.closingNanos(),
                spent.bundlesNanos(),
                Math.max(0, elapsedNanos() - spent.totalNanos()));
    }

    private static long sum(RunData run, ToLongFunction<ForkEnd> nanos) {
        return run.forks().stream()
                .filter(fork -> fork.end() != null)
                .mapToLong(fork -> Math.max(0, nanos.applyAsLong(fork.end())))
                .sum();
    }
}
