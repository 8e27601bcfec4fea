package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers how fast variants are steady, and who is faster than whom. */
final class SpeedAnswers {

    private final RunSnapshot run;
    private final ChartOptions options;
    private final Answers answers;

    SpeedAnswers(RunSnapshot run, ChartOptions options, Answers answers) {
        this.run = run;
        this.options = options;
        this.answers = answers;
    }

    private Figure.Measures steadyFigure(List<CellResult> results, Map<Cell, CellComparison> compared, double target) {
        var figure = answers.measures(
                "Steady execution, " + Scenarios.title(options.scenario()),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "Host functions", "Floor: an execution without work"),
                answers.sorted(results, CellResult::netExecution, false),
                List.of(CellResult::netExecution, CellResult::host, CellResult::floor),
                target);
        return new Figure.Measures(
                figure.title(),
                figure.axis(),
                figure.names(),
                figure.rows().stream()
                        .filter(row -> shows(compared.get(row.subject().cell())))
                        .map(row -> new Figure.MeasureRow(
                                row.subject(), row.values(), words(compared.get(row.subject().cell()))))
                        .toList(),
                figure.target(),
                compared.isEmpty() ? "" : options.baseline());
    }

    /** What was not compared is shown whatever the filter: the baseline, and all where there is none. */
    private boolean shows(CellComparison compared) {
        return !options.significantOnly() || compared == null || compared.differs();
    }

    private static Figure.Compared words(CellComparison compared) {
        return compared == null ? null : new Figure.Compared(compared.answer(), compared.ratio(), compared.reason());
    }

    Answer faster() {
        var results = answers.sorted(answers.results(options.scenario()), CellResult::netExecution, false);
        var measured = Answers.measured(results, CellResult::netExecution);
        var contest = answers.contest(Quantity.EXECUTION);
        var pairs = contest.everyPair(results);
        var hasBaseline = results.stream()
                .anyMatch(result -> starred(result).map(results::contains).orElse(false));
        var than = hasBaseline || measured.isEmpty() ? options.baseline() : answers.name(measured.getFirst());
        var rows = new ArrayList<Figure.RatioRow>();
        for (var result : results) {
            var compared = (hasBaseline ? starred(result) : measured.stream().findFirst())
                    .map(baseline -> pairs.get(result.cell()).get(baseline.cell()));
            if (compared.isPresent() && shows(compared.get())) {
                rows.add(ratioRow(result, compared.get()));
            }
        }
        var figure = new Figure.Ratios(
                "Execution relative to " + than + ", " + Scenarios.title(options.scenario()),
                new Figure.Axis("Time divided by that of " + than, "×", options.log(), false),
                List.copyOf(rows),
                options.margin());
        return new Answer(
                measured.isEmpty()
                        ? answers.nothing()
                        : contest.fastest("Fastest: ", measured, answers::name),
                answers.condition()
                        + " Execution net of host functions, by the 10th percentile of each fork, compared by"
                        + " ranks; answers are corrected for all "
                        + Numbers.count(results.size() * (results.size() - 1L) / 2, "pair") + ", each 95 % interval"
                        + " holds for its pair alone. "
                        + CellComparison.whyUnsure(pairs.values().stream()
                                .flatMap(others -> others.values().stream())
                                .toList())
                        + (hasBaseline
                                ? ""
                                : " Baseline not measured: " + options.baseline()
                                        + " has no such figure here, so the picture shows ratios to " + than + "."),
                List.of(figure),
                pairTable(results, pairs),
                true);
    }

    private Optional<CellResult> starred(CellResult result) {
        return Baselines.resultOf(run, result.cell(), options.baseline(), CellResult::netExecution);
    }

    private Figure.RatioRow ratioRow(CellResult result, CellComparison compared) {
        var subject = answers.subject(result);
        return new Figure.RatioRow(
                new Subject(
                        subject.cell(), subject.label(), subject.forks(), subject.iterations(), compared.reason()),
                compared.ratio(),
                compared.answer());
    }

    private Table pairTable(List<CellResult> results, Map<Cell, Map<Cell, CellComparison>> pairs) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text("A row's variant is …"));
        results.forEach(result -> columns.add(Table.Column.text("than " + answers.name(result))));
        return new Table(
                "Who is faster than whom, " + Scenarios.title(options.scenario())
                        + ": the row's variant than the column's, with the ratio of their times",
                columns,
                results.stream()
                        .map(row -> {
                            var values = new ArrayList<Object>();
                            values.add(answers.name(row));
                            results.forEach(column -> values.add(words(row, column, pairs)));
                            return new Table.Row(row.cell(), List.copyOf(values));
                        })
                        .toList());
    }

    private String words(CellResult row, CellResult column, Map<Cell, Map<Cell, CellComparison>> pairs) {
        var compared = pairs.get(row.cell()).get(column.cell());
        if (compared == null || !shows(compared)) {
            return "";
        }
        return compared.answer().word()
                + (compared.ratio() == null ? "" : " " + Numbers.of(compared.ratio(), "×"));
    }

    Answer steady() {
        var results = answers.results(options.scenario());
        var contest = answers.contest(Quantity.EXECUTION);
        var measured = Answers.measured(results, CellResult::netExecution);
        var compared = contest.againstBaseline(results, options.baseline());
        var headline = measured.isEmpty() ? answers.nothing() : contest.fastest("Fastest: ", measured, answers::name);
        return new Answer(
                headline,
                answers.condition()
                        + " What a user feels: the median over forks of each fork's median, warm-up left out. Words"
                        + " compare the 10th percentiles of forks with those of " + options.baseline()
                        + ", corrected for all rows. "
                        + CellComparison.whyUnsure(compared.values())
                        + answers.relativeNote(results, CellResult::netExecution),
                List.of(steadyFigure(results, compared, Criterion.EXECUTION.target())));
    }
}
