package io.healthwatch.workbench.merge;

import java.util.List;

/** Runs cannot be merged: they are not of the same plan. The message says what differs. */
public final class DifferentPlansException extends Exception {

    private static final long serialVersionUID = 1;

    DifferentPlansException(String one, String other, List<String> differences) {
        super("The runs " + one + " and " + other + " are not of the same plan. What differs: "
                + String.join("; ", differences) + ".");
    }
}
