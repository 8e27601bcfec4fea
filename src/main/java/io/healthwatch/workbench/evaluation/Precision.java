package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.statistics.Components;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How precise the cells of a run are, and which of them get further forks. Precision is half the width of the interval
 * of {@link CellResult#low} relative to its value: medians of a noisy machine hardly ever become precise. A cell of
 * which no fork counts is not measured again, since another fork would hardly help.
 *
 * <p>Stopping as soon as an interval is narrow favours intervals that are narrow by chance, so a pilot of at least ten
 * forks comes before the first such decision in the profiles that ask for a precision.
 */
final class Precision {

    private final Results results;
    private final List<Cell> cells;
    private final Effort effort;

    Precision(Results results) {
        this.results = results;
        this.cells = results.plan().cells();
        this.effort = results.plan().effort();
    }

    /** The cells that a round holds, by what the rounds before it measured and nothing else. */
    List<Cell> open(int round) {
        return round < effort.leastForks()
                ? cells
                : cells.stream().filter(cell -> isWide(before(cell, round))).toList();
    }

    private Estimate before(Cell cell, int round) {
        return results.low(cell, round * cells.size());
    }

    private boolean isWide(Estimate low) {
        return low != null && halfWidth(low) > effort.precision();
    }

    private static double halfWidth(Estimate low) {
        var interval = low.interval();
        return interval == null
                ? Double.POSITIVE_INFINITY
                : (interval.high() - interval.low()) / 2 / Math.abs(low.value());
    }

    /** How precise the cells are now; null where no precision was asked for. */
    Standing standing() {
        if (effort.precision() == 0) {
            return null;
        }
        Cell widest = null;
        var widestHalf = Double.NaN;
        var precise = 0;
        for (var cell : cells) {
            var low = now(cell);
            if (low == null) {
                continue;
            }
            var half = halfWidth(low);
            if (half <= effort.precision()) {
                precise++;
            }
            if (widest == null || half > widestHalf) {
                widest = cell;
                widestHalf = half;
            }
        }
        return new Standing(precise, cells.size(), widest, widestHalf, effort.precision());
    }

    private Estimate now(Cell cell) {
        return results.low(cell, Integer.MAX_VALUE);
    }

    /** The cells of the forks to come after a round, each as often as it is likely to be measured. */
    List<Cell> likely(int round) {
        var likely = new ArrayList<Cell>();
        for (var cell : cells) {
            likely.addAll(Collections.nCopies(Math.max(0, likelyForks(cell, round) - round - 1), cell));
        }
        return likely;
    }

    private int likelyForks(Cell cell, int round) {
        var low = now(cell);
        if (!isWide(low)) {
            return effort.leastForks();
        }
        var more = low.interval() == null ? 0 : Components.forksMore(low, effort.precision());
        return Math.clamp((long) round + 1 + more, effort.leastForks(), effort.rounds());
    }
}
