package io.healthwatch.workbench.decision;

/**
 * Whether an option fulfils a requirement.
 *
 * @param why the figure or the finding behind it, in words
 */
public record Fulfilment(State state, String why) {

    /** From good to bad. */
    public enum State {
        /** Surely. */
        MET,
        /** The evidence does not settle it. */
        UNSURE,
        /** Nothing is known. */
        UNKNOWN,
        /** Surely not. */
        MISSED
    }
}
