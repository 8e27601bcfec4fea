package io.healthwatch.workbench.worker;

import io.healthwatch.workbench.worker.protocol.Message;
import java.time.Duration;
import java.util.Arrays;

/**
 * What measuring itself costs in one host: medians, in nanoseconds unless they say otherwise.
 *
 * @param clockResolutionNanos the smallest step of the clock that was seen
 * @param clockNanos reading the clock once
 * @param sampleNanos one iteration of the sampling loop with a probe that does nothing; of it, only one reading of the
 *     clock lies within the time that is recorded
 * @param sampleBytes what one iteration allocates on the measuring thread's heap; -1 where the host cannot tell
 * @param roundTripNanos a frame to the worker and its answer, as the parent sees it; outside of every time recorded
 */
public record HarnessCosts(
        long clockResolutionNanos, double clockNanos, double sampleNanos, double sampleBytes, double roundTripNanos) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ITERATIONS = 200_000;
    private static final int ROUND_TRIPS = 500;

    /**
     * Measures them in a worker; takes less than a second. Nothing need be open there, and nothing that is open takes
     * part.
     *
     * @throws WorkerException when the worker fails
     */
    public static HarnessCosts of(Worker worker) throws WorkerException {
        var calibrated = worker.ask(new Message.Calibrate(ITERATIONS), Message.Calibrated.class, LIMIT);
        return new HarnessCosts(
                calibrated.clockResolutionNanos(),
                calibrated.clockNanos(),
                calibrated.sampleNanos(),
                calibrated.sampleBytes(),
                roundTripNanos(worker));
    }

    private static double roundTripNanos(Worker worker) throws WorkerException {
        var nanos = new long[ROUND_TRIPS];
        for (var i = 0; i < ROUND_TRIPS; i++) {
            var started = System.nanoTime();
            worker.ask(new Message.Ping(), Message.Pong.class, LIMIT);
            nanos[i] = System.nanoTime() - started;
        }
        Arrays.sort(nanos);
        return nanos[ROUND_TRIPS / 2];
    }
}
