package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.chart.MarkerShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The checklist against the variants: items, which open to their attacks, stay on the left while columns scroll. Nodes
 * live as long as their place does, so that nothing jumps while findings come in.
 */
final class SecurityGrid extends HBox {

    private static final double GAP = 6;
    private static final double HEAD = 58;
    private static final double ITEM = 60;
    private static final double ATTACK = 30;
    private static final double NAMES = 224;
    private static final double SCROLL_BAR = 16;

    private final Consumer<SecurityTable.Spot> open;
    private final GridPane names = new GridPane(GAP, GAP);
    private final GridPane grid = new GridPane(GAP, GAP);
    private final Map<SecurityTable.Spot, SecurityCell> cells = new HashMap<>();
    private final Map<Assessor.Place, Head> heads = new HashMap<>();
    private final Set<ChecklistItem> expanded = EnumSet.noneOf(ChecklistItem.class);
    private boolean dark;
    private SecurityTable table;
    private SecurityTable.Spot chosen;
    private Layout layout = new Layout(List.of(), List.of());

    /** A row: an item, or one of its attacks. */
    private record Row(ChecklistItem item, SecurityTable.Named attack) {
        String id() {
            return attack == null ? "" : attack.id();
        }
    }

    private record Layout(List<Row> rows, List<Assessor.Place> columns) {}

    private static final class Head {
        final Label title = new Label();
        final Label answered = new Label();
        final HBox name = new HBox(5, title);
        final VBox node = new VBox(1, name, answered);
    }

    /** An empty grid. */
    SecurityGrid(boolean dark, Consumer<SecurityTable.Spot> open) {
        this.dark = dark;
        this.open = open;
        var scroll = new ScrollPane(grid);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        grid.setPadding(new Insets(0, 0, SCROLL_BAR, 0));
        names.setMinWidth(NAMES);
        names.setPrefWidth(NAMES);
        getChildren().setAll(names, scroll);
        setFillHeight(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Draws the marks of variants for that ground. */
    void dark(boolean now) {
        dark = now;
        heads.clear();
        layout = new Layout(List.of(), List.of());
        if (table != null) {
            show(table, chosen);
        }
    }

    /** Shows a table with one cell marked; null for none. */
    void show(SecurityTable shown, SecurityTable.Spot marked) {
        table = shown;
        chosen = marked;
        var wanted = new Layout(
                rows(shown),
                shown.columns().stream().map(SecurityTable.Column::place).toList());
        if (!wanted.equals(layout)) {
            layout = wanted;
            layOut();
        }
        for (var column : shown.columns()) {
            heads.get(column.place()).answered.setText(column.answered());
        }
        for (var item : shown.items()) {
            for (var column : shown.columns()) {
                var tally = shown.tally(item, column.place());
                show(
                        new SecurityTable.Spot(item.item(), "", column.place()),
                        tally.verdict(),
                        tally.words(),
                        column.title() + ", " + item.item().title());
                if (expanded.contains(item.item())) {
                    item.attacks().forEach(attack -> show(attack, item.item(), column));
                }
            }
        }
    }

    private void show(SecurityTable.Named attack, ChecklistItem item, SecurityTable.Column column) {
        var finding = table.finding(attack.id(), column.place());
        show(
                new SecurityTable.Spot(item, attack.id(), column.place()),
                finding == null ? null : finding.verdict(),
                finding == null ? "" : finding.evidence(),
                column.title() + ", " + attack.title());
    }

    private void show(SecurityTable.Spot spot, Verdict worst, String words, String about) {
        cells.get(spot).show(worst, words, about, spot.equals(chosen));
    }

    private List<Row> rows(SecurityTable shown) {
        var rows = new ArrayList<Row>();
        for (var item : shown.items()) {
            rows.add(new Row(item.item(), null));
            if (expanded.contains(item.item())) {
                item.attacks().forEach(attack -> rows.add(new Row(item.item(), attack)));
            }
        }
        return rows;
    }

    private void layOut() {
        for (var pane : List.of(names, grid)) {
            pane.getChildren().clear();
            pane.getRowConstraints().setAll(height(HEAD));
            layout.rows().forEach(row -> pane.getRowConstraints().add(height(row.attack() == null ? ITEM : ATTACK)));
        }
        for (var place = 0; place < layout.columns().size(); place++) {
            grid.add(heads.computeIfAbsent(layout.columns().get(place), this::head).node, place, 0);
        }
        for (var line = 0; line < layout.rows().size(); line++) {
            var row = layout.rows().get(line);
            names.add(row.attack() == null ? name(row.item()) : name(row.attack()), 0, line + 1);
            for (var place = 0; place < layout.columns().size(); place++) {
                var spot = new SecurityTable.Spot(row.item(), row.id(), layout.columns().get(place));
                grid.add(
                        cells.computeIfAbsent(
                                spot, _ -> new SecurityCell(row.attack() != null, () -> open.accept(spot))),
                        place,
                        line + 1);
            }
        }
    }

    private static RowConstraints height(double height) {
        var row = new RowConstraints(height, height, height);
        row.setFillHeight(true);
        return row;
    }

    private Head head(Assessor.Place place) {
        var head = new Head();
        head.title.getStyleClass().add("runtime");
        head.title.setText(SecurityTable.title(place));
        head.answered.getStyleClass().add("series");
        head.name.getChildren().addFirst(MarkerShape.of(place.variant(), dark));
        head.name.setAlignment(Pos.CENTER_LEFT);
        head.node.getStyleClass().add("matrix-head");
        head.node.setMaxWidth(SecurityCell.WIDTH);
        head.node.setAlignment(Pos.BOTTOM_LEFT);
        return head;
    }

    private Node name(ChecklistItem item) {
        var open = expanded.contains(item);
        var title = new Button(item.title(), new FontIcon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        title.setId("security-" + item.id());
        title.getStyleClass().addAll("flat", "security-item");
        title.setTooltip(new Tooltip(open ? "Hide the attacks" : "Show the attacks"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setOnAction(_ -> expand(item, !expanded.contains(item)));
        var promise = new Label(item.promise());
        promise.getStyleClass().addAll("note", "security-promise");
        promise.setMinWidth(0);
        promise.setTooltip(new Tooltip(item.promise()));
        var box = new VBox(title, promise);
        box.setMaxWidth(NAMES);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Node name(SecurityTable.Named attack) {
        var name = new Label(attack.title());
        name.getStyleClass().add("security-attack");
        name.setMaxWidth(NAMES);
        name.setTooltip(new Tooltip(attack.title() + " (" + attack.id() + ")"));
        return name;
    }

    /** Shows or hides the attacks of an item. */
    void expand(ChecklistItem item, boolean show) {
        var changed = show ? expanded.add(item) : expanded.remove(item);
        if (changed && table != null) {
            show(table, chosen);
            var button = lookup("#security-" + item.id());
            if (button != null) {
                button.requestFocus();
            }
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, 0, event);
            case RIGHT -> move(1, 0, event);
            case UP -> move(0, -1, event);
            case DOWN -> move(0, 1, event);
            default -> {}
        }
    }

    private void move(int columns, int rows, KeyEvent event) {
        if (!(event.getTarget() instanceof SecurityCell cell)) {
            return;
        }
        var line = Math.clamp(GridPane.getRowIndex(cell) - 1L + rows, 0, layout.rows().size() - 1);
        var place = Math.clamp(GridPane.getColumnIndex(cell) + (long) columns, 0, layout.columns().size() - 1);
        var row = layout.rows().get(line);
        cells.get(new SecurityTable.Spot(row.item(), row.id(), layout.columns().get(place)))
                .requestFocus();
        event.consume();
    }
}
