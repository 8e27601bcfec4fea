package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.Estimate;
import java.util.Locale;

/** Whether a criterion is met. */
public enum Verdict {
    /** The whole interval is below the target. */
    PASS("meets"),
    /** The whole interval is at or above the target. */
    FAIL("misses"),
    /** The target lies within the interval, there is only one observation, or the figure is in grave doubt. */
    BORDERLINE("borderline"),
    /** There is no figure. */
    NOT_MEASURED("not measured"),
    /** The criterion has no meaning for this variant. */
    NOT_APPLICABLE("not applicable");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word for people. */
    public String word() {
        return word;
    }

    /** Compares the interval, not the value, with the target. */
    public static Verdict of(Estimate figure, double target) {
        if (figure == null) {
            return NOT_MEASURED;
        }
        if (figure.interval() == null) {
            return BORDERLINE;
        }
        return figure.interval().high() < target
                ? PASS
                : figure.interval().low() >= target ? FAIL : BORDERLINE;
    }
}
