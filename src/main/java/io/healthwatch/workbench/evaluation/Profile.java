package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Effort;
import java.util.Locale;

/** How thorough an evaluation is. */
public enum Profile {
    /** A first look: minutes for everything, wide intervals. */
    QUICK(new Effort(2, 40, 150, 30, 2, 150)),
    /** For decisions. */
    STANDARD(new Effort(8, 200, 1000, 50, 5, 1000)),
    /** For close calls. */
    THOROUGH(new Effort(20, 500, 3000, 100, 10, 2000));

    private final Effort effort;

    Profile(Effort effort) {
        this.effort = effort;
    }

    /** What it measures for each cell. */
    public Effort effort() {
        return effort;
    }

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException for another name
     */
    public static Profile of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
