package io.healthwatch.workbench.worker.protocol;

import java.util.Locale;

/** How a request to a worker can fail: by the probe, by its runtime, or by the process. */
public enum Outcome {
    /** The bytes are no module that the runtime accepts. */
    INVALID_MODULE,
    /** The module imports something that the host does not offer. */
    MISSING_IMPORT,
    /** The module lacks an export of the contract. */
    MISSING_EXPORT,
    /** The guest trapped. */
    TRAP,
    /** The guest was stopped at its time limit. */
    TIME_LIMIT,
    /** The memory limit does not allow the module. */
    MEMORY_LIMIT,
    /** The guest's result is outside its memory, or it has no room for its input. */
    BAD_RESULT,
    /** A host function failed. */
    HOST_FAILURE,
    /** The runtime could not be set up. */
    SETUP_FAILED,
    /** The runtime does not offer what was asked for, such as WASI. */
    NOT_OFFERED,
    /** Anything else that the worker reports. */
    INTERNAL,
    /** The worker's process ended on its own. */
    CRASHED,
    /** The worker did not answer in time and was killed. */
    HUNG,
    /** The worker said something that is not the protocol. */
    GARBLED,
    /** The worker's process could not be started, or ended before its first frame. */
    NOT_STARTED,
    /** The user cancelled. */
    CANCELLED;

    /** The name in data: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome of that name; {@link #INTERNAL} for an unknown one. */
    public static Outcome of(String id) {
        for (var outcome : values()) {
            if (outcome.id().equals(id)) {
                return outcome;
            }
        }
        return INTERNAL;
    }

    /** Whether the process is gone after it. */
    public boolean endsWorker() {
        return compareTo(CRASHED) >= 0;
    }
}
