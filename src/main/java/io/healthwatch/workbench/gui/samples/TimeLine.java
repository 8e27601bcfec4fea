package io.healthwatch.workbench.gui.samples;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Curve;
import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.run.Cell;
import java.util.ArrayList;

/** The samples of one cell over time, cut down to what a screen can show. Pure function; any thread. */
public final class TimeLine {

    private static final int MOST_FORKS = 16;

    private TimeLine() {}

    /**
     * A line a fork.
     *
     * @return null where the samples are of more than one cell, or of none
     */
    public static Figure.Lines of(SampleIndex index) {
        var cells = index.forks().stream().map(fork -> fork.cell()).distinct().toList();
        if (cells.size() != 1) {
            return null;
        }
        Cell cell = cells.getFirst();
        var forks = index.forks().subList(0, Math.min(MOST_FORKS, index.forks().size()));
        var most = Decimation.pointsALine(forks.size());
        var lines = new ArrayList<Figure.Line>();
        for (var i = 0; i < forks.size(); i++) {
            var fork = forks.get(i);
            var samples = fork.samples();
            var warm = Double.NaN;
            for (var at = 0; at < samples.size() && samples.warmup(at); at++) {
                warm = samples.startNanos(at) / 1e6;
            }
            lines.add(new Figure.Line(
                    new Subject(cell, "fork " + fork.number(), 1, samples.size(), Evidence.warmUp(fork)),
                    new Curve(
                            samples.size(),
                            at -> samples.startNanos(at) / 1e6,
                            at -> samples.executionNanos(at) / 1e6),
                    most,
                    warm,
                    i));
        }
        return new Figure.Lines(
                "Executions of " + cell.series() + ", " + Scenarios.title(cell.scenario()),
                new Figure.Axis("Time since the fork's measurement began", "ms", false, true),
                new Figure.Axis("Execution", "ms", false, true),
                lines,
                Double.NaN,
                Double.NaN);
    }
}
