package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a cell's forks add up to. Each estimate is the median over the forks that count, with its interval;
 * null where nothing was measured. Times in milliseconds, memory in megabytes of 1,000,000 bytes.
 *
 * @param runtime what answered: name and version as the worker reported it; empty where none did
 * @param implementation the compiler or tier that answered
 * @param correct whether every fork ended well and every answer was the expected one
 * @param reason why a figure is missing or does not count; empty where all is well
 * @param forks how many forks count
 * @param iterations how many iterations count
 * @param coldStart setup, compile, instantiate and first execution, less host functions
 * @param netExecution execution less the time in host functions
 * @param low the net execution by the tenth percentile of each fork: what comparisons and the precision asked for go
 *     by, since noise only ever slows an iteration down
 * @param p95 95th percentile of the net execution in a typical fork; no interval where a fork has fewer than 100
 *     iterations that count
 * @param bundle what the variant weighs in an extension, the same in all of its cells; null where it was not weighed
 * @param first the first execution, less host functions
 * @param warmUps what became of the forks that count
 * @param doubts what casts doubt on the execution's figures
 * @param floor an execution of the calibration probe without work, in the same workers; null where it was not measured
 */
public record CellResult(
        Cell cell,
        String runtime,
        String version,
        String implementation,
        boolean correct,
        String reason,
        int forks,
        int iterations,
        Estimate processStart,
        Estimate setup,
        Estimate binding,
        Estimate compile,
        Estimate instantiate,
        Estimate first,
        Estimate coldStart,
        Estimate execution,
        Estimate netExecution,
        Estimate host,
        Estimate floor,
        Estimate low,
        Estimate p95,
        Estimate throughput,
        Estimate memory,
        Estimate guestMemory,
        Estimate liveHeap,
        Estimate teardown,
        BundleWeight bundle,
        WarmUpCounts warmUps,
        Set<Doubt> doubts) {

    /** Already shown otherwise: few forks by a wide interval or none, neighbours by the low quantile beside. */
    private static final Collection<Doubt> CAVEATS = EnumSet.of(Doubt.TOO_FEW_SAMPLES, Doubt.NOISY_NEIGHBOUR);

    /** The doubts that keep the execution's figures from being confident numbers, whatever their intervals say. */
    public Set<Doubt> graveDoubts() {
        var grave = EnumSet.noneOf(Doubt.class);
        grave.addAll(doubts);
        grave.removeAll(CAVEATS);
        return grave;
    }
}
