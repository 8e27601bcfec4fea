package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Answers where cold start goes. Pure functions; any thread. */
public final class ColdStartAnswers {

    /** The parts of cold start, in their order. */
    public static final List<String> PARTS =
            List.of("Binding", "Setup without binding", "Compile", "Instantiate", "First execution, net");

    private final ChartOptions options;
    private final Answers answers;

    ColdStartAnswers(ChartOptions options, Answers answers) {
        this.options = options;
        this.answers = answers;
    }

    /** The cold starts of these results with their parts, absolute or relative as was asked. */
    Figure.Stacks of(String title, List<CellResult> results, Function<CellResult, Subject> subject, double target) {
        var relative = answers.relative(results, CellResult::coldStart);
        return new Figure.Stacks(
                title,
                answers.axis("Cold start, host functions taken off", "ms", relative, false, true),
                PARTS,
                "Cold start",
                results.stream()
                        .map(result -> coldStart(result, subject.apply(result), relative))
                        .toList(),
                relative ? Double.NaN : target);
    }

    /** Whole cold starts where the axis is logarithmic: parts do not add up on it. */
    Figure shown(Figure.Stacks coldStarts) {
        return options.log() ? coldStarts.wholesOnLogAxis() : coldStarts;
    }

    /** What has to be said where {@link #shown} leaves the parts out. */
    String partsNote() {
        return options.log() ? " Parts do not add up on a logarithmic axis: it shows whole cold starts." : "";
    }

    private Figure.StackRow coldStart(CellResult result, Subject subject, boolean relative) {
        if (!relative) {
            return new Figure.StackRow(subject, parts(result), result.coldStart());
        }
        var baseline = answers.baselineOf(result, CellResult::coldStart);
        var divisor = baseline == null ? Double.NaN : baseline.value();
        return new Figure.StackRow(
                Answers.remarked(subject, baseline),
                Arrays.stream(parts(result)).map(part -> part / divisor).toArray(),
                Ratio.of(result.coldStart(), baseline));
    }

    /** The parts of a cold start in milliseconds; NaN where one was not measured. */
    public static double[] parts(CellResult result) {
        var setup = Answers.value(result.setup());
        var binding = Answers.value(result.binding());
        return new double[] {
            binding,
            Double.isNaN(binding) ? setup : Math.max(0, setup - binding),
            Answers.value(result.compile()),
            Answers.value(result.instantiate()),
            Answers.value(result.first())
        };
    }

    Answer coldStart() {
        var results = answers.results(options.scenario());
        var stacks = of(
                "Cold start, " + Scenarios.title(options.scenario()),
                answers.sorted(results, CellResult::coldStart, false),
                answers::subject,
                Criterion.COLD_START.target());
        var measured = Answers.measured(results, CellResult::coldStart);
        var headline = measured.isEmpty()
                ? answers.nothing()
                : answers.contest(Quantity.COLD_START).fastest("Fastest cold start: ", measured, answers::name)
                        + last(measured);
        return new Answer(
                headline,
                answers.condition(results)
                        + " Medians of the forks; each in a fresh worker; parts need not add up to the"
                        + " median of the whole."
                        + partsNote()
                        + answers.relativeNote(results, CellResult::coldStart),
                List.of(shown(stacks)),
                stacks.table(),
                false);
    }

    private String last(List<CellResult> measured) {
        var slowest = measured.getLast();
        if (measured.size() < 2) {
            return "";
        }
        var parts = parts(slowest);
        var greatest = 0;
        for (var i = 1; i < parts.length; i++) {
            if (parts[i] > parts[greatest] || Double.isNaN(parts[greatest])) {
                greatest = i;
            }
        }
        var share = parts[greatest] / slowest.coldStart().value();
        return " " + answers.name(slowest) + " takes "
                + Numbers.of(slowest.coldStart(), "ms")
                + (share > 0
                        ? ", " + Numbers.percent(Math.min(1, share)) + " of it in "
                                + PARTS.get(greatest).toLowerCase()
                        : "")
                + ".";
    }
}
