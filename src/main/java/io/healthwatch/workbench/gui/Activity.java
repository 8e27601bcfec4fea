package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Standing;
import io.healthwatch.workbench.run.Cell;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a session is, at one moment.
 *
 * @param cell what is measured now; null for nothing
 * @param fork which of the cell's forks, from 1
 * @param forks how many the cell has
 * @param done how many forks have ended
 * @param planned how many there are to be
 * @param left how long it will take
 * @param standing how precise the cells are; null where no precision was asked for
 * @param stopsBy when the time budget is used up; null where time is not limited
 */
public record Activity(Cell cell, int fork, int forks, int done, int planned, Duration left, Standing standing, Instant stopsBy) {

    static final Activity NONE = new Activity(null, 0, 0, 0, 0, Duration.ZERO, null, null);

    /** The part that is done, 0 to 1. */
    public double fraction() {
        return planned == 0 ? 0 : (double) done / planned;
    }

    /** How many forks are done and how long the others will take: {@code 34 of 110 forks, 1:12 left}. */
    public String progress() {
        return done + " of " + Wording.count(planned, "fork") + ", " + Wording.clock(left) + " left";
    }

    /** What is measured, in a sentence. */
    public String describe() {
        if (planned > 0 && done >= planned) {
            return "Weighing what an extension would have to carry";
        }
        return cell == null
                ? "Getting ready"
                : "Measuring " + cell.series() + ", " + cell.scenario() + " in " + Languages.title(cell.language())
                        + ", fork " + fork + " of " + forks;
    }

    /** The same with another time left. */
    Activity withLeft(Duration now) {
        return new Activity(cell, fork, forks, done, planned, now, standing, stopsBy);
    }

    /** How precise it is and when it stops, in a sentence; empty where neither precision nor time was asked for. */
    public String precision() {
        var time = stopsBy == null ? "" : "at " + Wording.timeOfDay(stopsBy);
        if (standing == null) {
            return stopsBy == null ? "" : "Stops " + time + " at the latest.";
        }
        return "Precise enough: " + standing.precise() + " of " + Wording.count(standing.cells(), "cell")
                + (standing.widest() == null
                        ? ""
                        : "; widest: " + standing.widest().series() + ", "
                                + standing.widest().scenario() + halfWidth(standing.halfWidth()))
                + "; stops when all are within ±" + Wording.percent(standing.asked())
                + (stopsBy == null ? "" : " or " + time) + ".";
    }

    private static String halfWidth(double relative) {
        return Double.isInfinite(relative) ? " (one fork so far)" : " ±" + Wording.percent(relative);
    }
}
