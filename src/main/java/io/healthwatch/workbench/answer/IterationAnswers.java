package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Curve;
import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Density;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Quantiles;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Answers what is asked of single iterations: how they spread, and whether they warm up. */
final class IterationAnswers {

    private final RunSnapshot run;
    private final ChartOptions options;
    private final Answers answers;

    IterationAnswers(RunSnapshot run, ChartOptions options, Answers answers) {
        this.run = run;
        this.options = options;
        this.answers = answers;
    }

    Answer spread() {
        var forks = Evidence.counting(run);
        var results = answers.sorted(answers.results(options.scenario()), CellResult::netExecution, false);
        var relative = answers.relative(results, CellResult::netExecution);
        var target = relative ? Double.NaN : Criterion.EXECUTION.target();
        var axis = answers.axis("Execution, net of host functions", "ms", relative, options.zero());
        var title = "Distribution of executions, " + Scenarios.title(options.scenario());
        var rows = new ArrayList<Figure.SpreadRow>();
        var lines = new ArrayList<Figure.Line>();
        var widest = "";
        var greatest = 0.0;
        var most = Decimation.pointsALine(results.size());
        for (var result : results) {
            var values = Evidence.netMillis(forks.getOrDefault(result.cell(), List.of()));
            var divisor = relative ? divisor(result) : 1;
            for (var i = 0; i < values.length; i++) {
                values[i] /= divisor;
            }
            var quantiles = Double.isNaN(divisor) ? null : Quantiles.of(values);
            rows.add(new Figure.SpreadRow(
                    answers.subject(result),
                    quantiles,
                    quantiles != null && options.shape() == DistributionShape.VIOLIN
                            ? Density.of(values, axis.log())
                            : null));
            if (quantiles != null) {
                lines.add(new Figure.Line(answers.subject(result), Curve.cumulative(values), most, Double.NaN, 0));
                var width = quantiles.p95() / quantiles.median();
                if (width > greatest) {
                    greatest = width;
                    widest = answers.name(result) + " spreads most: one iteration in twenty takes more than "
                            + Numbers.plain(width) + " times its median ("
                            + Numbers.of(quantiles.p95(), axis.unit()) + ").";
                }
            }
        }
        Figure figure = options.shape() == DistributionShape.CURVE
                ? new Figure.Lines(
                        title, axis, new Figure.Axis("Iterations that took no longer", "%", false, true), lines,
                        Double.NaN, target)
                : new Figure.Spreads(title, axis, rows, target);
        return new Answer(
                widest.isEmpty() ? answers.nothing() : widest,
                answers.condition()
                        + " All iterations that count, of all forks together."
                        + answers.relativeNote(answers.results(options.scenario()), CellResult::netExecution),
                List.of(figure));
    }

    /** The steady execution of a result's baseline; NaN where it was not measured. */
    private double divisor(CellResult result) {
        return Answers.value(answers.baselineOf(result, CellResult::netExecution));
    }

    Answer warmUp() {
        var counting = Evidence.counting(run);
        var results = answers.results(options.scenario());
        var single = results.stream()
                .filter(result -> result.cell().series().equals(options.series()))
                .findFirst();
        var relative = answers.relative(results, CellResult::netExecution);
        ToDoubleFunction<CellResult> divisor = result -> relative ? divisor(result) : 1;
        var lines = new ArrayList<Figure.Line>();
        if (single.isPresent()) {
            var forks = counting.getOrDefault(single.get().cell(), List.of());
            var most = Decimation.pointsALine(forks.size());
            for (var i = 0; i < forks.size(); i++) {
                lines.add(line(
                        new Subject(
                                forks.get(i).cell(),
                                "fork " + forks.get(i).number(),
                                1,
                                forks.get(i).samples().size(),
                                Evidence.warmUp(forks.get(i))),
                        forks.get(i),
                        divisor.applyAsDouble(single.get()),
                        i,
                        most));
            }
        } else {
            var most = Decimation.pointsALine(results.size());
            for (var result : results) {
                var forks = counting.getOrDefault(result.cell(), List.of());
                if (!forks.isEmpty() && !Double.isNaN(divisor.applyAsDouble(result))) {
                    lines.add(line(answers.subject(result), forks.getFirst(), divisor.applyAsDouble(result), 0, most));
                }
            }
        }
        var slowest = "";
        var greatest = 0.0;
        for (var result : results) {
            for (var fork : counting.getOrDefault(result.cell(), List.of())) {
                var ratio = firstToSteady(fork);
                if (ratio > greatest) {
                    greatest = ratio;
                    slowest = answers.name(result);
                }
            }
        }
        var headline = greatest == 0
                ? answers.nothing()
                : greatest < 1.3
                        ? "No fork's first iterations are much slower than its steady ones."
                        : "Warms up most: " + slowest + ", whose first iterations take up to " + Numbers.plain(greatest)
                                + " times as long as its steady ones.";
        return new Answer(
                headline,
                answers.condition()
                        + (single.isPresent()
                                ? " Every fork of " + options.series() + "; " + single.get().warmUps().words() + "."
                                : " The first fork of each variant; choose one to see all its forks.")
                        + " What comes before the cut-off, where a fork was found steady, does not count in any figure;"
                        + " where none was found, the planned warm-up does not."
                        + (relative ? " Divided by the baseline's steady execution." : "")
                        + (relative ? "" : answers.relativeNote(results, CellResult::netExecution)),
                List.of(new Figure.Lines(
                        "Iterations in their order, " + Scenarios.title(options.scenario()),
                        new Figure.Axis("Iteration", "", false, true),
                        answers.axis("Execution, net of host functions", "ms", relative, true),
                        lines,
                        Double.NaN,
                        Double.NaN)));
    }

    private static Figure.Line line(Subject subject, Fork fork, double divisor, int shade, int most) {
        var samples = fork.samples();
        var warm = 0;
        for (var i = 0; i < samples.size(); i++) {
            if (samples.warmup(i)) {
                warm = i + 1;
            }
        }
        return new Figure.Line(
                subject,
                new Curve(
                        samples.size(),
                        i -> i + 1.0,
                        i -> (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6 / divisor),
                most,
                warm,
                shade);
    }

    /** How much slower the first three iterations are than the median of those that count; 0 where unknown. */
    static double firstToSteady(Fork fork) {
        var samples = fork.samples();
        var steady = Quantiles.of(Evidence.netMillis(List.of(fork)));
        if (steady == null || samples.size() < 6 || steady.median() <= 0) {
            return 0;
        }
        var first = new double[3];
        for (var i = 0; i < first.length; i++) {
            first[i] = (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6;
        }
        return Quantiles.of(first).median() / steady.median();
    }
}
