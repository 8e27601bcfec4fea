package io.healthwatch.workbench.run;

/**
 * Where a fork's wall time went beside its process start and its phases, in nanoseconds; -1 where it did not come that
 * far.
 *
 * @param prepareNanos telling the worker what it may reach, and reading its idle memory
 * @param iterationsNanos warm-up and counted iterations, with asking for them
 * @param checksNanos reading the peak memory, the scenario's further checks, and the collection before the live heap
 * @param closingNanos from the end of teardown to the end of the process
 */
public record ForkTimes(long prepareNanos, long iterationsNanos, long checksNanos, long closingNanos) {

    /** Nothing of it was reached, or recorded. */
    public static final ForkTimes UNKNOWN = new ForkTimes(-1, -1, -1, -1);
}
