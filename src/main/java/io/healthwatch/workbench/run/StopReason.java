package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a complete run measured no further. */
public enum StopReason {
    /** Every interval is as narrow as asked. */
    PRECISE("Every interval is as narrow as asked."),
    /** Every cell that needed them got the most forks. */
    MOST_FORKS("Every cell has the most forks that the plan allows."),
    /** The time budget was used up. */
    TIME("The time budget was used up.");

    private final String words;

    StopReason(String words) {
        this.words = words;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** The name in data. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of that name. */
    @JsonCreator
    public static StopReason of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
