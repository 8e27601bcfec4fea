package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Estimates the time left of a session from the forks that have ended, alike ones first. */
final class Remaining {

    private final Map<Cell, LongSummaryStatistics> byCell = new HashMap<>();
    private final Map<String, LongSummaryStatistics> byVariant = new HashMap<>();
    private final LongSummaryStatistics all = new LongSummaryStatistics();

    void ended(ForkEnd end) {
        byCell.computeIfAbsent(end.cell(), _ -> new LongSummaryStatistics()).accept(end.durationNanos());
        byVariant
                .computeIfAbsent(end.cell().variant(), _ -> new LongSummaryStatistics())
                .accept(end.durationNanos());
        all.accept(end.durationNanos());
    }

    Duration of(List<Cell> left) {
        return Duration.ofNanos(Math.round(left.stream().mapToDouble(this::expected).sum()));
    }

    private double expected(Cell cell) {
        var alike = byCell.getOrDefault(cell, byVariant.getOrDefault(cell.variant(), all));
        return alike.getAverage();
    }
}
