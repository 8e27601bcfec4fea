package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.worker.protocol.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one instance measures; written by its thread alone, read by others up to {@link #ended}. */
final class Recording {

    private final int instance;
    private final Message.Measure request;
    private final ProbeConfig config;
    private final byte[] expected;
    private final long[] starts;
    private final long[] executions;
    private final long[] hosts;
    private final boolean[] correct;
    private int firstCounted = Integer.MAX_VALUE;
    private long origin;
    private String wrongAnswer = "";
    private long guestMemoryBytes;
    private volatile int ended;

    Recording(int instance, Message.Measure request) {
        this.instance = instance;
        this.request = request;
        this.config = new ProbeConfig(request.config().getBytes(StandardCharsets.UTF_8), request.timeLimitNanos());
        this.expected = request.expected().getBytes(StandardCharsets.UTF_8);
        var capacity = request.warmupIterations() + request.iterations();
        this.starts = new long[capacity];
        this.executions = new long[capacity];
        this.hosts = new long[capacity];
        this.correct = new boolean[capacity];
    }

    /** The measurement's start, by {@link System#nanoTime}; to be told before {@link #run}. */
    void startAt(long nanos) {
        origin = nanos;
    }

    int instance() {
        return instance;
    }

    /** How many iterations are recorded whole. */
    int ended() {
        return ended;
    }

    /** The first answer that was not the expected one; empty if there was none. */
    String wrongAnswer() {
        return wrongAnswer;
    }

    long guestMemoryBytes() {
        return guestMemoryBytes;
    }

    void run(WasmProbe probe) throws ProbeException {
        phase(probe, request.warmupIterations(), 0, request.warmupNanos());
        firstCounted = ended;
        phase(probe, request.iterations(), request.leastIterations(), request.iterationsNanos());
    }

    private void phase(WasmProbe probe, int most, int least, long nanos) throws ProbeException {
        var first = ended;
        var until = System.nanoTime() + nanos;
        for (var i = first; i < first + most; i++) {
            var started = System.nanoTime();
            if (i - first >= least && started - until >= 0) {
                return;
            }
            var result = probe.execute(config);
            executions[i] = System.nanoTime() - started;
            starts[i] = started - origin;
            hosts[i] = result.hostNanos();
            correct[i] = isExpected(result.json());
            guestMemoryBytes = result.guestMemoryBytes();
            ended = i + 1;
        }
    }

    private boolean isExpected(byte[] answer) {
        if (expected.length == 0 || Arrays.equals(answer, expected)) {
            return true;
        }
        if (wrongAnswer.isEmpty()) {
            wrongAnswer = new String(answer, StandardCharsets.UTF_8);
        }
        return false;
    }

    Message.Iteration iteration(int i) {
        return new Message.Iteration(
                instance, i, i < firstCounted, starts[i], executions[i], hosts[i], correct[i]);
    }
}
