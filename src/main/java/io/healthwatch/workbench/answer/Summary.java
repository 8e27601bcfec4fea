package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * All that the overview shows of a run. Pure function; any thread.
 *
 * @param coldStart the worst cold start of every variant, with its parts
 * @param execution the worst execution of every variant
 * @param memory the greatest memory of every variant
 */
public record Summary(
        Headline headline,
        MatrixTable table,
        Figure coldStart,
        Figure execution,
        Figure memory,
        List<Warnings.Warning> warnings,
        List<Step> next) {

    /** Something to look at next, and the view where it is. */
    public record Step(String words, String view) {}

    /**
     * The summary of a run.
     *
     * @param language the probes' language to prefer
     */
    public static Summary of(RunSnapshot run, String language, UnaryOperator<String> whyMissing) {
        var table = MatrixTable.of(run, "node", language, Map.of(), whyMissing);
        var warnings = Warnings.of(run, table);
        return new Summary(
                Headline.of(run, table),
                table,
                coldStart(run, table),
                worst(run, table, Criterion.EXECUTION, true),
                worst(run, table, Criterion.MEMORY, false),
                warnings,
                next(run, table, warnings));
    }

    private record Worst(MatrixColumn column, CellResult result, Estimate figure) {

        Subject subject() {
            return new Subject(
                    result.cell(),
                    column.series(),
                    result.forks(),
                    result.iterations(),
                    "Worst in " + Scenarios.title(result.cell().scenario()));
        }
    }

    /** The judged result of every measured column, best first once the run is over. */
    private static List<Worst> worst(RunSnapshot run, MatrixTable table, Criterion criterion) {
        var worst = new ArrayList<Worst>();
        for (var column : table.columns()) {
            var entry = table.entry(criterion, column);
            if (entry != null && entry.worst() != null) {
                entry.all().stream()
                        .filter(result -> result.cell().equals(entry.worst()))
                        .findFirst()
                        .ifPresent(result -> worst.add(new Worst(column, result, entry.figure())));
            }
        }
        if (run.state() != RunState.RUNNING) {
            worst.sort(Comparator.comparingDouble(one -> one.figure().value()));
        }
        return worst;
    }

    private static Figure coldStart(RunSnapshot run, MatrixTable table) {
        return new Figure.Stacks(
                "Cold start",
                new Figure.Axis("", "ms", true, true),
                Answers.COLD_START_PARTS,
                "Cold start",
                worst(run, table, Criterion.COLD_START).stream()
                        .filter(one -> Objects.nonNull(one.figure()))
                        .map(one -> new Figure.StackRow(one.subject(), Answers.parts(one.result()), one.figure()))
                        .toList(),
                table.targets().get(Criterion.COLD_START));
    }

    private static Figure worst(RunSnapshot run, MatrixTable table, Criterion criterion, boolean log) {
        return new Figure.Measures(
                criterion.title(),
                new Figure.Axis("", criterion.unit(), log, true),
                List.of(criterion.title()),
                worst(run, table, criterion).stream()
                        .map(one -> new Figure.MeasureRow(one.subject(), List.of(one.figure())))
                        .toList(),
                table.targets().get(criterion));
    }

    private static List<Step> next(RunSnapshot run, MatrixTable table, List<Warnings.Warning> warnings) {
        var steps = new ArrayList<Step>();
        steps.add(new Step("See every verdict with its evidence", "Matrix"));
        steps.add(new Step(
                table.severalLanguages()
                        ? "See what each language costs, and where cold start goes"
                        : "See where cold start goes and how executions spread",
                "Charts"));
        if (run.state() != RunState.RUNNING
                && warnings.stream().anyMatch(warning -> warning.title().equals("Few forks"))) {
            steps.add(new Step("Measure again with more forks", "Evaluate"));
        } else {
            steps.add(new Step("Look at single iterations", "Samples"));
        }
        return List.copyOf(steps);
    }
}
