package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.MemoryTrace;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;

/** Gathers what a fork measures, phase by phase, so that whatever came before a failure is kept. */
final class ForkRecord {

    private static final long UNKNOWN = -1;

    private final int fork;
    private final int task;
    private final Cell cell;
    private final long begun = System.nanoTime();
    private long starting = begun;
    private long reached = begun;
    private long prepareNanos = UNKNOWN;
    private long iterationsNanos = UNKNOWN;
    private long checksNanos = UNKNOWN;
    private boolean closed;
    private String outcome = ForkEnd.COMPLETED;
    private String message = "";
    private String hostVersion = "";
    private Message.Opened opened = new Message.Opened("", "", "", UNKNOWN, UNKNOWN);
    private Message.Loaded loaded = new Message.Loaded(UNKNOWN, UNKNOWN);
    private long processStartNanos = UNKNOWN;
    private long firstNanos = UNKNOWN;
    private long firstHostNanos = UNKNOWN;
    private long teardownNanos = UNKNOWN;
    private long idleBytes = UNKNOWN;
    private long peakBytes = UNKNOWN;
    private long guestMemoryBytes = UNKNOWN;
    private long liveHeapBytes = UNKNOWN;
    private long floorNanos = UNKNOWN;
    private MemoryTrace memory;
    private String wrongAnswer = "";
    private String answer = "";

    ForkRecord(int fork, int task, Cell cell) {
        this.fork = fork;
        this.task = task;
        this.cell = cell;
    }

    void starting() {
        starting = System.nanoTime();
    }

    void started(Message.Hello hello) {
        processStartNanos = System.nanoTime() - starting;
        hostVersion = hello.hostVersion();
        sinceReached();
    }

    void idle(long bytes) {
        idleBytes = bytes;
        prepareNanos = sinceReached();
    }

    void opened(Message.Opened reply) {
        opened = reply;
    }

    void loaded(Message.Loaded reply) {
        loaded = reply;
    }

    /** The first execution is over; {@code mistake} is what is wrong with its answer, empty where nothing is. */
    void first(Message.Executed reply, String mistake) {
        firstNanos = reply.executionNanos();
        firstHostNanos = reply.hostNanos();
        sinceReached();
        wrong(mistake);
    }

    /** Measuring is over; {@code mistake} is what is wrong with an answer, empty where nothing is. */
    void measured(Message.Measured reply, String mistake) {
        guestMemoryBytes = reply.guestMemoryBytes();
        iterationsNanos = sinceReached();
        wrong(mistake);
    }

    /** An answer that is to be compared with the other variants'. */
    void answered(String toBeCompared) {
        answer = toBeCompared;
    }

    void peak(long bytes) {
        peakBytes = bytes;
    }

    /** A check is over; {@code problem} is empty where it passed. */
    void check(String name, String problem) {
        if (!problem.isEmpty()) {
            wrong(name + ": " + problem);
        }
    }

    private void wrong(String mistake) {
        if (wrongAnswer.isEmpty()) {
            wrongAnswer = mistake;
        }
    }

    void collected(Message.Collected reply) {
        liveHeapBytes = reply.liveHeapBytes();
        checksNanos = sinceReached();
    }

    void released(Message.Released reply) {
        teardownNanos = reply.teardownNanos();
        sinceReached();
        closed = true;
    }

    /** The time since the last step that was reached; this one is reached now. */
    private long sinceReached() {
        var now = System.nanoTime();
        var nanos = now - reached;
        reached = now;
        return nanos;
    }

    /** The floor was measured; NaN where nothing was. */
    void floor(double nanos) {
        floorNanos = Double.isNaN(nanos) ? UNKNOWN : Math.round(nanos);
    }

    void failed(Outcome how, String why) {
        outcome = how.id();
        message = why == null ? "" : why;
    }

    void memory(MemoryTrace trace) {
        memory = trace;
    }

    ForkEnd end() {
        return new ForkEnd(
                fork,
                task,
                cell,
                outcome,
                message,
                opened.runtime(),
                opened.version(),
                opened.implementation(),
                hostVersion,
                System.nanoTime() - begun,
                processStartNanos,
                opened.setupNanos(),
                opened.bindingNanos(),
                loaded.compileNanos(),
                loaded.instantiateNanos(),
                firstNanos,
                firstHostNanos,
                teardownNanos,
                idleBytes,
                peakBytes,
                guestMemoryBytes,
                liveHeapBytes,
                outcome.equals(ForkEnd.COMPLETED) && wrongAnswer.isEmpty(),
                wrongAnswer,
                answer,
                floorNanos,
                new ForkTimes(prepareNanos, iterationsNanos, checksNanos, closed ? sinceReached() : UNKNOWN),
                memory);
    }
}
