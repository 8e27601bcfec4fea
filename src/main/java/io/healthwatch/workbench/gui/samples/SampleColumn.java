package io.healthwatch.workbench.gui.samples;

/** A column of the table of samples. */
public enum SampleColumn {
    /** The variant in its host. */
    VARIANT("Variant", "", true, 165),
    /** The host. */
    HOST("Host", "", true, 64),
    /** The scenario. */
    SCENARIO("Scenario", "", true, 155),
    /** The probe's language. */
    LANGUAGE("Language", "", true, 88),
    /** The fork's number. */
    FORK("Fork", "", false, 62),
    /** Which of the instances that ran at the same time. */
    INSTANCE("Instance", "", false, 76),
    /** The place in its fork. */
    ITERATION("Iteration", "", false, 84),
    /** Whether it belongs to the warm-up. */
    WARM_UP("Warm-up", "", true, 84),
    /** When it started, since the fork's measurement began. */
    START("Start", "ms", false, 100),
    /** Wall time with host functions. */
    EXECUTION("Execution", "ms", false, 112),
    /** Time in host functions. */
    HOST_TIME("Host functions", "ms", false, 128),
    /** Whether the answer was right. */
    CORRECT("Answer", "", true, 84);

    private final String title;
    private final String unit;
    private final boolean words;
    private final double width;

    SampleColumn(String title, String unit, boolean words, double width) {
        this.title = title;
        this.unit = unit;
        this.words = words;
        this.width = width;
    }

    /** The title. */
    String title() {
        return title;
    }

    /** The title with its unit. */
    public String header() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }

    /** Whether it holds words and not numbers. */
    public boolean words() {
        return words;
    }

    double width() {
        return width;
    }
}
