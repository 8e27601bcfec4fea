package io.healthwatch.workbench.gui.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.ComparisonDocument;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.MarginField;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.run.Cell;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two runs: faster, slower, same or unsure, cell by cell. */
public final class CompareView implements View {

    private static final double LEAST_HEIGHT_OF_CHANGES = 44;
    private static final double MOST_HEIGHT_OF_CHANGES = 118;

    private final CompareModel model;
    private final Consumer<String> navigation;
    private final FileChoice files;
    private final Placeholder placeholder = new Placeholder();
    private final Label headline = new Label();
    private final Label note = new Label();
    private final Label said = new Label();
    private final Label detail = new Label();
    private final VBox changes = new VBox(2);
    private final ScrollPane changesScroll = new ScrollPane(changes);
    private final ChartPane chart = new ChartPane();
    private final ScrollPane chartScroll = new ScrollPane(chart);
    private final FigureTable table = new FigureTable();
    private final ToggleButton asTable = new ToggleButton("Table");
    private final StackPane stage = new StackPane();
    private VBox root;
    private VBox body;

    /** The view of a model; {@code navigation} opens another view by its title. */
    public CompareView(CompareModel model, Consumer<String> navigation, FileChoice files) {
        this.model = model;
        this.navigation = navigation;
        this.files = files;
    }

    /** Shows the table of figures, or the chart. */
    public void showTable(boolean now) {
        asTable.setSelected(now);
    }

    /** What is compared. */
    public CompareModel model() {
        return model;
    }

    @Override
    public String title() {
        return "Compare";
    }

    @Override
    public String question() {
        return "What changed from one run to another?";
    }

    @Override
    public Ikon icon() {
        return Feather.GIT_PULL_REQUEST;
    }

    @Override
    public Node content() {
        if (root == null) {
            build();
            root.sceneProperty().subscribe(scene -> {
                if (scene != null) {
                    model.refresh();
                }
            });
        }
        return root;
    }

    private void build() {
        headline.getStyleClass().add("answer");
        for (var words : List.of(headline, note, detail)) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        note.getStyleClass().add("note");
        said.getStyleClass().add("note");
        said.setMinWidth(0);
        detail.setId("comparison-detail");
        detail.getStyleClass().add("note");
        changesScroll.setFitToWidth(true);
        changesScroll.setMaxHeight(MOST_HEIGHT_OF_CHANGES);
        changesScroll.setMinHeight(LEAST_HEIGHT_OF_CHANGES);
        changesScroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        chartScroll.setFitToWidth(true);
        chartScroll.setFitToHeight(true);
        chartScroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        chart.setOnSelect(this::select);
        table.setOnSelect(this::select);
        stage.setMinHeight(120);
        VBox.setVgrow(stage, Priority.ALWAYS);
        body = new VBox(8, headline, changesScroll, tools(), note, stage, detail);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox.setVgrow(placeholder, Priority.ALWAYS);
        root = new VBox(10, runs());
        root.getStylesheets().add(ResultView.STYLES);
        root.getStyleClass().addAll("result-view", "view-body");
        root.setMinSize(0, 0);
        asTable.setTooltip(new Tooltip("The same figures as a table (T)"));
        asTable.selectedProperty().addListener(_ -> show());
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T
                    && !event.isShortcutDown()
                    && !(event.getTarget() instanceof TextInputControl)) {
                asTable.setSelected(!asTable.isSelected());
                event.consume();
            }
        });
        model.shown().subscribe(_ -> show());
        model.problem().subscribe(_ -> show());
        model.choices().subscribe(this::show);
    }

    private Node runs() {
        var swap = new Button("", new FontIcon(Feather.REPEAT));
        swap.setTooltip(new Tooltip("The one before becomes the one after"));
        swap.setAccessibleText("Swap before and after");
        swap.setOnAction(_ -> model.swap());
        var row = new FlowPane(
                8, 8,
                chooser("Before", model.before(), model::openBefore),
                swap,
                chooser("After", model.after(), model::openAfter),
                said);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node chooser(String title, ObjectProperty<CompareModel.Choice> chosen, Runnable open) {
        var box = new ComboBox<>(model.choices());
        box.setId("compare-" + title.toLowerCase());
        box.setPromptText("Choose a run");
        box.setPrefWidth(280);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(CompareModel.Choice choice) {
                return choice == null ? "" : choice.title();
            }

            @Override
            public CompareModel.Choice fromString(String words) {
                throw new UnsupportedOperationException("runs are chosen, not written");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        var label = new Label(title);
        label.setLabelFor(box);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var details = new Button("", new FontIcon(Feather.EXTERNAL_LINK));
        details.setTooltip(new Tooltip("Show this run in every view"));
        details.setAccessibleText("Open the run " + title.toLowerCase());
        details.disableProperty().bind(chosen.isNull());
        details.setOnAction(_ -> open.run());
        var row = new HBox(6, label, box, details);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node tools() {
        var quantities = new Segments<Quantity>(
                quantity -> quantity == Quantity.EXECUTION ? "Execution" : "Cold start", model.quantity()::set);
        model.quantity().subscribe(quantity -> quantities.show(Quantity.TIMES, quantity));
        var only = new ToggleButton("Only differences");
        only.setTooltip(new Tooltip("Only what is faster or slower for certain"));
        only.setMinWidth(Region.USE_PREF_SIZE);
        only.selectedProperty().bindBidirectional(model.onlyDifferences());
        var filter = new TextField();
        filter.setPromptText("Filter");
        filter.setTooltip(new Tooltip("Part of a variant's, scenario's or language's name"));
        filter.setPrefWidth(130);
        filter.textProperty().bindBidirectional(model.text());
        var export = new ExportMenu(files, this::fileName, said::setText)
                .picture(() -> chart, () -> model.shown().get().note())
                .table(() -> asTable.isSelected() ? table.shown() : model.shown().get().table())
                .file("Comparison as JSON …", "json", () -> {
                    var document = ComparisonDocument.of(model.comparison());
                    return file -> JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValue(file.toFile(), document);
                });
        var tools =
                new FlowPane(8, 8, quantities, new MarginField(model.margin()), only, filter, asTable, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("chart-tools");
        return tools;
    }

    private String fileName() {
        var comparison = model.comparison();
        return "compare-" + comparison.before().run().id() + "-" + comparison.after().run().id();
    }

    private void select(Cell cell) {
        chart.selected().set(cell);
        showDetail();
    }

    private void showDetail() {
        detail.setText(model.detail(chart.selected().get()));
        visible(detail, !detail.getText().isEmpty());
    }

    private void show() {
        var shown = model.shown().get();
        if (shown == null) {
            showNothing();
            return;
        }
        headline.setText(shown.headline());
        note.setText(shown.note());
        changes.getChildren().setAll(shown.changes().stream().map(CompareView::change).toList());
        visible(changesScroll, !shown.changes().isEmpty());
        if (asTable.isSelected()) {
            table.show(shown.table());
        } else {
            chart.show(shown.figure());
        }
        stage.getChildren().setAll(
                shown.figure().isEmpty() ? none() : asTable.isSelected() ? table : chartScroll);
        showDetail();
        put(body);
    }

    private static Node none() {
        var words = new Label("The filters let no cell through.");
        words.getStyleClass().add("note");
        return words;
    }

    private static Node change(String words) {
        var line = new Label(words, new FontIcon(Feather.ALERT_TRIANGLE));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("warning");
        return line;
    }

    private static void visible(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void put(Node below) {
        if (root.getChildren().size() < 2) {
            root.getChildren().add(below);
        } else if (root.getChildren().get(1) != below) {
            root.getChildren().set(1, below);
        }
    }

    private void showNothing() {
        if (!model.problem().get().isEmpty()) {
            placeholder.show(
                    Feather.ALERT_TRIANGLE,
                    "These runs cannot be compared",
                    model.problem().get(),
                    List.of(new Placeholder.Action("See all runs", () -> navigation.accept("Runs"))));
        } else if (model.before().get() != null && model.after().get() != null) {
            placeholder.show(Feather.ACTIVITY, "Comparing …", "Both runs are read and their forks compared.", List.of());
        } else if (model.choices().size() < 2) {
            placeholder.show(
                    icon(),
                    "Two runs are needed",
                    "Measure before and after a change, on two machines, or with two versions; then compare cell by"
                            + " cell.",
                    List.of(new Placeholder.Action("Choose what to measure", () -> navigation.accept("Evaluate"))));
        } else {
            placeholder.show(
                    icon(),
                    "Choose two runs",
                    "Choose them above, or select two in the list of runs: for every cell that both have you see"
                            + " whether it became faster, slower, stayed the same, or nobody can tell.",
                    List.of(new Placeholder.Action("See all runs", () -> navigation.accept("Runs"))));
        }
        put(placeholder);
    }
}
