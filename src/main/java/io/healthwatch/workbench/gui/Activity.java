package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.result.Languages;
import io.healthwatch.workbench.run.Cell;
import java.time.Duration;

/**
 * How far a session is, at one moment.
 *
 * @param cell what is measured now; null for nothing
 * @param fork which of the cell's forks, from 1
 * @param forks how many the cell has
 * @param done how many forks have ended
 * @param planned how many there are to be
 * @param left how long it will take
 */
public record Activity(Cell cell, int fork, int forks, int done, int planned, Duration left) {

    static final Activity NONE = new Activity(null, 0, 0, 0, 0, Duration.ZERO);

    /** The part that is done, 0 to 1. */
    public double fraction() {
        return planned == 0 ? 0 : (double) done / planned;
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
}
