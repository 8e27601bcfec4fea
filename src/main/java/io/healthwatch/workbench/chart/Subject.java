package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.run.Cell;

/**
 * What a row or a line of a figure is about.
 *
 * @param label the name that is written beside it
 * @param forks how many forks stand behind it
 * @param iterations how many iterations
 * @param remark why a figure is missing or doubtful; empty where all is well
 */
public record Subject(Cell cell, String label, int forks, int iterations, String remark) {

    /** How much stands behind its figures, in words. */
    public String evidence() {
        return Numbers.count(forks, "fork") + ", " + Numbers.count(iterations, "iteration");
    }
}
