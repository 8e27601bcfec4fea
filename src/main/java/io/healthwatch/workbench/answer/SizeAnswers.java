package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Answers whether a variant is worth its size. */
final class SizeAnswers {

    private final RunSnapshot run;
    private final ChartOptions options;
    private final Answers answers;

    private record Place(String variant, String host, String machine) {}

    SizeAnswers(RunSnapshot run, ChartOptions options, Answers answers) {
        this.run = run;
        this.options = options;
        this.answers = answers;
    }

    Answer size() {
        var results = answers.results(options.scenario()).stream()
                .filter(result -> !Evidence.isBaseline(result.cell().variant()))
                .toList();
        var sizes = new HashMap<Place, Estimate>();
        run.matrix().entries().stream()
                .filter(entry -> entry.criterion() == Criterion.BUNDLE && entry.figure() != null)
                .forEach(entry -> sizes.putIfAbsent(
                        new Place(entry.variant(), entry.host(), entry.machine()), entry.figure()));
        var relative = answers.relative(results, CellResult::netExecution);
        var lines = new ArrayList<Figure.Line>();
        var withoutSize = new ArrayList<String>();
        for (var result : results) {
            var cell = result.cell();
            var size = sizes.get(new Place(cell.variant(), cell.host(), cell.machine()));
            var execution = relative
                    ? Ratio.of(result.netExecution(), answers.baselineOf(result, CellResult::netExecution))
                    : result.netExecution();
            if (size != null && execution != null) {
                lines.add(new Figure.Line(answers.subject(result), new Figure.Spot(size, execution)));
            } else if (size == null && execution != null) {
                withoutSize.add(answers.name(result));
            }
        }
        var figure = new Figure.Lines(
                "Size and speed, " + Scenarios.title(options.scenario()),
                new Figure.Axis("Bundle impact", "MB", options.log(), options.zero()),
                answers.axis("Execution, net of host functions", "ms", relative, options.zero()),
                List.copyOf(lines),
                relative ? Double.NaN : Criterion.EXECUTION.target(),
                Criterion.BUNDLE.target());
        var front = figure.front().stream().map(line -> line.subject().label()).toList();
        return new Answer(
                front.isEmpty()
                        ? withoutSize.isEmpty() ? answers.nothing() : "What a bundle weighs was not measured in this run."
                        : "By their medians nothing is both smaller and faster than " + Wording.list(front) + ".",
                answers.condition(results)
                        + " Bundle impact: what a package of the extension gets larger by on this platform, as"
                        + " it was really packed. Down and left is better; what meets both criteria lies left of and below"
                        + " the target lines."
                        + (options.log() ? " A size of 0 cannot be shown on a logarithmic axis." : "")
                        + (withoutSize.isEmpty() ? "" : " No size: " + Wording.list(withoutSize) + ".")
                        + answers.relativeNote(results, CellResult::netExecution),
                List.of(figure));
    }
}
