package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.ViewRoot;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Two runs, machines or variants: faster, slower, same or unsure, cell by cell; and one cell over all runs. */
public final class CompareView implements View {

    private static final Texts TEXTS = Texts.of("compare");

    private final CompareModel model;
    private final HistoryModel history;
    private final Choices choices;
    private final Consumer<String> navigation;
    private final FileChoice files;
    private Segments<CompareModel.Page> pages;
    private ComparisonPane comparison;
    private HistoryPane historyPane;
    private VBox root;
    private StackPane content;

    /** The view of models; {@code navigation} opens another view by its key. */
    public CompareView(
            CompareModel model,
            HistoryModel history,
            Choices choices,
            Consumer<String> navigation,
            FileChoice files) {
        this.model = model;
        this.choices = choices;
        this.history = history;
        this.navigation = navigation;
        this.files = files;
    }

    /** Shows the table of figures, or the chart. */
    public void showTable(boolean now) {
        content();
        comparison.asTable().set(now);
    }

    /** What is compared. */
    public CompareModel model() {
        return model;
    }

    /** Shows a cell over all runs. */
    public void showHistory(Cell cell, Quantity quantity) {
        model.page().set(CompareModel.Page.HISTORY);
        history.show(cell, quantity);
    }

    @Override
    public String key() {
        return "Compare";
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
        return Feather.GIT_PULL_REQUEST;
    }

    @Override
    public Node content() {
        if (content == null) {
            build();
            content.sceneProperty().subscribe(scene -> {
                if (scene != null) {
                    model.refresh();
                }
                history.active().set(scene != null && model.page().get() == CompareModel.Page.HISTORY);
            });
        }
        return content;
    }

    private static String words(CompareModel.Page page) {
        return switch (page) {
            case RUNS -> TEXTS.get("page.runs");
            case VARIANTS -> TEXTS.get("page.variants");
            case HISTORY -> TEXTS.get("page.history");
        };
    }

    private void build() {
        var said = new Label();
        said.getStyleClass().add("note");
        said.setMinWidth(0);
        comparison = new ComparisonPane(model, choices, navigation, files, said);
        VBox.setVgrow(comparison, Priority.ALWAYS);
        historyPane = new HistoryPane(history, choices, files, said);
        VBox.setVgrow(historyPane, Priority.ALWAYS);
        pages = new Segments<>(CompareView::words, model.page()::set);
        pages.setId("compare-page");
        pages.setAccessibleText(TEXTS.get("page"));
        var head = new HBox(12, pages, said);
        head.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(10, head, comparison);
        root.getStyleClass().add("view-body");
        var scroll = ComparisonPane.scrolled(root);
        scroll.setFitToHeight(true);
        content = new StackPane(scroll);
        content.getStylesheets().add(ViewRoot.STYLES);
        content.getStyleClass().add("result-view");
        content.setMinSize(0, 0);
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T
                    && !event.isShortcutDown()
                    && !(event.getTarget() instanceof TextInputControl)) {
                comparison.asTable().set(!comparison.asTable().get());
                event.consume();
            }
        });
        model.page().subscribe(this::turnTo);
    }

    private void turnTo(CompareModel.Page page) {
        pages.show(List.of(CompareModel.Page.values()), page);
        history.active().set(content.getScene() != null && page == CompareModel.Page.HISTORY);
        root.getChildren().set(1, page == CompareModel.Page.HISTORY ? historyPane : comparison);
    }
}
