package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.List;

/** What an evaluation came to, for a terminal. */
final class ResultText {

    private final List<CellResult> results;
    private final Matrix matrix;

    ResultText(List<CellResult> results, Matrix matrix) {
        this.results = results;
        this.matrix = matrix;
    }

    @Override
    public String toString() {
        return "Results: medians over forks, milliseconds and megabytes\n\n" + cells()
                + "\nSuccess criteria: worst scenario, each language by itself, 95 % interval, execution net of time in host functions\n\n"
                + criteria();
    }

    private TextTable cells() {
        var table = new TextTable(
                "Variant", "Scenario", "Language", "Setup", "Compile", "Instantiate", "First", "Execution", "of it host",
                "Memory", "Teardown", "Forks", "Answers");
        for (var result : results) {
            table.add(
                    result.cell().series(),
                    result.cell().scenario(),
                    result.cell().language(),
                    figure(result.setup()),
                    figure(result.compile()),
                    figure(result.instantiate()),
                    figure(result.first()),
                    figure(result.execution()),
                    figure(result.host()),
                    figure(result.memory()),
                    figure(result.teardown()),
                    Integer.toString(result.forks()),
                    result.correct() ? "correct" : result.reason());
        }
        return table;
    }

    private TextTable criteria() {
        var table = new TextTable(
                "Criterion", "Target", "Variant", "Language", "Verdict", "Value", "Interval", "Worst scenario");
        for (var entry : matrix.entries()) {
            var interval = entry.figure() == null ? null : entry.figure().interval();
            table.add(
                    entry.criterion().title(),
                    "< " + number(entry.target()) + " " + entry.criterion().unit(),
                    entry.variant() + "@" + entry.host(),
                    entry.language(),
                    entry.verdict().word(),
                    figure(entry.figure()),
                    interval == null ? "-" : number(interval.low()) + " - " + number(interval.high()),
                    remark(entry));
        }
        return table;
    }

    private static String remark(Matrix.Entry entry) {
        if (entry.bundle() != null) {
            return entry.bundle().breakdown();
        }
        return entry.worst() == null ? entry.reason() : entry.worst().scenario();
    }

    /** Its value for a column; a dash where there is none. */
    static String figure(Estimate estimate) {
        return estimate == null ? "-" : number(estimate.value());
    }

    /** Three digits or so; a dash where there is none. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(value >= 100 ? "%.0f" : value >= 1 ? "%.1f" : "%.3f", value);
    }
}
