package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The order of a plan's forks. Each round holds one fork of every cell that needs one, in random order, so that what
 * drifts over a run meets all variants alike, and every cell has a figure after the first round. The order is that of
 * all cells: those that need no more leave their places empty, so that a place is the same whoever needs it. The same
 * plan always has the same schedule.
 */
public final class Schedule {

    /**
     * One fork to be measured.
     *
     * @param number its place: the round times the number of cells, and its place in the round
     */
    public record Task(int number, Cell cell) {}

    private Schedule() {}

    /** The cell of every place, up to the most forks. */
    public static List<Cell> of(Plan plan) {
        var random = new SplittableRandom(plan.seed());
        var schedule = new ArrayList<Cell>(plan.mostForks());
        for (var round = 0; round < plan.effort().rounds(); round++) {
            var cells = new ArrayList<>(plan.cells());
            Collections.shuffle(cells, random);
            schedule.addAll(cells);
        }
        return schedule;
    }

    /** The tasks of a round, counted from 0, that holds those cells. */
    static List<Task> round(List<Cell> schedule, int round, List<Cell> cells, int allCells) {
        return IntStream.range(round * allCells, (round + 1) * allCells)
                .filter(place -> cells.contains(schedule.get(place)))
                .mapToObj(place -> new Task(place, schedule.get(place)))
                .toList();
    }
}
