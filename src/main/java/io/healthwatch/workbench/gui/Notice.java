package io.healthwatch.workbench.gui;

/**
 * A message that comes and goes.
 *
 * @param text what happened, and what to do about it
 * @param action name of what can be done at once; null for nothing
 * @param run does it
 */
public record Notice(Kind kind, String text, String action, Runnable run) {

    /** How serious it is. */
    public enum Kind {
        /** Good to know. */
        INFORMATION,
        /** Something went wrong; the rest goes on. */
        PROBLEM
    }

    /** Good to know. */
    public static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text, null, null);
    }

    /** Something went wrong. */
    public static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text, null, null);
    }

    /** The same with something to do about it. */
    public Notice offering(String name, Runnable what) {
        return new Notice(kind, text, name, what);
    }
}
