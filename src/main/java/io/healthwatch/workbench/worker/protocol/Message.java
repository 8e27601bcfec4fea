package io.healthwatch.workbench.worker.protocol;

import io.healthwatch.workbench.probe.FolderGrant;
import java.util.List;
import java.util.Map;

/**
 * One frame. The parent sends a {@link Request} and the worker answers it with the reply named there,
 * or with {@link Failed}; {@link Sampled} and {@link Logged} come in between. All times are
 * nanoseconds of the worker's monotonic clock, all sizes bytes.
 */
public sealed interface Message {

    /** The version of this protocol; a worker that speaks another one is refused. */
    int PROTOCOL = 1;

    /** What the parent asks. */
    sealed interface Request extends Message {}

    /** What the worker answers or reports. */
    sealed interface Reply extends Message {}

    /**
     * The worker's first frame, sent before anything of the runtime is loaded.
     *
     * @param protocol {@link #PROTOCOL}
     * @param host {@code jvm} or {@code node}
     * @param hostVersion the JVM's or Node's version
     * @param pid the worker's process
     * @param flags what matters of its configuration, such as the garbage collector
     */
    record Hello(int protocol, String host, String hostVersion, long pid, Map<String, String> flags)
            implements Reply {}

    /**
     * Readies the host (its HTTP client, by one request to {@code warmUrl}), so that the host's own
     * first use is not counted as the runtime's. Answered by {@link Prepared}.
     *
     * @param origins the origins that the probe may reach
     * @param warmUrl an address to request once; empty for none
     * @param wasi whether modules may import WASI preview 1; a runtime that offers none then fails to open as {@code
     *     not-offered}
     * @param folders what they reach through it
     */
    record Prepare(
            List<String> origins,
            int maxResponseBytes,
            long maxTimeoutMillis,
            String warmUrl,
            boolean wasi,
            List<FolderGrant> folders)
            implements Request {

        /** Without WASI. */
        public Prepare(List<String> origins, int maxResponseBytes, long maxTimeoutMillis, String warmUrl) {
            this(origins, maxResponseBytes, maxTimeoutMillis, warmUrl, false, List.of());
        }
    }

    /** The host is ready; nothing of the runtime is loaded. The parent reads the idle memory now. */
    record Prepared() implements Reply {}

    /**
     * Sets the runtime up, until its engine can compile. Answered by {@link Opened}.
     *
     * @param runtime what the worker hosts: in Java the probe's class name; in Node {@code v8}, {@code
     *     script} or {@code adapter}
     * @param mode the runtime's mode; empty for its only one
     * @param library the native library or adapter to load; empty for none
     * @param interruptible whether time limits must be enforceable
     */
    record Open(
            String runtime, String mode, String library, long memoryLimitBytes, long stackBytes, boolean interruptible)
            implements Request {}

    /** The runtime is set up; {@code bindingNanos} of {@code setupNanos} are the host's share. */
    record Opened(String runtime, String version, String implementation, long setupNanos, long bindingNanos)
            implements Reply {}

    /**
     * Compiles and instantiates a module. Answered by {@link Loaded}.
     *
     * @param module path of the module's file
     * @param timeLimitNanos limit for the start function; 0 for none
     */
    record Load(String module, long timeLimitNanos) implements Request {}

    /** The module is loaded. */
    record Loaded(long compileNanos, long instantiateNanos) implements Reply {}

    /** Executes the probe once. Answered by {@link Executed}. */
    record Execute(String config, long timeLimitNanos) implements Request {}

    /** The answer and how long it took, host functions included. */
    record Executed(String answer, long executionNanos, long hostNanos, long guestMemoryBytes) implements Reply {}

    /**
     * Executes the probe again and again: warm-up iterations, then iterations that count. Answered by
     * any number of {@link Sampled} and one {@link Measured}. A phase ends with its last iteration, or
     * when its time is used up and its least number is reached.
     *
     * @param expected the right answer; empty to accept any
     * @param instances how many instances execute at the same time, each on a thread of its own; those
     *     beyond the first are set up before the measurement starts
     */
    record Measure(
            String config,
            String expected,
            int instances,
            int warmupIterations,
            long warmupNanos,
            int iterations,
            int leastIterations,
            long iterationsNanos,
            long timeLimitNanos)
            implements Request {}

    /** Iterations that ended since the last such frame, in the order in which each instance ran them. */
    record Sampled(List<Iteration> iterations) implements Reply {}

    /**
     * One execution.
     *
     * @param instance which instance, from 0
     * @param number counts from 0 within the instance, warm-up included
     * @param warmup whether it belongs to the warm-up
     * @param startNanos since the measurement's start
     * @param executionNanos wall time, host functions included
     * @param hostNanos of which in host functions
     * @param correct whether the answer was the expected one
     */
    record Iteration(
            int instance,
            int number,
            boolean warmup,
            long startNanos,
            long executionNanos,
            long hostNanos,
            boolean correct) {}

    /**
     * The measurement is over.
     *
     * @param wrongAnswer the first answer that was not the expected one; empty if there was none
     * @param guestMemoryBytes the first instance's linear memory
     */
    record Measured(String wrongAnswer, long guestMemoryBytes) implements Reply {}

    /** Nothing but an answer, by which the parent learns what a frame there and back costs. Answered by {@link Pong}. */
    record Ping() implements Request {}

    /** The answer to {@link Ping}. */
    record Pong() implements Reply {}

    /**
     * Measures what measuring costs: runs the sampling loop with a probe that does nothing, as often again beforehand to
     * warm up. Needs no runtime. Answered by {@link Calibrated}.
     *
     * @param iterations at least 2,000, of which each thousand gives one observation
     */
    record Calibrate(int iterations) implements Request {}

    /**
     * What measuring costs in this worker: medians over the observations.
     *
     * @param clockResolutionNanos the smallest step of the clock that was seen
     * @param clockNanos reading the clock once
     * @param sampleNanos one iteration of the sampling loop, its readings of the clock and the check of the answer
     *     included
     * @param sampleBytes what one iteration allocates on the measuring thread's heap; -1 where the host cannot tell
     */
    record Calibrated(long clockResolutionNanos, double clockNanos, double sampleNanos, double sampleBytes)
            implements Reply {}

    /** Collects garbage. Answered by {@link Collected}. */
    record Collect() implements Request {}

    /** The live heap after a collection; -1 where the host cannot tell. */
    record Collected(long liveHeapBytes) implements Reply {}

    /** Closes all instances; another {@link Open} may follow. Answered by {@link Released}. */
    record Release() implements Request {}

    /** Everything is closed; {@code teardownNanos} is the first instance's. */
    record Released(long teardownNanos) implements Reply {}

    /** Closes all instances that are left, then ends the worker. Answered by {@link Closed}. */
    record Close() implements Request {}

    /** Everything is closed. The process exits with 0. */
    record Closed() implements Reply {}

    /**
     * The request failed; the worker goes on with the next one.
     *
     * @param outcome {@link Outcome#id}
     * @param trap {@code TrapKind.id} where the outcome is a trap, else empty
     * @param message the runtime's own words
     * @param detail the runtime's own backtrace behind them, a line a frame; empty where it gives none
     * @param elapsedNanos from the request's start
     */
    record Failed(String outcome, String trap, String message, String detail, long elapsedNanos) implements Reply {}

    /** A line that the guest logged. */
    record Logged(int level, String text) implements Reply {}
}
