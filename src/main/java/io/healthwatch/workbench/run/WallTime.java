package io.healthwatch.workbench.run;

/**
 * Where a run's wall time went, in nanoseconds; the parts add up to the total. Bundles that are weighed after the last
 * fork are part of it.
 *
 * @param processStartNanos from starting workers to their first frame
 * @param prepareNanos telling workers what they may reach, and reading their idle memory
 * @param phasesNanos setup, compile, instantiate, first execution and teardown
 * @param iterationsNanos warm-up and counted iterations
 * @param checksNanos the scenarios' further checks and the reading of memory
 * @param closingNanos from the end of teardown to the end of the process
 * @param bundlesNanos weighing what an extension would have to carry
 * @param workbenchNanos the workbench's own: deciding, writing, publishing, and forks that failed
 */
public record WallTime(
        long processStartNanos,
        long prepareNanos,
        long phasesNanos,
        long iterationsNanos,
        long checksNanos,
        long closingNanos,
        long bundlesNanos,
        long workbenchNanos) {

    /** All of it. */
    public long totalNanos() {
        return processStartNanos
                + prepareNanos
                + phasesNanos
                + iterationsNanos
                + checksNanos
                + closingNanos
                + bundlesNanos
                + workbenchNanos;
    }

    /** The share that was spent measuring: phases and iterations; 0 to 1. */
    public double measuringShare() {
        return totalNanos() == 0 ? 0 : (double) (phasesNanos + iterationsNanos) / totalNanos();
    }
}
