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
 * @param bundle which bundle is weighed, from 1; 0 while forks are measured
 * @param bundles how many are weighed
 */
public record Activity(
        Cell cell,
        int fork,
        int forks,
        int done,
        int planned,
        Duration left,
        Standing standing,
        Instant stopsBy,
        int bundle,
        int bundles) {

    static final Activity NONE = new Activity(null, 0, 0, 0, 0, Duration.ZERO, null, null, 0, 0);

    /** The part of the forks that is done, or of the bundles when those are weighed; 0 to 1. */
    public double fraction() {
        return bundle > 0 ? (double) (bundle - 1) / bundles : planned == 0 ? 0 : (double) done / planned;
    }

    /** How many forks are done and how long the others will take, {@code 34 of 110 forks, 1:12 left}; then the bundles. */
    public String progress() {
        return bundle > 0
                ? bundle + " of " + Wording.count(bundles, "bundle")
                : done + " of " + Wording.count(planned, "fork") + ", " + Wording.clock(left) + " left";
    }

    /** How long the forks will take, such as {@code 1:12 left}; empty before the first and after the last. */
    public String timeLeft() {
        return planned == 0 || bundle > 0 ? "" : Wording.clock(left) + " left";
    }

    /** What is measured, in a sentence. */
    public String describe() {
        if (bundle > 0) {
            return "Weighing what an extension would have to carry: bundle " + bundle + " of " + bundles;
        }
        return cell == null
                ? "Getting ready"
                : "Measuring " + cell.series() + ", " + cell.scenario() + " in " + Languages.title(cell.language())
                        + ", fork " + fork + " of " + forks;
    }

    /** The same with another time left. */
    Activity withLeft(Duration now) {
        return new Activity(cell, fork, forks, done, planned, now, standing, stopsBy, bundle, bundles);
    }

    /** The same when forks are no longer measured, but bundles weighed. */
    Activity weighing(int number, int all) {
        return new Activity(cell, fork, forks, done, planned, Duration.ZERO, standing, stopsBy, number, all);
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
