package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Part;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is compared, and what came of it. FX thread only; runs are read in the background. */
public final class CompareModel {

    private static final Texts TEXTS = Texts.of("compare");

    /** What is compared with each other. */
    public enum Page {
        /** Two runs, or two machines of merged ones. */
        RUNS,
        /** Two variants of one run. */
        VARIANTS,
        /** One cell over all runs. */
        HISTORY
    }

    /**
     * A run that can be chosen, or a machine of it.
     *
     * @param machine of a merged run; empty for all of it
     */
    public record Choice(Path folder, String machine, String title) {}

    /** What was read, or why it was not; both are the same where variants of one run are compared. */
    private record Read(RunData before, RunData after, String problem) {}

    private record Outcome(RunComparison comparison, ComparedParts shown) {}

    private final RunStore store;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Path> open;
    private final DoubleProperty margin;
    private final ObjectProperty<Cell> selection;
    private final Background<Read> reader;
    private final Background<Outcome> comparer;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObservableList<String> series = FXCollections.observableArrayList();
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.RUNS);
    private final ObjectProperty<Choice> before = new SimpleObjectProperty<>();
    private final ObjectProperty<Choice> after = new SimpleObjectProperty<>();
    private final ObjectProperty<Choice> of = new SimpleObjectProperty<>();
    private final ObjectProperty<String> baseline = new SimpleObjectProperty<>();
    private final ObjectProperty<String> subject = new SimpleObjectProperty<>();
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.EXECUTION);
    private final ObjectProperty<AnswerFilter> filter = new SimpleObjectProperty<>(AnswerFilter.ALL);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.VARIANT);
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ComparedParts> shown = new ReadOnlyObjectWrapper<>();
    private RunComparison comparison;
    private Read read;
    private boolean changing;

    /**
     * A model that has not read anything yet.
     *
     * @param margin which ratios do not matter
     * @param selection the cell that is selected in all views
     * @param background where files are read and figures computed
     * @param fx runs something on the FX thread, later
     * @param open shows a run's details
     */
    public CompareModel(
            RunStore store,
            DoubleProperty margin,
            ObjectProperty<Cell> selection,
            Executor background,
            Executor fx,
            Consumer<Path> open) {
        this.store = store;
        this.margin = margin;
        this.selection = selection;
        this.background = background;
        this.fx = fx;
        this.open = open;
        this.reader = new Background<>(background, fx, this::receive);
        this.comparer = new Background<>(background, fx, outcome -> {
            comparison = outcome.comparison();
            shown.set(outcome.shown());
        });
        for (Observable choice : List.of(before, after, of, page)) {
            choice.addListener(_ -> load());
        }
        for (Observable choice : List.of(baseline, subject, quantity, margin)) {
            choice.addListener(_ -> compare());
        }
        for (Observable choice : List.of(filter, grouping, text)) {
            choice.addListener(_ -> filter());
        }
    }

    /** The model of the window's services. */
    public static CompareModel of(Services services) {
        var model = new CompareModel(
                services.store(),
                services.workspace().margin(),
                services.workspace().selection(),
                Background.worker(),
                services.fx(),
                RunsModel.opening(services.controller(), services.navigation()));
        model.remember(services.workspace().choices());
        return model;
    }

    private void remember(Choices remembered) {
        remembered.remember("compare.page", page, Page::valueOf);
        remembered.remember("compare.quantity", quantity, Quantity::valueOf);
        remembered.remember("compare.filter", filter, AnswerFilter::valueOf);
        remembered.remember("compare.grouping", grouping, Grouping::valueOf);
    }

    /** Reads which runs there are. */
    public void refresh() {
        background.execute(() -> {
            try {
                var found = choices(store.list());
                fx.execute(() -> offer(found));
            } catch (IOException | RuntimeException unreadable) {
                fx.execute(() -> problem.set(
                        TEXTS.get("problem.list", store.folder().toString(), unreadable.getMessage())));
            }
        });
    }

    private static List<Choice> choices(List<RunSummary> runs) {
        return runs.stream()
                .filter(run -> run.header() != null)
                .flatMap(run -> choices(run.folder(), run.header()))
                .toList();
    }

    private static Stream<Choice> choices(Path folder, RunHeader run) {
        var title = Wording.when(run.created()) + ", " + run.plan().profile() + " ("
                + run.id().substring(run.id().lastIndexOf('-') + 1) + ")";
        return Stream.concat(
                Stream.of(new Choice(folder, "", title)),
                Part.machines(run).stream()
                        .map(machine -> new Choice(folder, machine, TEXTS.get("choice.machine", title, machine))));
    }

    private void offer(List<Choice> found) {
        if (!found.equals(choices)) {
            choices.setAll(found);
            for (var chosen : List.of(before, after, of)) {
                if (!found.contains(chosen.get())) {
                    chosen.set(null);
                }
            }
        }
        if (of.get() == null && !found.isEmpty()) {
            of.set(found.getFirst());
        }
    }

    /** Compares these two; the one that was started first is the one before. */
    public void choose(Path one, Path other) {
        page.set(Page.RUNS);
        background.execute(() -> {
            var readable = Stream.of(one, other)
                    .map(RunStore::summary)
                    .filter(run -> run.header() != null)
                    .sorted(Comparator.comparing(run -> run.header().created()))
                    .toList();
            var two = readable.stream()
                    .map(run -> choices(run.folder(), run.header()).findFirst().orElseThrow())
                    .toList();
            fx.execute(() -> {
                if (two.size() < 2) {
                    problem.set(TEXTS.get("problem.unreadable"));
                    return;
                }
                before.set(two.getFirst());
                after.set(two.getLast());
            });
        });
    }

    /** What is compared with becomes what is asked about. */
    public void swap() {
        changing = true;
        if (page.get() == Page.VARIANTS) {
            swap(baseline, subject);
        } else {
            swap(before, after);
        }
        changing = false;
        load();
    }

    private static <T> void swap(ObjectProperty<T> one, ObjectProperty<T> other) {
        var first = one.get();
        one.set(other.get());
        other.set(first);
    }

    private void load() {
        if (changing) {
            return;
        }
        var variants = page.get() == Page.VARIANTS;
        var first = variants ? of.get() : before.get();
        var second = variants ? of.get() : after.get();
        read = null;
        comparison = null;
        shown.set(null);
        problem.set("");
        if (page.get() != Page.HISTORY && first != null && second != null) {
            reader.request(() -> read(first.folder(), second.folder()));
        }
    }

    private static Read read(Path first, Path second) {
        try {
            var before = RunStore.open(first);
            return new Read(before, first.equals(second) ? before : RunStore.open(second), "");
        } catch (IOException damaged) {
            return new Read(null, null, damaged.getMessage());
        }
    }

    private void receive(Read now) {
        problem.set(now.problem());
        if (now.problem().isEmpty()) {
            read = now;
            offerSeries(now.after());
            compare();
        }
    }

    private void offerSeries(RunData run) {
        changing = true;
        series.setAll(Part.series(run.header()));
        if (!series.contains(baseline.get())) {
            baseline.set(series.contains("node") ? "node" : series.getFirst());
        }
        if (!series.contains(subject.get()) || subject.get().equals(baseline.get())) {
            subject.set(series.stream()
                    .filter(each -> !each.equals(baseline.get()))
                    .findFirst()
                    .orElse(baseline.get()));
        }
        changing = false;
    }

    private void compare() {
        var runs = read;
        if (runs == null || changing) {
            return;
        }
        var asked = quantity.get();
        var matters = margin.get();
        var variants = page.get() == Page.VARIANTS;
        var from = variants
                ? new Part(runs.before(), of.get().machine(), baseline.get())
                : new Part(runs.before(), before.get().machine(), "");
        var to = variants
                ? new Part(runs.after(), of.get().machine(), subject.get())
                : new Part(runs.after(), after.get().machine(), "");
        request(() -> RunComparison.of(from, to, asked, matters));
    }

    private void filter() {
        var known = comparison;
        if (known != null) {
            request(() -> known);
        }
    }

    private void request(Supplier<RunComparison> compared) {
        var only = filter.get();
        var by = grouping.get();
        var like = text.get();
        comparer.request(() -> {
            var made = compared.get();
            return new Outcome(made, ComparedParts.of(made, only, by, like));
        });
    }

    /** Shows a run in every view. */
    public void open(Path folder) {
        open.accept(folder);
    }

    /** The runs that can be chosen, newest first, merged ones with their machines. */
    public ObservableList<Choice> choices() {
        return choices;
    }

    /** The variants of the run whose variants are compared, as {@link Cell#series}. */
    public ObservableList<String> series() {
        return series;
    }

    /** What is compared with each other. */
    public ObjectProperty<Page> page() {
        return page;
    }

    /** The run that is compared with; null before one is chosen. */
    public ObjectProperty<Choice> before() {
        return before;
    }

    /** The run that is asked about; null before one is chosen. */
    public ObjectProperty<Choice> after() {
        return after;
    }

    /** The run whose variants are compared; null before one is chosen. */
    public ObjectProperty<Choice> of() {
        return of;
    }

    /** The variant that is compared with; null before a run was read. */
    public ObjectProperty<String> baseline() {
        return baseline;
    }

    /** The variant that is asked about; null before a run was read. */
    public ObjectProperty<String> subject() {
        return subject;
    }

    /** What is compared. */
    public ObjectProperty<Quantity> quantity() {
        return quantity;
    }

    /** The cell that is selected in all views; null for none. */
    public ObjectProperty<Cell> selection() {
        return selection;
    }

    /** Which ratios do not matter. */
    public DoubleProperty margin() {
        return margin;
    }

    /** The answers that are shown. */
    public ObjectProperty<AnswerFilter> answers() {
        return filter;
    }

    /** What stands together. */
    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    /** What the names of cells that are shown contain. */
    public StringProperty text() {
        return text;
    }

    /** Why nothing can be compared; empty where nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What is shown; null while nothing is compared. */
    ReadOnlyObjectProperty<ComparedParts> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The whole comparison, whatever the filters; null while nothing is compared. */
    RunComparison comparison() {
        return comparison;
    }

    /** All that is known of the selected cell; empty where it is not among those that are compared. */
    String detail() {
        var cell = selection.get();
        return comparison == null || cell == null
                ? ""
                : comparison.cells().stream()
                        .filter(each -> each.subject().cell().equals(cell))
                        .findFirst()
                        .map(each -> ComparedParts.detail(each, comparison.quantity()))
                        .orElse("");
    }
}
