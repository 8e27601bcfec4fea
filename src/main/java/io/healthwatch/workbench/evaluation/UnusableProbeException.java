package io.healthwatch.workbench.evaluation;

import java.util.List;

/** A probe of the user's own cannot be measured. */
public final class UnusableProbeException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    /** Everything that is wrong with it, each a sentence or two that say what to do. */
    public UnusableProbeException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong with it. */
    public List<String> problems() {
        return problems;
    }
}
