package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of a plan's forks. Each round holds one fork of every cell in random order, so that what
 * drifts over a run meets all variants alike, and every cell has a figure after the first round. The same
 * plan always has the same schedule.
 */
public final class Schedule {

    private Schedule() {}

    /** The cells to measure, one a fork; a fork's index is its task number. */
    public static List<Cell> of(Plan plan) {
        var random = new SplittableRandom(plan.seed());
        var schedule = new ArrayList<Cell>(plan.mostForks());
        for (var round = 0; round < plan.effort().mostForks(); round++) {
            schedule.addAll(round(plan.cells(), random));
        }
        return schedule;
    }

    /** Each of them once, in random order. */
    public static <T> List<T> round(List<T> all, SplittableRandom random) {
        var round = new ArrayList<>(all);
        Collections.shuffle(round, random);
        return round;
    }
}
