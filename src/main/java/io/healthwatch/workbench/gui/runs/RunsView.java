package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.gui.table.Mark;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table of earlier runs. */
public final class RunsView implements View {

    private static final Texts TEXTS = Texts.of("runs");

    private final Choices choices;
    private final FileChoice files;
    private final Label said = note("runs-said");
    private final RunsModel model;
    private final MachineModel machine;
    private VBox content;
    private DataTable<RunRow> table;

    /** The view of the runs, and of the machine that measures. */
    public RunsView(RunsModel model, MachineModel machine, Choices choices, FileChoice files) {
        this.files = files;
        this.choices = choices;
        this.model = model;
        this.machine = machine;
    }

    @Override
    public String key() {
        return "Runs";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
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
            content = new VBox(tools(), trash(), transfer(), said, card, detail(), thisMachine());
            content.getStyleClass().add("table-view-page");
            content.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
            model.refresh();
        }
        return content;
    }

    private Node tools() {
        var open = tool("open", "open.hint", Feather.FOLDER);
        open.setId("open-run");
        open.getStyleClass().add("accent");
        open.setOnAction(_ -> model.open(model.selected().get()));
        open.disableProperty().bind(model.selected().map(row -> !model.canOpen(row)).orElse(true));
        var resume = tool("resume", "resume.hint", Feather.PLAY);
        resume.setId("resume-run");
        resume.setOnAction(_ -> model.resume(model.selected().get()));
        resume.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.canResume(model.selected().get()), model.selected(), model.blocked()));
        var compare = tool("compare", "compare.hint", Feather.GIT_PULL_REQUEST);
        compare.setId("compare-runs");
        compare.setOnAction(_ -> model.compare(List.copyOf(chosen())));
        compare.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.canCompare(chosen()), chosen()));
        var send = tool("send", "send.hint", Feather.SHARE);
        send.setId("send-runs");
        send.setOnAction(_ -> send());
        send.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.canSend(chosen()), chosen()));
        var receive = tool("receive", "receive.hint", Feather.DOWNLOAD);
        receive.setId("receive-runs");
        receive.setOnAction(_ -> receive());
        var delete = tool("delete", "delete.hint", Feather.TRASH_2);
        delete.setId("delete-run");
        delete.setOnAction(_ -> model.delete(model.selected().get()));
        delete.disableProperty().bind(model.selected().map(row -> !model.canDelete(row)).orElse(true));
        var empty = tool("trash", "trash.hint", Feather.TRASH);
        empty.setId("empty-trash");
        empty.setOnAction(_ -> model.askAboutTrash());
        var reveal = tool("reveal", "reveal.hint", Feather.EXTERNAL_LINK);
        reveal.setOnAction(_ -> model.reveal(model.selected().get()));
        reveal.disableProperty().bind(model.selected().isNull());
        var refresh = tool("refresh", "refresh.hint", Feather.REFRESH_CW);
        refresh.setOnAction(_ -> model.refresh());
        var about = tool("machine", "machine.hint", Feather.CPU);
        about.setId("this-machine");
        about.setOnAction(_ -> machine.measure());
        about.disableProperty().bind(machine.busy().or(model.blocked().isNotEmpty()));
        var export = new ExportMenu(files, () -> "runs", said::setText).table(() -> table.shown(title()));
        var tools = new FlowPane(8, 8, open, resume, compare, send, receive, delete, empty, reveal, about, refresh, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    /** The question whether it shall be emptied; takes no room while it is not asked. */
    private Node trash() {
        var words = new Label();
        words.setId("trash-question");
        words.getStyleClass().add("strong");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var yes = tool("trash.yes", "trash.yes.hint", Feather.TRASH_2);
        yes.setId("trash-confirmed");
        yes.getStyleClass().add("danger");
        yes.setOnAction(_ -> model.emptyTrash());
        var no = new Button(TEXTS.get("trash.no"));
        no.setId("trash-kept");
        no.setMinWidth(Region.USE_PREF_SIZE);
        no.setOnAction(_ -> model.doomed().set(null));
        var row = new HBox(8, words, yes, no);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(model.doomed().isNotNull());
        row.managedProperty().bind(row.visibleProperty());
        model.doomed().subscribe(contents -> {
            if (contents != null) {
                words.setText(model.question(contents));
                no.requestFocus();
            }
        });
        return row;
    }

    private Node transfer() {
        var transfers = model.transfers();
        var doing = new Label();
        doing.textProperty().bind(transfers.doing());
        doing.setWrapText(true);
        var bar = new ProgressBar();
        bar.setAccessibleText(TEXTS.get("transfer.progress"));
        bar.progressProperty().bind(transfers.done());
        var cancel = tool("transfer.cancel", "transfer.cancel.hint", Feather.X);
        cancel.setId("cancel-transfer");
        cancel.setOnAction(_ -> transfers.cancel());
        var row = new HBox(8, doing, bar, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(transfers.doing().isNotEmpty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void send() {
        var folders = chosen().stream().map(RunRow::folder).toList();
        var window = content.getScene().getWindow();
        if (folders.size() == 1) {
            RunFileDialogs.save(window, folders.getFirst())
                    .ifPresent(file -> model.transfers().send(folders.getFirst(), file));
        } else {
            RunFileDialogs.folder(window).ifPresent(folder -> model.transfers().sendAll(folders, folder));
        }
    }

    private void receive() {
        var files = RunFileDialogs.open(content.getScene().getWindow());
        if (!files.isEmpty()) {
            model.transfers().receive(files);
        }
    }

    private ObservableList<RunRow> chosen() {
        return table.chosen();
    }

    private static Button tool(String key, String hint, Feather icon) {
        var button = new Button(TEXTS.get(key), new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, TEXTS.get(hint));
        return button;
    }

    private DataTable<RunRow> table() {
        var runs = new DataTable<>("runs", title(), model.rows())
                .columns(List.of(
                        Column.text(TEXTS.get("column.started"), 170, RunRow::time),
                        Column.marked(TEXTS.get("column.state"), 130, RunsView::state),
                        Column.text(TEXTS.get("column.profile"), 90, RunRow::profile),
                        count("column.variants", RunRow::variants),
                        count("column.scenarios", RunRow::scenarios),
                        count("column.forks", RunRow::forks),
                        Column.marked(TEXTS.get("column.from"), 110, RunsView::from),
                        Column.text(
                                TEXTS.get("column.machine"),
                                200,
                                row -> row.damaged() ? row.shortDamage() : row.machine())))
                .fillingTheWidth()
                .remember(choices, "runs.table")
                .placeholder(empty())
                .onOpen(model::open)
                .actions(this::actions);
        runs.selected().subscribe(row -> model.selected().set(row));
        model.selected().subscribe(row -> {
            if (row != null) {
                runs.select(row);
            }
        });
        return runs;
    }

    private static Column<RunRow> count(String key, ToLongFunction<RunRow> of) {
        return Column.number(
                TEXTS.get(key),
                "",
                80,
                row -> row.damaged() ? Double.NaN : of.applyAsLong(row),
                row -> row.damaged() ? "" : String.valueOf(of.applyAsLong(row)));
    }

    private static Mark from(RunRow row) {
        return row.elsewhere()
                ? new Mark(Feather.DOWNLOAD, TEXTS.get("from.elsewhere"), "careful")
                : new Mark(Feather.MONITOR, TEXTS.get("from.here"), "quiet");
    }

    private List<MenuItem> actions(RunRow row) {
        return List.of(
                action("open", model.canOpen(row), () -> model.open(row)),
                action("resume", model.canResume(row), () -> model.resume(row)),
                action("send", model.canSend(List.of(row)), this::send),
                action("reveal", true, () -> model.reveal(row)),
                action("delete", model.canDelete(row), () -> model.delete(row)));
    }

    private static MenuItem action(String key, boolean possible, Runnable what) {
        var item = new MenuItem(TEXTS.get(key));
        item.setDisable(!possible);
        item.setOnAction(_ -> what.run());
        return item;
    }

    private void pressed(KeyEvent key) {
        if (key.getTarget() instanceof TextInputControl) {
            return;
        }
        if (key.getCode() == KeyCode.DELETE) {
            model.delete(model.selected().get());
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.refresh();
            key.consume();
        }
    }

    private static Mark state(RunRow row) {
        return switch (row.state()) {
            case null -> new Mark(Feather.ALERT_OCTAGON, row.stateWord(), "bad");
            case COMPLETE -> new Mark(Feather.CHECK_CIRCLE, row.stateWord(), "good");
            case RUNNING -> new Mark(Feather.ACTIVITY, row.stateWord(), "live");
            case CANCELLED -> new Mark(Feather.STOP_CIRCLE, row.stateWord(), "careful");
            case INTERRUPTED -> new Mark(Feather.PAUSE_CIRCLE, row.stateWord(), "careful");
        };
    }

    private Node empty() {
        return Tables.placeholder(
                Feather.ARCHIVE,
                TEXTS.get("none"),
                TEXTS.get("none.hint", model.folder()));
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
                                ? TEXTS.get("damaged", row.damage())
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
