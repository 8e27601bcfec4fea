package io.healthwatch.workbench.gui.samples;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.StatusStrip;
import io.healthwatch.workbench.text.Texts;
import io.healthwatch.workbench.gui.table.ColumnChoice;
import io.healthwatch.workbench.gui.table.SortOrder;
import io.healthwatch.workbench.gui.table.TableBar;
import io.healthwatch.workbench.gui.table.TableClipboard;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** "What was measured, one by one?": all samples as a table, and the time line of one cell. */
public final class SamplesView extends ResultView {

    private static final Texts TEXTS = Texts.of("samples");
    private static final double USUAL_TYPE = 13;
    private static final double ROW_HEIGHT = 28;
    private static final int MOST_COPIED = 100_000;
    private static final String ALL = "";

    private final SamplesModel model;
    private final FileChoice files;
    private StatusStrip strip;
    private ComboBox<String> series;
    private ComboBox<String> scenario;
    private Label count;
    private Hyperlink allAgain;
    private Label said;
    private TableView<SampleList.Row> table;
    private TableBar bar;
    private ColumnChoice columns;
    private final StringProperty sorted = new SimpleStringProperty("");
    private ChartPane chart;
    private Label hint;
    private StackPane drawing;
    private SplitPane split;
    private boolean showing;

    /** A view that opens no other. */
    public SamplesView(Workspace workspace) {
        this(workspace, _ -> {}, (_, _, _) -> Optional.empty());
    }

    /** A view of the workspace's run. */
    public SamplesView(Workspace workspace, Consumer<String> navigation, FileChoice files) {
        super(workspace, navigation);
        this.files = files;
        this.model = new SamplesModel(workspace, Background.worker(), Platform::runLater);
    }

    /** What is shown. */
    public SamplesModel model() {
        return model;
    }

    @Override
    public String key() {
        return "Samples";
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
        return Feather.LIST;
    }

    @Override
    protected String promise() {
        return "Here every single iteration will be listed and drawn over time.";
    }

    @Override
    protected boolean shows(RunStatus status) {
        return status.face() != RunStatus.Face.EMPTY;
    }

    private static ComboBox<String> choice(String all, UnaryOperator<String> words) {
        var box = new ComboBox<String>();
        box.setAccessibleText(all);
        box.setButtonCell(cell(all, words));
        box.setCellFactory(_ -> cell(all, words));
        box.setVisibleRowCount(20);
        box.setPrefWidth(230);
        return box;
    }

    private static ListCell<String> cell(String all, UnaryOperator<String> words) {
        return new ListCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.equals(ALL) ? all : words.apply(item));
            }
        };
    }

    @Override
    protected Node build() {
        strip = new StatusStrip();
        series = choice("all variants", series -> series);
        scenario = choice("all scenarios", Scenarios::title);
        count = new Label();
        allAgain = new Hyperlink(TEXTS.get("brush.all"));
        said = new Label();
        table = new TableView<>();
        bar = new TableBar();
        columns = new ColumnChoice(table);
        chart = new ChartPane();
        hint = new Label(TEXTS.get("hint"));
        drawing = new StackPane(chart);
        split = new SplitPane();
        count.getStyleClass().add("note");
        said.getStyleClass().add("note");
        hint.getStyleClass().add("note");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        series.setOnAction(_ -> choose());
        scenario.setOnAction(_ -> choose());
        for (var column : SampleColumn.values()) {
            table.getColumns().add(column(column));
        }
        table.getStyleClass().addAll("dense", "striped", "samples-table");
        table.setAccessibleText("Samples");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label("No sample of that yet."));
        table.setSortPolicy(_ -> {
            sort();
            return true;
        });
        table.setAccessibleText("Samples");
        table.setOnKeyPressed(event -> {
            if (TableClipboard.pressed(event, this::copy)) {
                event.consume();
            }
        });
        table.setContextMenu(new ContextMenu(TableClipboard.items(this::copy).toArray(MenuItem[]::new)));
        bar.onTypeSize(this::size);
        bar.offer(() -> Stream.concat(Stream.of(columns.menu()), TableClipboard.items(this::copy).stream()).toList());
        var choices = workspace().choices();
        choices.remember("samples.filter", bar.filter());
        choices.remember("samples.hidden", columns.hidden());
        choices.remember("samples.sort", sorted);
        SortOrder.restore(table, sorted.get());
        model.filter().bind(bar.filter());
        table.setItems(model.list().get());
        model.list().addListener((_, before, list) -> {
            if (list.size() < before.size()) {
                table.scrollTo(0);
            }
            table.setItems(list);
        });
        model.list().addListener(_ -> count());
        model.listed().addListener(_ -> count());
        model.timeLine().addListener(_ -> showTimeLine());
        chart.setOnBrush(
                TEXTS.get("brush"), (start, execution) -> model.list(new SamplesModel.Window(start, execution)));
        allAgain.setOnAction(_ -> model.list(null));
        allAgain.setMinWidth(Region.USE_PREF_SIZE);
        model.window().subscribe(part -> {
            allAgain.setVisible(part != null);
            allAgain.setManaged(part != null);
        });
        workspace().selection().addListener(_ -> follow());
        var export = new ExportMenu(files, this::fileName, said::setText)
                .picture(() -> split.getItems().contains(drawing) ? chart : null, () -> "")
                .file("These samples as CSV …", "csv", () -> {
                    var list = model.list().get();
                    var index = list.index();
                    var order = list.order();
                    return file -> {
                        try (var writer = Files.newBufferedWriter(file)) {
                            index.writeCsv(writer, order);
                        }
                    };
                });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(8, series, scenario, count, allAgain, space, said, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        drawing.setMinHeight(150);
        table.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        var listed = new VBox(4, bar, table);
        split.getItems().setAll(listed);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("plain-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        var body = new VBox(10, strip, tools, hint, split);
        body.getStyleClass().add("view-body");
        showTimeLine();
        follow();
        return body;
    }

    private TableColumn<SampleList.Row, String> column(SampleColumn shown) {
        var column = new TableColumn<SampleList.Row, String>(shown.header());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().text(shown)));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                if (shown.words()) {
                    getStyleClass().add("words");
                }
            }

            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
            }
        });
        return column;
    }

    private void sort() {
        sorted.set(SortOrder.of(table));
        if (table.getSortOrder().isEmpty()) {
            model.sort(null, true);
        } else {
            var first = table.getSortOrder().getFirst();
            model.sort((SampleColumn) first.getUserData(), first.getSortType() == TableColumn.SortType.ASCENDING);
        }
    }

    private void choose() {
        if (showing) {
            return;
        }
        model.series().set(series.getValue() == null ? ALL : series.getValue());
        model.scenario().set(scenario.getValue() == null ? ALL : scenario.getValue());
    }

    private void follow() {
        var cell = workspace().selection().get();
        if (cell != null) {
            model.series().set(cell.series());
            model.scenario().set(cell.scenario());
            showChoices();
        }
    }

    private void showChoices() {
        var run = workspace().run().get();
        if (run == null) {
            return;
        }
        showing = true;
        try {
            offer(series, model.allSeries(), model.series().get());
            offer(scenario, Evidence.scenarios(run), model.scenario().get());
        } finally {
            showing = false;
        }
    }

    private static void offer(ComboBox<String> box, List<String> choices, String chosen) {
        var offered = new ArrayList<String>();
        offered.add(ALL);
        offered.addAll(choices);
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        box.setValue(choices.contains(chosen) ? chosen : ALL);
    }

    private void count() {
        var list = model.list().get();
        var index = list.index();
        bar.count(list.size(), index.size());
        count.setText(Numbers.count(index.size(), "sample") + " of " + Numbers.count(index.forks().size(), "fork"));
    }

    private void showTimeLine() {
        var figure = model.timeLine().get();
        count();
        var drawn = figure != null && !figure.isEmpty();
        hint.setVisible(!drawn);
        hint.setManaged(!drawn);
        if (drawn) {
            chart.show(figure);
        }
        if (drawn && !split.getItems().contains(drawing)) {
            split.getItems().addFirst(drawing);
            split.setDividerPositions(0.42);
        } else if (!drawn) {
            split.getItems().remove(drawing);
        }
    }

    private String fileName() {
        var run = workspace().run().get();
        return (run == null ? "run" : run.header().id()) + "-samples";
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        strip.show(status, RunStatus.completion(run));
        showChoices();
        model.refresh();
    }

    private void size(double type) {
        var scale = type / USUAL_TYPE;
        table.setFixedCellSize(ROW_HEIGHT * scale);
        table.getColumns().forEach(column -> column.setPrefWidth(((SampleColumn) column.getUserData()).width() * scale));
    }

    private void copy(boolean withTitles) {
        var list = model.list().get();
        var columns = SampleColumn.values();
        var rows = table.getSelectionModel().getSelectedIndices().stream()
                .limit(MOST_COPIED)
                .map(place -> new Table.Row(list.index().cell(list.sample(place)), Arrays.stream(columns)
                        .map(column -> (Object) list.index().text(column, list.sample(place)))
                        .toList()))
                .toList();
        TableClipboard.put(
                new Table(
                        "",
                        Arrays.stream(columns).map(column -> Table.Column.text(column.header())).toList(),
                        rows),
                withTitles);
        said.setText(Numbers.count(rows.size(), "row") + " on the clipboard.");
    }
}
