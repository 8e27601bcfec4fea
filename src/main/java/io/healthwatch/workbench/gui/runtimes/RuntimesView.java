package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.View;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be installed, what was tried, and all variants in their hosts. */
public final class RuntimesView implements View {

    private static final double ROW_HEIGHT = 32;
    private static final int LEAST_ROWS = 4;

    private final RuntimesModel model;
    private Node content;

    /** The view of a model. */
    public RuntimesView(RuntimesModel model) {
        this.model = model;
    }

    @Override
    public String title() {
        return "Runtimes";
    }

    @Override
    public String question() {
        return "What is on this machine, and what does the rest need?";
    }

    @Override
    public Ikon icon() {
        return Feather.CPU;
    }

    @Override
    public Node content() {
        if (content == null) {
            var page = new VBox(head(), new InstallPane(model).node(), new AttemptsPane(model).node(), variants());
            page.getStyleClass().addAll("table-view-page", "runtimes-page");
            page.setOnKeyPressed(key -> {
                if (key.getCode() == KeyCode.F5) {
                    model.refresh();
                    key.consume();
                }
            });
            content = Frame.scrolled(page);
            model.refresh();
        }
        return content;
    }

    private Node head() {
        var summary = new Label();
        summary.setId("runtimes-summary");
        summary.getStyleClass().add("headline");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.summary().get().isEmpty()
                                ? "Looking for runtimes …"
                                : model.summary().get(),
                        model.summary()));
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var refresh = new Button("Look again", new FontIcon(Feather.REFRESH_CW));
        refresh.setMinWidth(Region.USE_PREF_SIZE);
        refresh.setTooltip(new Tooltip("Look for runtimes again  (F5)"));
        refresh.disableProperty().bind(model.looking());
        refresh.setOnAction(_ -> model.refresh());
        var head = new HBox(summary, refresh);
        head.getStyleClass().add("row");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node variants() {
        var title = new Label("Variants");
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var filter = new TextField();
        filter.setId("filter-runtimes");
        filter.setPromptText("Filter by any word");
        filter.setPrefColumnCount(18);
        filter.textProperty().bindBidirectional(model.filter());
        var available = new CheckBox("Available only");
        available.setMinWidth(Region.USE_PREF_SIZE);
        available.selectedProperty().bindBidirectional(model.availableOnly());
        var top = new HBox(title, space, available, filter);
        top.getStyleClass().add("card-header");
        top.setAlignment(Pos.CENTER_LEFT);
        var table = table();
        var card = new VBox(top, table, detail());
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private TableView<RuntimeRow> table() {
        var table = new TableView<>(model.rows());
        table.setId("runtimes");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(Tables.text("Variant", 190, row -> row.variant().title()));
        table.getColumns().add(Tables.text("Host", 60, row -> row.host().id()));
        table.getColumns().add(Tables.marked("State", 105, RuntimesView::state));
        table.getColumns().add(Tables.text("Version", 80, row -> row.availability().version()));
        table.getColumns().add(Tables.number("Size", 80, RuntimeRow::size));
        table.getColumns().add(Tables.text("Licence", 110, row -> row.variant().licence()));
        table.getColumns()
                .add(Tables.text(
                        "Source, or what is missing",
                        220,
                        row -> row.availability().available()
                                ? row.variant().source()
                                : row.availability().reason()));
        // As high as its rows: the page scrolls, and not the table within it.
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        table.prefHeightProperty()
                .bind(Bindings.max(LEAST_ROWS, Bindings.size(model.rows()))
                        .add(1)
                        .multiply(table.fixedCellSizeProperty())
                        .add(4));
        table.minHeightProperty().bind(table.prefHeightProperty());
        table.setPlaceholder(Tables.placeholder(
                Feather.CPU, "Nothing to show", "No runtime matches, or they are still being looked for."));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> model.selected().set(row));
        return table;
    }

    private static Tables.Mark state(RuntimeRow row) {
        return row.availability().available()
                ? new Tables.Mark(Feather.CHECK_CIRCLE, "available", "good")
                : new Tables.Mark(Feather.MINUS_CIRCLE, "missing", "quiet");
    }

    private Node detail() {
        var detail = new Label();
        detail.setId("runtime-detail");
        detail.getStyleClass().addAll("note", "table-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.textProperty().bind(model.selected().map(RuntimesView::describe).orElse(""));
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        return detail;
    }

    private static String describe(RuntimeRow row) {
        var variant = row.variant();
        return variant.title() + ", in data: " + variant.id() + ". From " + variant.source() + ", "
                + variant.licence() + "."
                + (row.availability().available() ? "" : " " + row.availability().reason());
    }
}
