package io.healthwatch.workbench.gui.samples;

import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which samples are shown, in which order, and their time line. Sorted and decimated in the background. */
public final class SamplesModel {

    private record Shown(SampleIndex index, int[] order) {}

    /** A part of the time line: from when to when samples started, and how long their executions took; milliseconds. */
    public record Window(Extent start, Extent execution) {}

    private final Workspace workspace;
    private final Background<Shown> samples;
    private final Background<Figure.Lines> lines;
    private final StringProperty series = new SimpleStringProperty("");
    private final StringProperty scenario = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<SampleList> list =
            new ReadOnlyObjectWrapper<>(new SampleList(SampleIndex.EMPTY, null));
    private final ReadOnlyObjectWrapper<Figure.Lines> timeLine = new ReadOnlyObjectWrapper<>();
    private SampleColumn sorted;
    private boolean ascending = true;
    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>();

    /** A model that computes on one executor and changes its properties on the other. */
    public SamplesModel(Workspace workspace, Executor compute, Executor fx) {
        this.workspace = workspace;
        this.samples = new Background<>(compute, fx, this::take);
        this.lines = new Background<>(compute, fx, timeLine::set);
        for (var choice : List.of(series, scenario)) {
            choice.addListener(_ -> {
                window.set(null);
                refresh();
            });
        }
    }

    /** Reads the run again; to be called when it has changed. */
    public void refresh() {
        var run = workspace.run().get();
        if (run == null) {
            return;
        }
        var forks = run.forks();
        var ofSeries = series.get();
        var ofScenario = scenario.get();
        var by = sorted;
        var rising = ascending;
        var within = window.get();
        samples.request(() -> {
            var index = SampleIndex.of(forks, ofSeries, ofScenario);
            var order = by == null ? null : index.order(by, rising);
            return new Shown(index, within == null ? order : index.within(order, within.start(), within.execution()));
        });
    }

    private void take(Shown shown) {
        if (shown.order() != null || !list.get().grow(shown.index())) {
            list.set(new SampleList(shown.index(), shown.order()));
        }
        drawTimeLine();
    }

    private void drawTimeLine() {
        var index = list.get().index();
        lines.request(() -> TimeLine.of(index));
    }

    /** Sorts by a column; null for the order in which samples were taken. */
    public void sort(SampleColumn column, boolean rising) {
        if (column != sorted || rising != ascending) {
            sorted = column;
            ascending = rising;
            refresh();
        }
    }

    /** Lists only the samples of a part of the time line; null for all of them. */
    public void list(Window part) {
        window.set(part);
        refresh();
    }

    /** The part of the time line whose samples alone are listed; null for all. */
    public ReadOnlyObjectProperty<Window> window() {
        return window.getReadOnlyProperty();
    }

    /** The series that are in the run. */
    public List<String> allSeries() {
        var run = workspace.run().get();
        return run == null
                ? List.of()
                : run.header().plan().cells().stream().map(cell -> cell.series()).distinct().toList();
    }

    /** The series whose samples are shown; empty for all. */
    public StringProperty series() {
        return series;
    }

    /** The scenario whose samples are shown; empty for all. */
    public StringProperty scenario() {
        return scenario;
    }

    /** The samples. */
    public ReadOnlyObjectProperty<SampleList> list() {
        return list.getReadOnlyProperty();
    }

    /** The time line; null where the samples are not of exactly one cell. */
    public ReadOnlyObjectProperty<Figure.Lines> timeLine() {
        return timeLine.getReadOnlyProperty();
    }
}
