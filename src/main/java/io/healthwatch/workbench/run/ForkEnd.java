package io.healthwatch.workbench.run;

/**
 * How one fork ended, and what it measured beside its samples. Times are nanoseconds and sizes bytes; -1
 * where a fork did not come that far.
 *
 * @param fork the fork's number within the run, unique and increasing
 * @param task its place in the schedule; a resumed run repeats the place, not the number
 * @param cell what it measured
 * @param outcome {@code completed}, or the name of what went wrong
 * @param message what went wrong, in the words of whoever reported it; empty where nothing did
 * @param runtime what answered: the runtime's name
 * @param version its version
 * @param implementation its compiler or tier
 * @param hostVersion the JVM's or Node's version
 * @param durationNanos the whole fork, from starting the process to its end
 * @param processStartNanos from starting the process to its first frame
 * @param setupNanos from nothing loaded to an engine that can compile
 * @param bindingNanos of which the host's share
 * @param compileNanos bytes to module
 * @param instantiateNanos module to instance
 * @param firstNanos the first execution, host functions included
 * @param firstHostNanos of which in host functions
 * @param teardownNanos closing everything
 * @param idleBytes resident memory before setup
 * @param peakBytes peak resident memory at the end of the measurement
 * @param guestMemoryBytes the guest's linear memory at the end
 * @param liveHeapBytes live heap after a collection, where the host can tell
 * @param correct whether every answer was the expected one
 * @param wrongAnswer the first that was not; empty if none
 * @param answer what it answered where there is no expected answer, to be compared across forks; empty or null elsewhere
 * @param floorNanos what measuring an empty iteration takes; -1 where it was not measured
 * @param times where its wall time went beside the process start and the phases
 * @param memory what was resident over time; null where it was not recorded
 */
public record ForkEnd(
        int fork,
        int task,
        Cell cell,
        String outcome,
        String message,
        String runtime,
        String version,
        String implementation,
        String hostVersion,
        long durationNanos,
        long processStartNanos,
        long setupNanos,
        long bindingNanos,
        long compileNanos,
        long instantiateNanos,
        long firstNanos,
        long firstHostNanos,
        long teardownNanos,
        long idleBytes,
        long peakBytes,
        long guestMemoryBytes,
        long liveHeapBytes,
        boolean correct,
        String wrongAnswer,
        String answer,
        long floorNanos,
        ForkTimes times,
        MemoryTrace memory) {

    /** A run of an older workbench recorded neither floor nor times. */
    public ForkEnd {
        floorNanos = floorNanos > 0 ? floorNanos : -1;
        times = times == null ? ForkTimes.UNKNOWN : times;
    }

    /** The outcome of a fork that did all it was asked. */
    public static final String COMPLETED = "completed";

    /** The outcome of a fork that was cut off with the workbench; found when the run is opened. */
    public static final String INTERRUPTED = "interrupted";

    /** The outcome of a fork that was stopped with its run by the user. */
    public static final String CANCELLED = "cancelled";

    /** Whether it was cut off by something else than what it measured: its task is still to be measured. */
    public boolean cutOff() {
        return outcome.equals(INTERRUPTED) || outcome.equals(CANCELLED);
    }

    /** Whether the fork did all it was asked. */
    public boolean completed() {
        return outcome.equals(COMPLETED);
    }

    /** What went wrong, in one line; empty where nothing did. */
    public String problem() {
        return completed() ? correct ? "" : "wrong answer: " + wrongAnswer : outcome + ": " + message;
    }

    /** Cold start: setup, compile, instantiate and first execution, less the time in host functions. */
    public long coldStartNanos() {
        return setupNanos + compileNanos + instantiateNanos + firstNanos - firstHostNanos;
    }

    /** Peak resident memory less that of the idle worker; -1 where it cannot be told. */
    public long memoryBytes() {
        return idleBytes < 0 || peakBytes < 0 ? -1 : Math.max(0, peakBytes - idleBytes);
    }
}
