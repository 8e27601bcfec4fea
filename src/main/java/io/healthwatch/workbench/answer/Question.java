package io.healthwatch.workbench.answer;

/** What people ask of a run. */
public enum Question {
    /** The parts of cold start. */
    COLD_START("Where does cold start go?"),
    /** Steady executions with intervals. */
    STEADY("How fast is it steady?"),
    /** Every variant against every other one. */
    FASTER("Who is faster than whom?"),
    /** Distributions. */
    SPREAD("How does it spread?"),
    /** Iterations in their order. */
    WARM_UP("Does it warm up?"),
    /** Memory of process, heap and guest. */
    MEMORY("What does memory do?"),
    /** Bundle and execution. */
    SIZE("Is it worth its size?"),
    /** Throughput and tail with several instances. */
    LOAD("What happens under load?"),
    /** One runtime, all languages; and what a language costs before anything runs. */
    LANGUAGES("What does a language cost?"),
    /** Every runtime with every language. */
    LANGUAGES_AND_RUNTIMES("Which language in which runtime?");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    /** The question. */
    public String words() {
        return words;
    }

    /** Whether languages are compared, and none is chosen. */
    public boolean comparesLanguages() {
        return this == LANGUAGES || this == LANGUAGES_AND_RUNTIMES;
    }

    /** Whether variants are compared with the baseline in words. */
    public boolean compares() {
        return this == STEADY || this == FASTER;
    }

    /** Whether values lie so far apart, and are no lengths to compare, that a logarithmic axis is read best. */
    public boolean logAtFirst() {
        return switch (this) {
            case COLD_START, MEMORY, LOAD, LANGUAGES -> false;
            case STEADY, FASTER, SPREAD, WARM_UP, SIZE, LANGUAGES_AND_RUNTIMES -> true;
        };
    }

    /** Whether there is a choice of starting at zero. */
    public boolean zero() {
        return this != WARM_UP && this != FASTER && this != LANGUAGES_AND_RUNTIMES;
    }
}
