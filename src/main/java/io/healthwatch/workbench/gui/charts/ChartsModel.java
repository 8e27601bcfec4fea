package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.answer.Answer;
import io.healthwatch.workbench.answer.Answers;
import io.healthwatch.workbench.answer.ChartOptions;
import io.healthwatch.workbench.answer.DistributionShape;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.run.Cell;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the charts view asks, and the answer. Answers are computed in the background; each question remembers how it
 * was asked last.
 */
public final class ChartsModel {

    private final Workspace workspace;
    private final Background<Answer> background;
    private final ObjectProperty<Question> question = new SimpleObjectProperty<>(Question.COLD_START);
    private final StringProperty host = new SimpleStringProperty("");
    private final ModuleSource modules;
    private final BooleanProperty allLanguages = new SimpleBooleanProperty();
    private final StringProperty series = new SimpleStringProperty("");
    private final BooleanProperty relative = new SimpleBooleanProperty();
    private final BooleanProperty log = new SimpleBooleanProperty(true);
    private final BooleanProperty zero = new SimpleBooleanProperty(true);
    private final ObjectProperty<DistributionShape> shape = new SimpleObjectProperty<>(DistributionShape.BOX);
    private final BooleanProperty significantOnly = new SimpleBooleanProperty();
    private final BooleanProperty hideNoisy = new SimpleBooleanProperty();
    private final BooleanProperty table = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>();

    /** Where what the probes' modules cost is looked up. */
    @FunctionalInterface
    public interface ModuleSource {

        /** Reads it anew. */
        ProbeModules read() throws IOException;
    }

    /** A model that computes on one executor and changes its properties on the other. */
    public ChartsModel(Workspace workspace, ModuleSource modules, Executor compute, Executor fx) {
        this.workspace = workspace;
        this.modules = modules;
        this.background = new Background<>(compute, fx, answer::set);
        var choices = workspace.choices();
        choices.remember("charts.question", question, Question::valueOf);
        choices.remember("charts.host", host);
        choices.remember("charts.series", series);
        choices.remember("charts.all-languages", allLanguages);
        var ofEach = new OfEachQuestion(choices, question);
        ofEach.remember("relative", relative, _ -> false);
        ofEach.remember("log", log, Question::logAtFirst);
        ofEach.remember("zero", zero, _ -> true);
        workspace.choices().remember("charts.shape", shape, DistributionShape::valueOf);
        ofEach.remember("significant-only", significantOnly, _ -> false);
        ofEach.remember("hide-noisy", hideNoisy, _ -> false);
        ofEach.remember("table", table, _ -> false);
        question.addListener(_ -> refresh());
        for (var choice : List.of(host, allLanguages, series, relative, log, zero, shape, significantOnly, hideNoisy)) {
            choice.addListener(_ -> refresh());
        }
        workspace.scenario().addListener(_ -> refresh());
        workspace.baseline().addListener(_ -> refresh());
        workspace.language().addListener(_ -> refresh());
        workspace.margin().addListener(_ -> refresh());
    }

    /** Answers again; to be called when the run has changed. */
    public void refresh() {
        var run = workspace.run().get();
        if (run != null) {
            var asked = options(run);
            background.request(() -> answer(run, asked));
        }
    }

    private Answer answer(RunSnapshot run, ChartOptions asked) {
        if (asked.question() != Question.LANGUAGES) {
            return Answers.of(run, asked, ProbeModules.NONE);
        }
        try {
            return Answers.of(run, asked, modules.read());
        } catch (IOException unreadable) {
            var without = Answers.of(run, asked, ProbeModules.NONE);
            return new Answer(
                    without.headline(),
                    without.note() + " What the modules cost could not be read: " + unreadable.getMessage() + ".",
                    without.figures(),
                    without.table(),
                    without.tableBelow());
        }
    }

    private ChartOptions options(RunSnapshot run) {
        return new ChartOptions(
                question.get(),
                scenario(run),
                question.get() == Question.LANGUAGES || !Evidence.hosts(run).contains(host.get()) ? "" : host.get(),
                question.get().comparesLanguages() ? "" : language(run),
                relative.get(),
                workspace.baseline().get(),
                log.get(),
                zero.get(),
                shape.get(),
                significantOnly.get(),
                hideNoisy.get(),
                workspace.margin().get(),
                question.get() == Question.LANGUAGES ? runtime(run) : series.get());
    }

    /** The runtime that is shown where one is shown in all languages: the chosen one, or the run's first. */
    public String runtime(RunSnapshot run) {
        var runtimes = runtimesOf(run);
        return runtimes.contains(series.get()) ? series.get() : runtimes.isEmpty() ? "" : runtimes.getFirst();
    }

    /** The series of the run that are no baselines, in the plan's order. */
    public static List<String> runtimesOf(RunSnapshot run) {
        return run.header().plan().cells().stream()
                .filter(cell -> !Evidence.isBaseline(cell.variant()))
                .map(Cell::series)
                .distinct()
                .toList();
    }

    /** The scenario that is shown: the chosen one, or the run's first. */
    public String scenario(RunSnapshot run) {
        var chosen = workspace.scenario().get();
        var scenarios = Evidence.scenarios(run);
        return scenarios.contains(chosen) ? chosen : scenarios.isEmpty() ? "" : scenarios.getFirst();
    }

    /** The language that is shown: the one that all views show, or empty for all. */
    public String language(RunSnapshot run) {
        return allLanguages.get()
                ? ""
                : Evidence.language(run, measured(run), workspace.language().get());
    }

    /** The series of the run in the plan's order, for whoever offers a choice of them. */
    public static List<String> seriesOf(RunSnapshot run) {
        return run.header().plan().cells().stream().map(Cell::series).distinct().toList();
    }

    /** What is asked. */
    public ObjectProperty<Question> question() {
        return question;
    }

    /** The host that is shown; empty for all. */
    public StringProperty host() {
        return host;
    }

    /** The scenario that the question's figures are of. */
    private String measured(RunSnapshot run) {
        return question.get() == Question.LOAD ? Scenarios.CONCURRENT : scenario(run);
    }

    /** Whether all of the run's languages are shown instead of one. */
    public BooleanProperty allLanguages() {
        return allLanguages;
    }

    /** The series whose forks are shown one by one; empty for all series. */
    public StringProperty series() {
        return series;
    }

    /** Whether figures are relative to the baseline. */
    public BooleanProperty relative() {
        return relative;
    }

    /** Whether the axis of values is logarithmic. */
    public BooleanProperty log() {
        return log;
    }

    /** Whether a linear axis starts at zero. */
    public BooleanProperty zero() {
        return zero;
    }

    /** As what distributions are drawn. */
    public ObjectProperty<DistributionShape> shape() {
        return shape;
    }

    /** Whether only what differs from the baseline for certain is shown, where variants are compared with it. */
    public BooleanProperty significantOnly() {
        return significantOnly;
    }

    /** Whether cells whose execution is in doubt, or was disturbed, are left out. */
    public BooleanProperty hideNoisy() {
        return hideNoisy;
    }

    /** Whether the table of figures is shown instead of the chart. */
    public BooleanProperty table() {
        return table;
    }

    /** The newest answer; null before the first. */
    public ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }
}
