package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.gui.table.Mark;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
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

    private static final Texts TEXTS = Texts.of("runtimes");

    private static final int LEAST_ROWS = 4;

    private final RuntimesModel model;
    private final Choices choices;
    private Node content;

    /** The view of a model; its tables remember in {@code choices} how they are looked at. */
    public RuntimesView(RuntimesModel model, Choices choices) {
        this.model = model;
        this.choices = choices;
    }

    @Override
    public String key() {
        return "Runtimes";
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
        return Feather.CPU;
    }

    @Override
    public Node content() {
        if (content == null) {
            var page = new VBox(head(), new InstallPane(model).node(), new AttemptsPane(model, choices).node(), variants());
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
        Hint.on(refresh, "Look for runtimes again  (F5)");
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
        title.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var available = new CheckBox("Available only");
        available.setMinWidth(Region.USE_PREF_SIZE);
        available.selectedProperty().bindBidirectional(model.availableOnly());
        var top = new HBox(title, space, available);
        top.getStyleClass().add("card-header");
        top.setAlignment(Pos.CENTER_LEFT);
        var table = table();
        var card = new VBox(top, table, detail());
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private Node table() {
        // As high as its rows: the page scrolls, and not the table within it.
        var table = new DataTable<>("runtimes", "Runtimes", model.rows())
                .columns(List.of(
                        Column.text("Variant", 190, row -> row.variant().title()),
                        Column.text("Host", 60, row -> row.host().id()),
                        Column.marked("State", 105, RuntimesView::state),
                        Column.text("Version", 80, row -> row.availability().version()),
                        Column.number("Size", "bytes", 80, row -> row.availability().bytes(), RuntimeRow::size),
                        Column.text("Licence", 110, row -> row.variant().licence()),
                        Column.text(
                                "Source, or what is missing",
                                220,
                                row -> row.availability().available()
                                        ? row.variant().source()
                                        : row.availability().reason())))
                .fillingTheWidth()
                .asHighAsItsRows(LEAST_ROWS)
                .placeholder(Tables.placeholder(
                        Feather.CPU, "Nothing to show", "No runtime matches, or they are still being looked for."))
                .remember(choices, "runtimes.table");
        table.selected().subscribe(row -> model.selected().set(row));
        return table;
    }

    private static Mark state(RuntimeRow row) {
        return row.availability().available()
                ? new Mark(Feather.CHECK_CIRCLE, "available", "good")
                : new Mark(Feather.MINUS_CIRCLE, "missing", "quiet");
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
