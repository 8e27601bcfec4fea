package io.healthwatch.workbench.evaluation;

/** The calibration probe with no work to do: the least that a runtime does, and an answer that is known. */
public final class Idle {

    /** The calibration probe's name among the modules of a language. */
    public static final String PROBE = "calibration";

    /** What it is given. */
    public static final String CONFIG = "{\"work\":0}";

    /** Its right answer. */
    public static final String ANSWER =
            "{\"scenario\":\"calibration\",\"ok\":true,\"status\":null,\"metrics\":{\"checksum\":2463534242},\"error\":null}";

    private Idle() {}
}
