package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimate;
import java.nio.file.Path;
import java.util.List;

/**
 * What one cell measured from run to run on one machine. All answers of it are one family.
 *
 * @param cell without a machine's name
 * @param machine {@code Environment.fingerprint} of the machine; empty where none measured the cell
 * @param machines those that measured the cell, the one that did last first; they are never pooled
 * @param entries the machine's runs, oldest first
 * @param unread the runs that could not be read, of whatever machine
 */
public record CellHistory(
        Cell cell,
        Quantity quantity,
        double margin,
        String machine,
        List<Machine> machines,
        List<Entry> entries,
        List<Unread> unread) {

    /** A machine by {@code Environment.fingerprint}, and its name. */
    public record Machine(String fingerprint, String name) {}

    /**
     * What a run measured of the cell.
     *
     * @param result of the cell in that run, perhaps without the figure
     * @param against this run against the last one before it that has the figure; null where either has none
     * @param changes what is not the same as in that run
     */
    public record Entry(
            Path folder,
            RunHeader run,
            RunState state,
            CellResult result,
            CellComparison against,
            List<RunComparison.Change> changes) {

        /** What was measured; null where nothing counts. */
        public Estimate figure(Quantity quantity) {
            return quantity.felt(result);
        }
    }

    /** A run that could not be read, and why. */
    public record Unread(Path folder, String reason) {}
}
