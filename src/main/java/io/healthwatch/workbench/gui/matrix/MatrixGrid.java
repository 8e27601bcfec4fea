package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.MarkerShape;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.text.Texts;
import io.healthwatch.workbench.run.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The matrix as a grid: criteria stay on the left while columns scroll. Nodes live as long as their place
 * does, so that nothing jumps while figures come in.
 */
public final class MatrixGrid extends HBox {

    private static final Texts TEXTS = Texts.of("matrix");
    private static final double GAP = 8;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final boolean small;
    private boolean dark;
    private final Consumer<MatrixModel.Spot> open;
    private final Targets targets;
    private final GridPane names = new GridPane(GAP, GAP);
    private final GridPane grid = new GridPane(GAP, GAP);
    private final Map<MatrixModel.Spot, MatrixCell> cells = new HashMap<>();
    private final Map<Criterion, TextField> fields = new HashMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private List<String> keys = List.of();
    private List<String> order = List.of();
    private boolean onlyRequested;
    private String selected = "";

    /** Takes a new target. */
    @FunctionalInterface
    public interface Targets {

        /** The user wants that target. */
        void set(Criterion criterion, double target);
    }

    private static final class Head {
        final Label title = new Label();
        final Label series = new Label();
        final HBox name = new HBox(5, title);
        final VBox node = new VBox(1, name, series);
        String mark = "";
    }

    /**
     * An empty grid.
     *
     * @param small verdicts and values only, targets fixed
     */
    public MatrixGrid(boolean small, boolean dark, Consumer<MatrixModel.Spot> open, Targets targets) {
        this.small = small;
        this.dark = dark;
        this.open = open;
        this.targets = targets;
        var scroll = new ScrollPane(grid);
        Overflow.drawnAlways(scroll);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(small);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        names.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add(small ? "matrix-small" : "matrix-large");
        var corner = new Region();
        corner.getStyleClass().add("matrix-head");
        names.add(corner, 0, 0);
        var row = 1;
        for (var criterion : Criterion.values()) {
            names.add(name(criterion), 0, row++);
        }
        getChildren().setAll(names, scroll);
        setFillHeight(true);
    }

    /** Shows the request's own columns only. */
    public MatrixGrid onlyRequested() {
        onlyRequested = true;
        return this;
    }

    private Node name(Criterion criterion) {
        var name = new Label(criterion.title());
        name.getStyleClass().add("name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var box = new VBox(4, name);
        box.getStyleClass().add("matrix-criterion");
        box.setMinWidth(Region.USE_PREF_SIZE);
        if (small) {
            var target = new Label();
            target.getStyleClass().add("note");
            target.setText(TEXTS.get("target", Numbers.round(criterion.target()), criterion.unit()));
            box.getChildren().add(target);
            return box;
        }
        var field = new TextField(Numbers.round(criterion.target()));
        Hint.on(field, TEXTS.get("target.tip"));
        field.setAccessibleText(TEXTS.get("target.of", criterion.title()));
        field.setOnAction(_ -> take(criterion, field));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                take(criterion, field);
            }
        });
        fields.put(criterion, field);
        var below = new Label("<");
        var unit = new Label(criterion.unit());
        var target = new HBox(6, below, field, unit);
        target.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().add(target);
        return box;
    }

    private void take(Criterion criterion, TextField field) {
        try {
            targets.set(criterion, Double.parseDouble(field.getText().strip().replace(',', '.')));
        } catch (NumberFormatException notANumber) {
            field.getStyleClass().add("danger");
            return;
        }
        field.getStyleClass().remove("danger");
    }

    /** Draws the marks of variants for that ground from the next {@link #show} on. */
    public void dark(boolean now) {
        dark = now;
        heads.values().forEach(head -> head.mark = "");
    }

    /** Shows a matrix. */
    public void show(MatrixTable table, MatrixModel.Spot chosen) {
        var columns = table.columns().stream()
                .filter(column -> !onlyRequested || column.group() == MatrixColumn.Group.REQUEST)
                .toList();
        var now = columns.stream().map(column -> column.group() + column.key() + column.measured())
                .toList();
        if (!now.equals(keys)) {
            keys = now;
            order = columns.stream().map(MatrixColumn::key).toList();
            layOut(columns);
        }
        for (var column : columns) {
            showHead(column);
            for (var criterion : Criterion.values()) {
                var spot = new MatrixModel.Spot(criterion, column.key());
                var cell = cells.get(spot);
                cell.show(criterion, table.targets().get(criterion), table.entry(criterion, column), column.reason());
                cell.choose(spot.equals(chosen));
            }
        }
        table.targets().forEach((criterion, target) -> {
            var field = fields.get(criterion);
            if (field != null && !field.isFocused()) {
                field.setText(Numbers.round(target));
            }
        });
    }

    /** Marks the column of a cell's series; of none for null. */
    public void select(Cell cell) {
        selected = cell == null ? "" : cell.series();
        heads.values().forEach(this::mark);
    }

    private void mark(Head head) {
        head.node.pseudoClassStateChanged(SELECTED, !selected.isEmpty() && head.series.getText().equals(selected));
    }

    private void layOut(List<MatrixColumn> columns) {
        grid.getChildren().clear();
        MatrixColumn.Group group = null;
        for (var place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            var head = heads.computeIfAbsent(column.key(), _ -> head());
            var heading = new Label(!small && column.group() != group ? column.group().words() : "");
            heading.getStyleClass().add("matrix-group");
            heading.setMinWidth(Region.USE_PREF_SIZE);
            group = column.group();
            var top = small ? new VBox(head.node) : new VBox(heading, head.node);
            top.getStyleClass().add("matrix-head");
            grid.add(top, place, 0);
            var absent = small && !column.measured();
            if (absent) {
                top.getStyleClass().add("absent");
            }
            var row = 1;
            for (var criterion : Criterion.values()) {
                var spot = new MatrixModel.Spot(criterion, column.key());
                var cell = cells.computeIfAbsent(spot, _ -> new MatrixCell(small, () -> open.accept(spot)));
                cell.absent(absent);
                grid.add(cell, place, row++);
                if (small) {
                    GridPane.setHgrow(cell, absent ? Priority.NEVER : Priority.ALWAYS);
                    cell.setMaxWidth(Double.MAX_VALUE);
                }
            }
        }
    }

    private static Head head() {
        var head = new Head();
        head.title.getStyleClass().add("runtime");
        head.series.getStyleClass().add("series");
        head.name.setAlignment(Pos.CENTER_LEFT);
        head.node.getStyleClass().add("matrix-name");
        return head;
    }

    private void showHead(MatrixColumn column) {
        var head = heads.get(column.key());
        head.title.setText(column.title());
        if (!head.mark.equals(column.variant())) {
            head.mark = column.variant();
            head.name.getChildren().setAll(MarkerShape.of(column.variant(), dark), head.title);
        }
        head.series.setText(column.measured() ? column.series() : TEXTS.get("column.absent"));
        mark(head);
        if (column.measured()) {
            Hint.on(head.node, (column.series() + " " + column.implementation()).strip());
        }
    }

    /** Moves the focus between cells by the arrows. */
    void move(int columns, int rows) {
        var focused = cells.entrySet().stream()
                .filter(cell -> cell.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
        focused.ifPresent(spot -> {
            var shown = Stream.of(Criterion.values()).toList();
            var row = Math.clamp(shown.indexOf(spot.criterion()) + (long) rows, 0, shown.size() - 1);
            var column = Math.clamp(order.indexOf(spot.column()) + (long) columns, 0, order.size() - 1);
            cells.get(new MatrixModel.Spot(shown.get(row), order.get(column))).requestFocus();
        });
    }
}
