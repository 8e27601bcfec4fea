package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Effort;
import java.time.Duration;
import java.util.Locale;

/** How thorough an evaluation is. */
public enum Profile {
    /** A first look: minutes for everything, wide intervals. */
    QUICK(new Effort(2, 30, 0, 0, 40, 150, 30, 2, 150)),
    /** For decisions: ±3 % where an hour is enough for that. */
    STANDARD(new Effort(10, 30, 0.03, minutes(60), 300, 1000, 200, 20, 1000)),
    /** For close calls: ±1 % where eight hours are enough for that. */
    THOROUGH(new Effort(20, 100, 0.01, minutes(480), 500, 3000, 400, 20, 2000));

    private final Effort effort;

    Profile(Effort effort) {
        this.effort = effort;
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
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
