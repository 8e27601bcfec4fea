package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.View;
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

/** A table of all variants in their hosts. */
public final class RuntimesView implements View {

    private final RuntimesModel model;
    private VBox content;

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
            var table = table();
            var card = new VBox(table);
            card.getStyleClass().addAll("card", "table-card");
            VBox.setVgrow(table, Priority.ALWAYS);
            VBox.setVgrow(card, Priority.ALWAYS);
            content = new VBox(tools(), card, detail());
            content.getStyleClass().add("table-view-page");
            content.setOnKeyPressed(key -> {
                if (key.getCode() == KeyCode.F5) {
                    model.refresh();
                    key.consume();
                }
            });
            model.refresh();
        }
        return content;
    }

    private Node tools() {
        var filter = new TextField();
        filter.setId("filter-runtimes");
        filter.setPromptText("Filter by any word");
        filter.setPrefColumnCount(18);
        filter.textProperty().bindBidirectional(model.filter());
        var available = new CheckBox("Available only");
        available.setMinWidth(Region.USE_PREF_SIZE);
        available.selectedProperty().bindBidirectional(model.availableOnly());
        var summary = new Label();
        summary.setId("runtimes-summary");
        summary.getStyleClass().add("note");
        summary.textProperty()
                .bind(model.looking().flatMap(looking -> looking
                        ? new javafx.beans.property.SimpleStringProperty("Looking for runtimes …")
                        : model.summary()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var install = new Button("Install the native baseline", new FontIcon(Feather.DOWNLOAD));
        install.setId("install-native");
        install.setMinWidth(Region.USE_PREF_SIZE);
        install.setTooltip(new Tooltip("Compiles the C probes with this machine's C compiler"));
        install.setOnAction(_ -> model.installNative());
        install.visibleProperty().bind(model.installable());
        install.managedProperty().bind(install.visibleProperty());
        var refresh = new Button("Look again", new FontIcon(Feather.REFRESH_CW));
        refresh.setMinWidth(Region.USE_PREF_SIZE);
        refresh.setTooltip(new Tooltip("Look for runtimes again  (F5)"));
        refresh.disableProperty().bind(model.looking());
        refresh.setOnAction(_ -> model.refresh());
        var tools = new HBox(filter, available, summary, space, install, refresh);
        tools.getStyleClass().add("row");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
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
        detail.getStyleClass().add("note");
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
