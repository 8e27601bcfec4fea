package io.healthwatch.workbench.gui.charts;

/** What people ask of a run. */
public enum Question {
    /** The parts of cold start. */
    COLD_START("Where does cold start go?"),
    /** Steady executions with intervals. */
    STEADY("How fast is it steady?"),
    /** Distributions. */
    SPREAD("How does it spread?"),
    /** Iterations in their order. */
    WARM_UP("Does it warm up?"),
    /** Memory of process, heap and guest. */
    MEMORY("What does memory do?"),
    /** Throughput and tail with several instances. */
    LOAD("What happens under load?");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    /** The question. */
    public String words() {
        return words;
    }

    /** Whether values can be shown relative to a baseline. */
    public boolean relative() {
        return this == STEADY || this == MEMORY || this == LOAD || this == SPREAD;
    }

    /** Whether there is a choice of starting at zero. */
    public boolean zero() {
        return this != WARM_UP;
    }
}
