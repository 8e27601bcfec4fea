package io.healthwatch.workbench.worker;

import io.healthwatch.workbench.worker.protocol.Outcome;

/** A request to a worker failed; the message says what happened in the words of whoever reported it. */
public final class WorkerException extends Exception {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final String trap;
    private final String detail;

    /** A failure without a trap. */
    public WorkerException(Outcome outcome, String message) {
        this(outcome, "", message, "");
    }

    /** A failure; {@code trap} is a {@code TrapKind.id} or empty, {@code detail} the runtime's backtrace or empty. */
    public WorkerException(Outcome outcome, String trap, String message, String detail) {
        super(message);
        this.outcome = outcome;
        this.trap = trap;
        this.detail = detail == null ? "" : detail;
    }

    /** What kind of failure it was. */
    public Outcome outcome() {
        return outcome;
    }

    /** The trap's {@code TrapKind.id}; empty where the guest did not trap. */
    public String trap() {
        return trap;
    }

    /** The runtime's own backtrace, a line a frame; empty where it gave none. */
    public String detail() {
        return detail;
    }
}
