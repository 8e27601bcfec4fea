package io.healthwatch.workbench.gui.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.ComparisonDocument;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.MarginField;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two runs, or two variants of one: what is compared, and the answers, as a chart or as a table. */
final class ComparisonPane extends VBox {

    private static final Texts TEXTS = Texts.of("compare");
    private static final int LINES_AT_ONCE = 4;

    private final CompareModel model;
    private final Consumer<String> navigation;
    private final FileChoice files;
    private final Label said;
    private final Placeholder placeholder = new Placeholder();
    private final Label headline = Labels.wrapped("", "answer");
    private final Label note = Labels.note("");
    private final Label detail = Labels.note("");
    private final VBox changes = new VBox(2);
    private final ScrollPane changesScroll = scrolled(changes);
    private final ChartPane chart = new ChartPane();
    private final ScrollPane chartScroll = scrolled(chart);
    private final FigureTable table = new FigureTable(TEXTS.get("table.name"));
    private final ToggleButton asTable = new ToggleButton(TEXTS.get("table"));
    private final StackPane stage = new StackPane();
    private final FlowPane runs;
    private final FlowPane variants;
    private final VBox body;

    /** Says in a label what was exported; {@code navigation} opens another view by its key. */
    ComparisonPane(
            CompareModel model, Choices choices, Consumer<String> navigation, FileChoice files, Label said) {
        super(10);
        this.model = model;
        this.navigation = navigation;
        this.files = files;
        this.said = said;
        table.remember(choices, "compare.table");
        choices.remember("compare.as-table", asTable.selectedProperty());
        headline.setId("comparison-headline");
        detail.setId("comparison-detail");
        changesScroll.getStyleClass().add("compare-changes");
        chartScroll.setFitToHeight(true);
        chart.setOnSelect(model.selection()::set);
        table.setOnSelect(model.selection()::set);
        chart.selected().bind(model.selection());
        model.selection().addListener(_ -> showDetail());
        stage.getStyleClass().add("compare-stage");
        VBox.setVgrow(stage, Priority.ALWAYS);
        body = new VBox(8, headline, changesScroll, tools(), note, stage, detail);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox.setVgrow(placeholder, Priority.ALWAYS);
        runs = row(
                run("before", TEXTS.get("choose.before"), model.before()),
                swap(),
                run("after", TEXTS.get("choose.after"), model.after()));
        variants = row(
                run("of", TEXTS.get("choose.of"), model.of()),
                variant("subject", TEXTS.get("choose.subject"), model.subject()),
                swap(),
                variant("baseline", TEXTS.get("choose.baseline"), model.baseline()));
        Hint.on(asTable, TEXTS.get("table.tip"));
        asTable.selectedProperty().addListener(_ -> show());
        model.page().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
        model.problem().subscribe(_ -> show());
        model.choices().subscribe(this::show);
    }

    /** Whether the table is shown, instead of the chart. */
    BooleanProperty asTable() {
        return asTable.selectedProperty();
    }

    private static FlowPane row(Node... nodes) {
        var row = new FlowPane(8, 8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node swap() {
        var swap = new Button("", new FontIcon(Feather.REPEAT));
        Hint.on(swap, TEXTS.get("choose.swapTip"));
        swap.setAccessibleText(TEXTS.get("choose.swap"));
        swap.setOnAction(_ -> model.swap());
        return swap;
    }

    private Node run(String name, String title, ObjectProperty<CompareModel.Choice> chosen) {
        var choice = new SearchChoice<>(
                TEXTS.get("choose.run"), TEXTS.get("choose.search"), CompareModel.Choice::title);
        model.choices().subscribe(() -> choice.offer(List.copyOf(model.choices())));
        var open = new Button("", new FontIcon(Feather.EXTERNAL_LINK));
        Hint.on(open, TEXTS.get("choose.open"));
        open.setAccessibleText(TEXTS.get("choose.openNamed", title));
        open.disableProperty().bind(chosen.isNull());
        open.setOnAction(_ -> model.open(chosen.get().folder()));
        return choice(name, title, choice, chosen, open);
    }

    private Node variant(String name, String title, ObjectProperty<String> chosen) {
        var choice = new SearchChoice<String>(TEXTS.get("choose.variant"), TEXTS.get("choose.search"), each -> each);
        ObservableList<String> series = model.series();
        series.subscribe(() -> choice.offer(List.copyOf(series)));
        return choice(name, title, choice, chosen);
    }

    private static <T> Node choice(
            String name, String title, SearchChoice<T> choice, ObjectProperty<T> chosen, Node... beside) {
        choice.setId("compare-" + name);
        choice.chosen().bindBidirectional(chosen);
        var label = new Label(title);
        label.setLabelFor(choice);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(6, label, choice);
        row.getChildren().addAll(beside);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node tools() {
        var quantities = new Segments<Quantity>(
                quantity -> quantity == Quantity.EXECUTION
                        ? TEXTS.get("quantity.execution")
                        : TEXTS.get("quantity.coldStart"),
                model.quantity()::set);
        model.quantity().subscribe(quantity -> quantities.show(Quantity.TIMES, quantity));
        var answers = new Segments<AnswerFilter>(ComparisonPane::words, model.answers()::set);
        answers.setId("compare-answers");
        model.answers().subscribe(filter -> answers.show(List.of(AnswerFilter.values()), filter));
        var groupings = new Segments<Grouping>(
                grouping -> grouping == Grouping.VARIANT
                        ? TEXTS.get("grouping.variant")
                        : TEXTS.get("grouping.scenario"),
                model.grouping()::set);
        model.grouping().subscribe(grouping -> groupings.show(List.of(Grouping.values()), grouping));
        groupings.visibleProperty().bind(model.page().isEqualTo(CompareModel.Page.RUNS));
        groupings.managedProperty().bind(groupings.visibleProperty());
        var filter = new TextField();
        filter.setPromptText(TEXTS.get("filter"));
        filter.setAccessibleText(TEXTS.get("filter"));
        Hint.on(filter, TEXTS.get("filter.tip"));
        filter.setPrefColumnCount(9);
        filter.textProperty().bindBidirectional(model.text());
        var export = new ExportMenu(files, this::fileName, said::setText)
                .picture(() -> chart, () -> model.shown().get().note())
                .table(() -> asTable.isSelected() ? table.shown() : model.shown().get().table())
                .file(TEXTS.get("export.json"), "json", () -> {
                    var document = ComparisonDocument.of(model.comparison());
                    return file -> JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValue(file.toFile(), document);
                });
        var tools = row(quantities, answers, groupings, new MarginField(model.margin()), filter, asTable, export);
        tools.getStyleClass().add("chart-tools");
        return tools;
    }

    private static String words(AnswerFilter filter) {
        return switch (filter) {
            case ALL -> TEXTS.get("answers.all");
            case DIFFERENCES -> TEXTS.get("answers.differences");
            case FASTER -> TEXTS.get("answers.faster");
            case SLOWER -> TEXTS.get("answers.slower");
            case SAME -> TEXTS.get("answers.same");
            case UNSURE -> TEXTS.get("answers.unsure");
        };
    }

    private String fileName() {
        var comparison = model.comparison();
        return comparison.ofVariants()
                ? "compare-" + comparison.after().run().id() + "-" + comparison.before().series() + "-"
                        + comparison.after().series()
                : "compare-" + comparison.before().run().id() + "-" + comparison.after().run().id();
    }

    private void showDetail() {
        Labels.show(detail, model.detail());
    }

    private void show() {
        if (model.page().get() == CompareModel.Page.HISTORY) {
            return;
        }
        var chooser = model.page().get() == CompareModel.Page.RUNS ? runs : variants;
        var shown = model.shown().get();
        if (shown == null) {
            showNothing();
            put(chooser, placeholder);
            return;
        }
        headline.setText(shown.headline());
        note.setText(shown.note());
        warn(changes, changesScroll, shown.changes());
        if (asTable.isSelected()) {
            table.show(shown.table());
        } else {
            chart.show(shown.figure());
        }
        stage.getChildren().setAll(
                shown.figure().isEmpty() ? Labels.note(TEXTS.get("nothing")) : asTable.isSelected() ? table : chartScroll);
        showDetail();
        put(chooser, body);
    }

    private void put(Node... nodes) {
        if (!getChildren().equals(List.of(nodes))) {
            getChildren().setAll(nodes);
        }
    }

    /** Shows what casts doubt, the first lines at once and more by scrolling. */
    static void warn(VBox box, ScrollPane scroll, List<String> lines) {
        box.getChildren().setAll(lines.stream().map(ComparisonPane::warning).toList());
        scroll.setStyle(
                String.format(Locale.ROOT, "-fx-min-height: %.1fem", 1.7 * Math.min(lines.size(), LINES_AT_ONCE)));
        Presence.set(!lines.isEmpty(), scroll);
    }

    private static Node warning(String words) {
        var line = Labels.wrapped(words, "warning");
        line.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        return line;
    }

    /** Scrolls what does not fit from top to bottom. */
    static ScrollPane scrolled(Node content) {
        var scroll = new ScrollPane(content);
        Overflow.drawnAlways(scroll);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        return scroll;
    }

    private void showNothing() {
        var runsAction = new Placeholder.Action(TEXTS.get("action.runs"), () -> navigation.accept("Runs"));
        var evaluateAction = new Placeholder.Action(TEXTS.get("action.evaluate"), () -> navigation.accept("Evaluate"));
        var ofRuns = model.page().get() == CompareModel.Page.RUNS;
        if (!model.problem().get().isEmpty()) {
            placeholder.show(
                    Feather.ALERT_TRIANGLE, TEXTS.get("problem.title"), model.problem().get(), List.of(runsAction));
        } else if (ofRuns ? model.before().get() != null && model.after().get() != null : model.of().get() != null) {
            placeholder.show(Feather.ACTIVITY, TEXTS.get("comparing.title"), TEXTS.get("comparing"), List.of());
        } else if (!ofRuns) {
            placeholder.show(Feather.GIT_PULL_REQUEST, TEXTS.get("none.title"), TEXTS.get("none"), List.of(evaluateAction));
        } else if (model.choices().size() < 2) {
            placeholder.show(Feather.GIT_PULL_REQUEST, TEXTS.get("few.title"), TEXTS.get("few"), List.of(evaluateAction));
        } else {
            placeholder.show(Feather.GIT_PULL_REQUEST, TEXTS.get("choose.title"), TEXTS.get("choose"), List.of(runsAction));
        }
    }
}
