package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Part;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which two runs are compared, and what came of it. FX thread only; runs are read in the background. */
public final class CompareModel {

    /** A run that can be chosen. */
    public record Choice(Path folder, String title) {}

    /** Two runs that were read, or why they were not. */
    private record Read(RunData before, RunData after, String problem) {}

    private record Outcome(RunComparison comparison, ComparedRuns shown) {}

    private final RunStore store;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Path> open;
    private final DoubleProperty margin;
    private final Background<Read> reader;
    private final Background<Outcome> comparer;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Choice> before = new SimpleObjectProperty<>();
    private final ObjectProperty<Choice> after = new SimpleObjectProperty<>();
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.EXECUTION);
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ComparedRuns> shown = new ReadOnlyObjectWrapper<>();
    private RunComparison comparison;
    private Read read;

    /**
     * A model that has not read anything yet.
     *
     * @param margin which ratios do not matter
     * @param background where files are read and figures computed
     * @param fx runs something on the FX thread, later
     * @param open shows a run's details
     */
    public CompareModel(
            RunStore store, DoubleProperty margin, Executor background, Executor fx, Consumer<Path> open) {
        this.store = store;
        this.margin = margin;
        this.background = background;
        this.fx = fx;
        this.open = open;
        this.reader = new Background<>(background, fx, this::receive);
        this.comparer = new Background<>(background, fx, outcome -> {
            comparison = outcome.comparison();
            shown.set(outcome.shown());
        });
        before.addListener(_ -> load());
        after.addListener(_ -> load());
        quantity.addListener(_ -> compare());
        margin.addListener(_ -> compare());
        onlyDifferences.addListener(_ -> filter());
        text.addListener(_ -> filter());
    }

    /** The model of the window's services. */
    public static CompareModel of(Services services) {
        return new CompareModel(
                services.store(),
                services.workspace().margin(),
                Background.worker(),
                services.fx(),
                folder -> {
                    services.controller().open(folder);
                    services.navigation().show("Overview");
                });
    }

    /** Reads which runs there are. */
    public void refresh() {
        background.execute(() -> {
            try {
                var found = choices(store.list());
                fx.execute(() -> offer(found));
            } catch (IOException | RuntimeException unreadable) {
                fx.execute(() -> problem.set(
                        "The runs in " + store.folder() + " could not be listed: " + unreadable.getMessage()));
            }
        });
    }

    private static List<Choice> choices(List<RunSummary> runs) {
        return runs.stream()
                .filter(run -> run.header() != null)
                .map(run -> new Choice(
                        run.folder(),
                        Wording.when(run.header().created()) + ", " + run.header().plan().profile() + " ("
                                + run.header().id().substring(run.header().id().lastIndexOf('-') + 1) + ")"))
                .toList();
    }

    private void offer(List<Choice> found) {
        if (!found.equals(choices)) {
            var chosenBefore = before.get();
            var chosenAfter = after.get();
            choices.setAll(found);
            before.set(found.contains(chosenBefore) ? chosenBefore : null);
            after.set(found.contains(chosenAfter) ? chosenAfter : null);
        }
    }

    /** Compares these two; the one that was started first is the one before. */
    public void choose(Path one, Path other) {
        background.execute(() -> {
            var readable = Stream.of(one, other)
                    .map(RunStore::summary)
                    .filter(run -> run.header() != null)
                    .sorted(Comparator.comparing(run -> run.header().created()))
                    .toList();
            var two = choices(readable);
            fx.execute(() -> {
                if (two.size() < 2) {
                    problem.set("One of the two runs cannot be read. The runs view says why.");
                    return;
                }
                before.set(two.getFirst());
                after.set(two.getLast());
            });
        });
    }

    /** The one before becomes the one after. */
    public void swap() {
        var first = before.get();
        before.set(after.get());
        after.set(first);
    }

    private void load() {
        var first = before.get();
        var second = after.get();
        read = null;
        comparison = null;
        shown.set(null);
        problem.set("");
        if (first != null && second != null) {
            reader.request(() -> read(first.folder(), second.folder()));
        }
    }

    private static Read read(Path first, Path second) {
        try {
            return new Read(RunStore.open(first), RunStore.open(second), "");
        } catch (IOException damaged) {
            return new Read(null, null, damaged.getMessage());
        }
    }

    private void receive(Read now) {
        if (before.get() == null || after.get() == null) {
            return;
        }
        problem.set(now.problem());
        if (now.problem().isEmpty()) {
            read = now;
            compare();
        }
    }

    private void compare() {
        var runs = read;
        if (runs == null) {
            return;
        }
        var asked = quantity.get();
        var matters = margin.get();
        request(() -> RunComparison.of(Part.all(runs.before()), Part.all(runs.after()), asked, matters));
    }

    private void filter() {
        var known = comparison;
        if (known != null) {
            request(() -> known);
        }
    }

    private void request(Supplier<RunComparison> compared) {
        var only = onlyDifferences.get();
        var like = text.get();
        comparer.request(() -> {
            var made = compared.get();
            return new Outcome(made, ComparedRuns.of(made, only, like));
        });
    }

    /** Shows the run before in every view. */
    public void openBefore() {
        open.accept(before.get().folder());
    }

    /** Shows the run after in every view. */
    public void openAfter() {
        open.accept(after.get().folder());
    }

    /** The runs that can be chosen, newest first. */
    public ObservableList<Choice> choices() {
        return choices;
    }

    /** The run that is compared with; null before one is chosen. */
    public ObjectProperty<Choice> before() {
        return before;
    }

    /** The run that is asked about; null before one is chosen. */
    public ObjectProperty<Choice> after() {
        return after;
    }

    /** What is compared. */
    public ObjectProperty<Quantity> quantity() {
        return quantity;
    }

    /** Which ratios do not matter. */
    public DoubleProperty margin() {
        return margin;
    }

    /** Whether only what is faster or slower for certain is shown. */
    public BooleanProperty onlyDifferences() {
        return onlyDifferences;
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
    ReadOnlyObjectProperty<ComparedRuns> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The whole comparison, whatever the filters; null while nothing is compared. */
    RunComparison comparison() {
        return comparison;
    }

    /** All that is known of a cell; empty where it is not among those that are compared. */
    String detail(Cell cell) {
        return comparison == null || cell == null
                ? ""
                : comparison.cells().stream()
                        .filter(each -> each.subject().cell().equals(cell))
                        .findFirst()
                        .map(each -> ComparedRuns.detail(each, comparison.quantity()))
                        .orElse("");
    }
}
