package io.healthwatch.workbench.worker.child;

import com.sun.management.ThreadMXBean;
import io.healthwatch.workbench.probe.LoadTimings;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeResult;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.worker.protocol.Message;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures what measuring costs, by the loop that measures probes. The Node worker has its like. */
final class Calibration {

    /** So many of what is measured make one observation: a single one is too short for some clocks. */
    private static final int BATCH = 1000;

    private static final int CLOCK_BATCHES = 200;

    /** As long as the scenarios' answers are. */
    private static final String ANSWER =
            "{\"scenario\":\"nothing\",\"ok\":true,\"status\":null,\"metrics\":{\"checksum\":0},\"error\":null}";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Calibration() {}

    static Message.Calibrated run(int iterations) throws ProbeException {
        if (iterations < 2 * BATCH) {
            throw new IllegalArgumentException("At least " + 2 * BATCH + " iterations are needed, not " + iterations + ".");
        }
        var clockNanos = clockNanos();
        runLoop(recording(iterations));
        var counted = recording(iterations);
        var bytes = runLoop(counted);
        return new Message.Calibrated(clockStep(), clockNanos, sampleNanos(counted), (double) bytes / iterations);
    }

    private static Recording recording(int iterations) {
        return new Recording(0, new Message.Measure("{}", ANSWER, 1, 0, 0, iterations, iterations, 0, 0));
    }

    /** What the loop allocates on this thread, in bytes. */
    private static long runLoop(Recording recording) throws ProbeException {
        var nothing = new Nothing();
        recording.startAt(System.nanoTime());
        var before = THREADS.getCurrentThreadAllocatedBytes();
        recording.run(nothing);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static double sampleNanos(Recording recording) {
        return median(IntStream.range(0, recording.ended() / BATCH - 1)
                .map(batch -> batch * BATCH)
                .mapToDouble(first -> recording.iteration(first + BATCH).startNanos()
                        - recording.iteration(first).startNanos())
                .map(nanos -> nanos / BATCH)
                .toArray());
    }

    private static double clockNanos() {
        var observations = new double[CLOCK_BATCHES];
        for (var batch = 0; batch < CLOCK_BATCHES; batch++) {
            var first = System.nanoTime();
            var last = first;
            for (var reading = 0; reading < BATCH; reading++) {
                last = System.nanoTime();
            }
            observations[batch] = (double) (last - first) / BATCH;
        }
        return median(observations);
    }

    private static long clockStep() {
        var least = Long.MAX_VALUE;
        var earlier = System.nanoTime();
        for (var steps = 0; steps < BATCH; ) {
            var later = System.nanoTime();
            if (later > earlier) {
                least = Math.min(least, later - earlier);
                steps++;
            }
            earlier = later;
        }
        return least;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** A probe that does nothing and is never loaded. */
    private static final class Nothing implements WasmProbe {

        private final ProbeResult answer = new ProbeResult(ANSWER.getBytes(StandardCharsets.UTF_8), 0, 0);

        @Override
        public RuntimeIdentity identity() {
            return new RuntimeIdentity("nothing", "", "");
        }

        @Override
        public LoadTimings load(byte[] module, long timeLimitNanos) {
            return new LoadTimings(0, 0);
        }

        @Override
        public ProbeResult execute(ProbeConfig config) {
            return answer;
        }

        @Override
        public void close() {}
    }
}
