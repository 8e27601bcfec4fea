package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.run.Cell;

/**
 * One place of a run's schedule, as a lane shows it.
 *
 * @param task its place in the schedule
 * @param number which of the cell's forks it is, from 1
 * @param note why it failed, or whether it was steady; empty before it has ended
 */
public record PlannedFork(int task, Cell cell, int number, ForkState state, String note) {

    PlannedFork in(ForkState now, String why) {
        return new PlannedFork(task, cell, number, now, why);
    }

    /** The scenario, the language, the fork and how it stands, in a sentence. */
    public String describe() {
        var text = cell.scenario() + " (" + cell.language() + "), fork " + number + ": " + state.word();
        return note.isEmpty() ? text : text + "\n" + note;
    }
}
