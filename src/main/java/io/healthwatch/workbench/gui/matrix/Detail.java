package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.answer.ColdStartAnswers;
import io.healthwatch.workbench.answer.Baselines;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Curve;
import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where one figure of the matrix comes from. Pure function of the run; any thread.
 *
 * @param title whose figure
 * @param cell the worst scenario's, whose figure is judged; null where nothing was measured
 * @param verdict in words, with value and target
 * @param identity what answered: runtime, version, tier, host
 * @param scenarios all scenarios of it
 * @param distribution the observations behind the worst scenario with the target; null where there are none
 * @param parts cold start's phases in every scenario; null for other criteria
 * @param failures what went wrong, a line each
 * @param definition how the figure is defined
 * @param command measures the worst scenario's cell again; empty where nothing was measured
 */
public record Detail(
        String title,
        Cell cell,
        Criterion criterion,
        Verdict judged,
        String verdict,
        String identity,
        Table scenarios,
        Figure distribution,
        Figure parts,
        List<String> failures,
        String definition,
        String command) {

    private static final Texts TEXTS = Texts.of("matrix");
    private static final int FAILURES_SHOWN = 6;

    /** What its history is of; null for a size, which no fork measures. */
    Quantity quantity() {
        return switch (criterion) {
            case COLD_START -> Quantity.COLD_START;
            case EXECUTION -> Quantity.EXECUTION;
            case MEMORY -> Quantity.MEMORY;
            case BUNDLE -> null;
        };
    }

    /** The detail of that place; null where the matrix has no such column. */
    public static Detail of(RunSnapshot run, MatrixTable table, MatrixModel.Spot spot) {
        var column = table.columns().stream()
                .filter(any -> any.key().equals(spot.column()))
                .findFirst()
                .orElse(null);
        if (column == null) {
            return null;
        }
        var criterion = spot.criterion();
        var entry = table.entry(criterion, column);
        var target = table.targets().get(criterion);
        var all = entry == null ? List.<CellResult>of() : entry.all();
        return new Detail(
                title(table, column) + ": " + criterion.title(),
                entry == null ? null : entry.worst(),
                criterion,
                entry == null ? Verdict.NOT_MEASURED : entry.verdict(),
                verdict(criterion, target, entry, column) + comparison(run, criterion, entry),
                identity(column, all),
                scenarios(run, criterion, target, all),
                distribution(run, criterion, target, entry),
                criterion == Criterion.COLD_START && entry != null && entry.figure() != null
                        ? parts(all, target)
                        : null,
                failures(run, all),
                Definitions.of(criterion) + "\n" + Definitions.ofVerdict(),
                entry == null || entry.worst() == null || run == null
                        ? all.isEmpty() || run == null ? "" : Definitions.command(run.header(), all.getFirst().cell())
                        : Definitions.command(run.header(), entry.worst()));
    }

    private static String title(MatrixTable table, MatrixColumn column) {
        if (!column.measured()) {
            return column.title();
        }
        return table.severalLanguages() && column.group() != MatrixColumn.Group.BASELINE
                ? TEXTS.get("detail.language", column.series(), Languages.title(table.language()))
                : column.series();
    }

    private static String verdict(Criterion criterion, double target, Matrix.Entry entry, MatrixColumn column) {
        if (entry == null) {
            return TEXTS.get("detail.notMeasured", column.reason());
        }
        if (entry.figure() == null) {
            return TEXTS.get("detail.notMeasured", entry.reason());
        }
        var word = entry.verdict().word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + " ("
                + TEXTS.get("target", Numbers.round(target), criterion.unit()) + "): "
                + Numbers.sentence(entry.figure(), criterion.unit())
                + (Double.isNaN(entry.p95()) ? "" : ", p95 " + Numbers.of(entry.p95(), criterion.unit()))
                + (entry.bundle() == null
                        ? ", " + TEXTS.get("detail.worst", Scenarios.title(entry.worst().scenario()))
                        : ": " + entry.bundle().breakdown() + ". " + entry.bundle().note())
                + (entry.reason().isEmpty() ? "" : " " + entry.reason())
                + (MatrixTable.elsewhere(entry).isEmpty() ? "" : " " + MatrixTable.elsewhere(entry));
    }

    /** The figure relative to both baselines. */
    private static String comparison(RunSnapshot run, Criterion criterion, Matrix.Entry entry) {
        if (run == null || entry == null || entry.worst() == null) {
            return "";
        }
        return Baselines.SERIES.stream()
                .map(series -> {
                    var ratio = Ratio.of(
                            entry.figure(), Baselines.of(run, entry.worst(), series, criterion::figure));
                    return ratio == null
                            ? TEXTS.get("detail.baseline.absent", series)
                            : TEXTS.get("detail.baseline", Numbers.withInterval(ratio), series);
                })
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), compared -> " " + TEXTS.get("detail.compared", compared)));
    }

    private static String identity(MatrixColumn column, List<CellResult> all) {
        if (!column.measured()) {
            return "";
        }
        var answered = all.stream().filter(result -> !result.runtime().isEmpty()).findFirst();
        var host = TEXTS.get(column.host().equals("node") ? "detail.inNode" : "detail.inJvm");
        return answered.map(result -> TEXTS.get(
                        "detail.answered",
                        result.runtime() + " " + result.version()
                                + (result.implementation().isEmpty() ? "" : " (" + result.implementation() + ")"),
                        host))
                .orElseGet(() -> TEXTS.get("detail.silent", host));
    }

    private static Table scenarios(RunSnapshot run, Criterion criterion, double target, List<CellResult> all) {
        var baselines = criterion == Criterion.BUNDLE || run == null ? List.<String>of() : Baselines.SERIES;
        var remarks = all.stream().anyMatch(result -> !remark(criterion, result).isEmpty());
        var rows = new ArrayList<Table.Row>();
        for (var result : all) {
            var figure = criterion.figure(result);
            var interval = figure == null ? null : figure.interval();
            var values = new ArrayList<Object>();
            values.add(Scenarios.title(result.cell().scenario()));
            values.add(criterion.verdict(result, target).word());
            values.add(figure == null ? Double.NaN : (Object) figure.value());
            values.add(interval == null ? Numbers.NONE : Numbers.of(interval));
            if (criterion == Criterion.EXECUTION) {
                values.add(result.low() == null ? Double.NaN : (Object) result.low().value());
                values.add(
                        result.low() == null || result.low().interval() == null
                                ? Numbers.NONE
                                : Numbers.of(result.low().interval()));
                values.add(result.p95() == null ? Double.NaN : result.p95().value());
                values.add(result.execution() == null ? Double.NaN : (Object) result.execution().value());
            }
            for (var baseline : baselines) {
                var ratio = Ratio.of(figure, Baselines.of(run, result.cell(), baseline, criterion::figure));
                values.add(ratio == null ? TEXTS.get("detail.baseline.none") : Numbers.withInterval(ratio));
            }
            values.add(result.forks());
            values.add(result.iterations());
            if (remarks) {
                values.add(remark(criterion, result));
            }
            rows.add(new Table.Row(result.cell(), List.copyOf(values)));
        }
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text(TEXTS.get("detail.scenario")));
        columns.add(Table.Column.text(TEXTS.get("detail.verdict")));
        columns.add(Table.Column.number(TEXTS.get("detail.value"), criterion.unit()));
        columns.add(Table.Column.text(TEXTS.get("detail.interval")));
        if (criterion == Criterion.EXECUTION) {
            columns.add(Table.Column.number(TEXTS.get("detail.low"), "ms"));
            columns.add(Table.Column.text(TEXTS.get("detail.low.interval")));
            columns.add(Table.Column.number("p95", "ms"));
            columns.add(Table.Column.number(TEXTS.get("detail.withHost"), "ms"));
        }
        baselines.forEach(baseline -> columns.add(Table.Column.text("× " + baseline)));
        columns.add(Table.Column.number(TEXTS.get("detail.forks"), ""));
        columns.add(Table.Column.number(TEXTS.get("detail.iterations"), ""));
        if (remarks) {
            columns.add(Table.Column.text(TEXTS.get("detail.remark")));
        }
        return new Table(TEXTS.get("detail.table", criterion.title()), columns, rows);
    }

    private static String remark(Criterion criterion, CellResult result) {
        if (!result.reason().isEmpty() || criterion != Criterion.EXECUTION) {
            return Evidence.shortened(result.reason());
        }
        return result.doubts().stream().map(Doubt::meaning).collect(Collectors.joining(" "));
    }

    private static Figure distribution(RunSnapshot run, Criterion criterion, double target, Matrix.Entry entry) {
        if (run == null || entry == null || entry.worst() == null) {
            return null;
        }
        var forks = Evidence.counting(run).getOrDefault(entry.worst(), List.of());
        if (forks.isEmpty()) {
            return null;
        }
        var subject = new Subject(
                entry.worst(),
                entry.worst().series(),
                forks.size(),
                forks.stream().mapToInt(fork -> fork.samples().size()).sum(),
                "");
        if (criterion == Criterion.EXECUTION) {
            var values = Evidence.netMillis(forks);
            return new Figure.Lines(
                    TEXTS.get("detail.executions", Scenarios.title(entry.worst().scenario())),
                    new Figure.Axis(TEXTS.get("detail.execution"), "ms", true, false),
                    new Figure.Axis(TEXTS.get("detail.noLonger"), "%", false, true),
                    List.of(new Figure.Line(
                            subject, Curve.cumulative(values), Decimation.POINTS, Double.NaN, 0)),
                    Double.NaN,
                    target);
        }
        var rows = forks.stream()
                .map(fork -> new Figure.MeasureRow(
                        new Subject(
                                entry.worst(),
                                TEXTS.get("detail.fork", String.valueOf(fork.number())),
                                1,
                                fork.samples().size(),
                                ""),
                        List.of(new Estimate(observation(criterion, fork), null, 1))))
                .toList();
        return new Figure.Measures(
                TEXTS.get("detail.eachFork", criterion.title(), Scenarios.title(entry.worst().scenario())),
                new Figure.Axis(criterion.title(), criterion.unit(), false, true),
                List.of(TEXTS.get("detail.oneFork")),
                rows,
                target);
    }

    private static double observation(Criterion criterion, Fork fork) {
        return criterion == Criterion.MEMORY
                ? fork.end().memoryBytes() / 1e6
                : fork.end().coldStartNanos() / 1e6;
    }

    private static Figure parts(List<CellResult> all, double target) {
        return new Figure.Stacks(
                TEXTS.get("detail.parts"),
                new Figure.Axis("Cold start", "ms", false, true),
                ColdStartAnswers.PARTS,
                "Cold start",
                all.stream()
                        .map(result -> new Figure.StackRow(
                                new Subject(
                                        result.cell(),
                                        Scenarios.title(result.cell().scenario()),
                                        result.forks(),
                                        result.iterations(),
                                        Evidence.shortened(result.reason())),
                                ColdStartAnswers.parts(result),
                                result.coldStart()))
                        .toList(),
                target);
    }

    private static List<String> failures(RunSnapshot run, List<CellResult> all) {
        if (run == null) {
            return List.of();
        }
        var shown = all.stream().map(CellResult::cell).collect(Collectors.toSet());
        var failed = run.forks().stream()
                .map(Fork::end)
                .filter(end -> end != null
                        && shown.contains(end.cell())
                        && !(end.completed() && end.correct()))
                .map(end -> "Fork " + end.fork() + ", " + Scenarios.title(end.cell().scenario()) + ": "
                        + Evidence.shortened(end.completed()
                                ? "wrong answer: " + end.wrongAnswer()
                                : end.outcome() + ": " + end.message()))
                .toList();
        return failed.size() <= FAILURES_SHOWN
                ? failed
                : IntStream.rangeClosed(0, FAILURES_SHOWN)
                        .mapToObj(i -> i < FAILURES_SHOWN
                                ? failed.get(i)
                                : "and " + Numbers.count(failed.size() - FAILURES_SHOWN, "further fork"))
                        .toList();
    }
}
