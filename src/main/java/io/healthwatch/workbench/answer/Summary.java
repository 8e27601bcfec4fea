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
import java.util.function.UnaryOperator;

/** All that the overview shows of a run. Pure function; any thread. */
public record Summary(
        Headline headline, MatrixTable table, List<Chart> charts, List<Warnings.Warning> warnings, List<Step> next) {

    /** So many variants fit below each other at a glance. */
    private static final int MOST_SHOWN = 9;

    /**
     * The worst figure of variants in one criterion.
     *
     * @param figure of the variants that were asked for, and of the best others
     * @param measured how many variants there are in all
     */
    public record Chart(Criterion criterion, Figure figure, int measured) {}

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
                List.of(
                        chart(run, table, Criterion.COLD_START),
                        chart(run, table, Criterion.EXECUTION),
                        chart(run, table, weighed(run) ? Criterion.BUNDLE : Criterion.MEMORY)),
                warnings,
                next(run, table, warnings));
    }

    private static boolean weighed(RunSnapshot run) {
        return run.results().stream().anyMatch(result -> result.bundle() != null);
    }

    private record Worst(MatrixColumn column, CellResult result, Estimate figure) {

        Subject subject() {
            return new Subject(
                    result.cell(),
                    column.series(),
                    result.forks(),
                    result.iterations(),
                    figure.isExact() ? "" : "Worst in " + Scenarios.title(result.cell().scenario()));
        }
    }

    /** The judged result of every measured column, best first once the run is over. */
    private static List<Worst> worst(RunSnapshot run, MatrixTable table, Criterion criterion) {
        var worst = new ArrayList<Worst>();
        for (var column : table.columns()) {
            var entry = table.entry(criterion, column);
            if (entry != null && entry.figure() != null) {
                entry.all().stream()
                        .filter(result -> entry.worst() == null || result.cell().equals(entry.worst()))
                        .findFirst()
                        .ifPresent(result -> worst.add(new Worst(column, result, entry.figure())));
            }
        }
        if (run.state() != RunState.RUNNING) {
            worst.sort(Comparator.comparingDouble(one -> one.figure().value()));
        }
        return worst;
    }

    private static Chart chart(RunSnapshot run, MatrixTable table, Criterion criterion) {
        var all = worst(run, table, criterion);
        return new Chart(criterion, figure(table, criterion, shown(all)), all.size());
    }

    /** The figures by which the measured variants are judged in a criterion; the matrix is that run's. */
    public static Figure figure(RunSnapshot run, MatrixTable table, Criterion criterion) {
        return figure(table, criterion, worst(run, table, criterion));
    }

    private static Figure figure(MatrixTable table, Criterion criterion, List<Worst> worst) {
        var target = table.targets().get(criterion);
        var time = criterion.unit().equals("ms");
        var stacked = criterion == Criterion.COLD_START;
        var axis = new Figure.Axis("", criterion.unit(), time && !stacked, true);
        return stacked
                ? new Figure.Stacks(
                        criterion.title(),
                        axis,
                        ColdStartAnswers.PARTS,
                        criterion.title(),
                        worst.stream()
                                .map(one -> new Figure.StackRow(
                                        one.subject(), ColdStartAnswers.parts(one.result()), one.figure()))
                                .toList(),
                        target)
                : new Figure.Measures(
                        criterion.title(),
                        axis,
                        List.of(criterion.title()),
                        worst.stream()
                                .map(one -> new Figure.MeasureRow(one.subject(), List.of(one.figure())))
                                .toList(),
                        target);
    }

    /** Those that were asked for and the first others, in the order given. */
    private static List<Worst> shown(List<Worst> all) {
        var asked = all.stream()
                .filter(one -> one.column().group() == MatrixColumn.Group.REQUEST)
                .toList();
        var others = all.stream()
                .filter(one -> !asked.contains(one))
                .limit(Math.max(0, MOST_SHOWN - asked.size()))
                .toList();
        return all.stream().filter(one -> asked.contains(one) || others.contains(one)).toList();
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
