package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.View;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table of earlier runs. */
public final class RunsView implements View {

    private final RunsModel model;
    private final MachineModel machine;
    private VBox content;
    private TableView<RunRow> table;

    /** The view of the runs, and of the machine that measures. */
    public RunsView(RunsModel model, MachineModel machine) {
        this.model = model;
        this.machine = machine;
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public String question() {
        return "What was measured before?";
    }

    @Override
    public Ikon icon() {
        return Feather.ARCHIVE;
    }

    @Override
    public Node content() {
        if (content == null) {
            table = table();
            var card = new VBox(table);
            card.getStyleClass().addAll("card", "table-card");
            VBox.setVgrow(table, Priority.ALWAYS);
            VBox.setVgrow(card, Priority.ALWAYS);
            content = new VBox(tools(), card, detail(), thisMachine());
            content.getStyleClass().add("table-view-page");
            model.refresh();
        }
        return content;
    }

    private Node tools() {
        var open = tool("Open", Feather.FOLDER, "Show its figures in every view  (Enter)");
        open.setId("open-run");
        open.getStyleClass().add("accent");
        open.setOnAction(_ -> model.open(model.selected().get()));
        open.disableProperty().bind(model.selected().map(row -> !model.canOpen(row)).orElse(true));
        var resume = tool("Measure the rest", Feather.PLAY, "Go on with a run that was cancelled or cut off");
        resume.setId("resume-run");
        resume.setOnAction(_ -> model.resume(model.selected().get()));
        resume.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.canResume(model.selected().get()), model.selected(), model.blocked()));
        var compare = tool("Compare", Feather.GIT_PULL_REQUEST, "Select two runs, the second with Ctrl held");
        compare.setId("compare-runs");
        compare.setOnAction(_ -> model.compare(List.copyOf(chosen())));
        compare.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.canCompare(chosen()), chosen()));
        var delete = tool("Delete", Feather.TRASH_2, "Move it to the trash folder; can be undone  (Delete)");
        delete.setId("delete-run");
        delete.setOnAction(_ -> model.delete(model.selected().get()));
        delete.disableProperty().bind(model.selected().map(row -> !model.canDelete(row)).orElse(true));
        var reveal = tool("Show folder", Feather.EXTERNAL_LINK, "Open its folder in the file manager");
        reveal.setOnAction(_ -> model.reveal(model.selected().get()));
        reveal.disableProperty().bind(model.selected().isNull());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var refresh = tool("Refresh", Feather.REFRESH_CW, "Read the folder again  (F5)");
        refresh.setOnAction(_ -> model.refresh());
        var about = tool("This machine", Feather.CPU, "Its properties, its noise, and what measuring costs here");
        about.setId("this-machine");
        about.setOnAction(_ -> machine.measure());
        about.disableProperty().bind(machine.busy().or(model.blocked().isNotEmpty()));
        var tools = new HBox(open, resume, compare, delete, reveal, space, about, refresh);
        tools.getStyleClass().add("row");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private ObservableList<RunRow> chosen() {
        return table.getSelectionModel().getSelectedItems();
    }

    private static Button tool(String name, Feather icon, String explanation) {
        var button = new Button(name, new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(explanation));
        return button;
    }

    private TableView<RunRow> table() {
        var runs = new TableView<>(model.rows());
        runs.setAccessibleText("Runs");
        runs.setId("runs");
        runs.getStyleClass().add("dense");
        runs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        runs.getColumns().add(Tables.text("Started", 170, RunRow::time));
        runs.getColumns().add(Tables.marked("State", 150, RunsView::state));
        runs.getColumns().add(Tables.text("Profile", 90, RunRow::profile));
        runs.getColumns().add(Tables.number("Variants", 80, row -> row.damaged() ? "" : row.variants() + ""));
        runs.getColumns().add(Tables.number("Scenarios", 90, row -> row.damaged() ? "" : row.scenarios() + ""));
        runs.getColumns().add(Tables.number("Forks", 70, row -> row.damaged() ? "" : row.forks() + ""));
        runs.getColumns().add(Tables.text("Machine", 200, row -> row.damaged() ? row.shortDamage() : row.machine()));
        runs.setPlaceholder(empty());
        var selection = runs.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection.getSelectedItems().subscribe(() -> model.selected()
                .set(selection.getSelectedItems().size() == 1 ? selection.getSelectedItem() : null));
        model.selected().subscribe(row -> {
            if (row != null && row != selection.getSelectedItem()) {
                selection.clearAndSelect(runs.getItems().indexOf(row));
            }
        });
        runs.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        runs.setRowFactory(_ -> row());
        return runs;
    }

    private TableRow<RunRow> row() {
        var row = new TableRow<RunRow>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                model.open(row.getItem());
            }
        });
        row.contextMenuProperty()
                .bind(Bindings.when(row.emptyProperty())
                        .then((ContextMenu) null)
                        .otherwise(menu(row)));
        return row;
    }

    private ContextMenu menu(TableRow<RunRow> row) {
        var open = new MenuItem("Open");
        open.setOnAction(_ -> model.open(row.getItem()));
        var resume = new MenuItem("Measure the rest");
        resume.setOnAction(_ -> model.resume(row.getItem()));
        var reveal = new MenuItem("Show folder");
        reveal.setOnAction(_ -> model.reveal(row.getItem()));
        var delete = new MenuItem("Delete");
        delete.setOnAction(_ -> model.delete(row.getItem()));
        var menu = new ContextMenu(open, resume, reveal, delete);
        menu.setOnShowing(_ -> {
            open.setDisable(!model.canOpen(row.getItem()));
            resume.setDisable(!model.canResume(row.getItem()));
            delete.setDisable(!model.canDelete(row.getItem()));
        });
        return menu;
    }

    private void pressed(KeyEvent key) {
        var row = model.selected().get();
        if (key.getCode() == KeyCode.ENTER) {
            model.open(row);
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE) {
            model.delete(row);
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.refresh();
            key.consume();
        }
    }

    private static Tables.Mark state(RunRow row) {
        return switch (row.state()) {
            case null -> new Tables.Mark(Feather.ALERT_OCTAGON, row.stateWord(), "bad");
            case COMPLETE -> new Tables.Mark(Feather.CHECK_CIRCLE, row.stateWord(), "good");
            case RUNNING -> new Tables.Mark(Feather.ACTIVITY, row.stateWord(), "live");
            case CANCELLED -> new Tables.Mark(Feather.STOP_CIRCLE, row.stateWord(), "careful");
            case INTERRUPTED -> new Tables.Mark(Feather.PAUSE_CIRCLE, row.stateWord(), "careful");
        };
    }

    private Node empty() {
        return Tables.placeholder(
                Feather.ARCHIVE,
                "No runs yet",
                "Runs are kept in " + model.folder() + ".\nStart the first one in Evaluate, or with Ctrl+R.");
    }

    private Node thisMachine() {
        var found = note("machine-detail");
        found.textProperty().bind(machine.text());
        return found;
    }

    private Node detail() {
        var detail = note("run-detail");
        detail.textProperty()
                .bind(model.selected()
                        .map(row -> row.damaged()
                                ? row.damage() + "\nNothing was changed in it. Delete moves it out of the way."
                                : row.folder().toString())
                        .orElse(""));
        return detail;
    }

    /** Text below the table; takes no room while there is none. */
    private static Label note(String id) {
        var note = new Label();
        note.setId(id);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }
}
