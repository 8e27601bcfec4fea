package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.evaluation.CellHistory;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.RunHistory;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
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

/** Which cell's history is shown, and what it is. FX thread only; runs are read by one thread in the background. */
public final class HistoryModel {

    private static final Texts TEXTS = Texts.of("compare");

    /** A history and how it is shown, or why there is none. */
    private record Read(CellHistory history, ShownHistory shown, String problem) {}

    private final RunHistory runs;
    private final Executor reader;
    private final Executor fx;
    private final Consumer<Path> open;
    private final DoubleProperty margin;
    private final Background<Read> background;
    private final ObservableList<Cell> cells = FXCollections.observableArrayList();
    private final ObjectProperty<Cell> cell = new SimpleObjectProperty<>();
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.EXECUTION);
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final StringProperty machine = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ShownHistory> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * A model that has not read anything yet.
     *
     * @param margin which ratios do not matter
     * @param reader where runs are read; one thread
     * @param fx runs something on the FX thread, later
     * @param open shows a run in every view
     */
    public HistoryModel(RunStore store, DoubleProperty margin, Executor reader, Executor fx, Consumer<Path> open) {
        this.runs = new RunHistory(store);
        this.margin = margin;
        this.reader = reader;
        this.fx = fx;
        this.open = open;
        this.background = new Background<>(reader, fx, this::receive);
        cell.addListener(_ -> read());
        quantity.addListener(_ -> read());
        machine.addListener(_ -> read());
        margin.addListener(_ -> read());
        active.addListener((_, _, now) -> {
            if (now) {
                refresh();
            }
        });
    }

    /** The model of the window's services. */
    public static HistoryModel of(Services services) {
        var model = new HistoryModel(
                services.store(),
                services.workspace().margin(),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("history").factory()),
                services.fx(),
                RunsModel.opening(services.controller(), services.navigation()));
        services.workspace().choices().remember("history.quantity", model.quantity, Quantity::valueOf);
        services.workspace().selection().subscribe(selected -> {
            if (selected != null) {
                model.cell.set(selected.on(""));
            }
        });
        return model;
    }

    /** Whether it is looked at: only then are runs read. */
    BooleanProperty active() {
        return active;
    }

    private void refresh() {
        reader.execute(() -> {
            try {
                var found = runs.cells();
                fx.execute(() -> {
                    if (!found.equals(cells)) {
                        cells.setAll(found);
                    }
                    if (cell.get() == null && !found.isEmpty()) {
                        cell.set(found.getFirst());
                    }
                });
            } catch (IOException unreadable) {
                fx.execute(() -> problem.set(unreadable.getMessage()));
            }
        });
        read();
    }

    private void read() {
        var asked = cell.get();
        if (asked == null || !active.get()) {
            return;
        }
        var figure = quantity.get();
        var where = machine.get();
        var matters = margin.get();
        background.request(() -> {
            try {
                var history = runs.of(asked, figure, where, matters, (read, all) -> fx.execute(() -> progress.set(
                        read < all ? TEXTS.get("history.reading", String.valueOf(read), String.valueOf(all)) : "")));
                return new Read(history, ShownHistory.of(history), "");
            } catch (IOException | RuntimeException unreadable) {
                return new Read(null, null, String.valueOf(unreadable.getMessage()));
            }
        });
    }

    private void receive(Read read) {
        progress.set("");
        problem.set(read.problem());
        if (read.history() != null) {
            shown.set(read.shown());
        }
    }

    /** Shows the history of that cell, whatever its machine. */
    public void show(Cell wanted, Quantity figure) {
        quantity.set(figure);
        cell.set(wanted.on(""));
    }

    /** Shows a run in every view. */
    public void open(Path folder) {
        open.accept(folder);
    }

    /** The cells that runs on disk have, without a machine's name. */
    public ObservableList<Cell> cells() {
        return cells;
    }

    /** The cell whose history is shown; null for none. */
    public ObjectProperty<Cell> cell() {
        return cell;
    }

    /** What is shown of it. */
    public ObjectProperty<Quantity> quantity() {
        return quantity;
    }

    /** The fingerprint of the machine whose runs are shown; of another one that measured last where it has none. */
    public StringProperty machine() {
        return machine;
    }

    /** What is shown; null before it was read. */
    ReadOnlyObjectProperty<ShownHistory> shown() {
        return shown.getReadOnlyProperty();
    }

    /** How far the reading is; empty where nothing is read. */
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Which ratios do not matter. */
    public DoubleProperty margin() {
        return margin;
    }

    /** Why nothing can be shown; empty where nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What cells of runs are called here. */
    static String title(Cell cell) {
        return ComparedParts.label(cell);
    }

    /** The machines of the history that is shown. */
    List<CellHistory.Machine> machines() {
        return shown.get() == null ? List.of() : shown.get().history().machines();
    }
}
