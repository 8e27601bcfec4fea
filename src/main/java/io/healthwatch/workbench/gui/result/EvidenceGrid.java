package io.healthwatch.workbench.gui.result;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Rows against columns: the rows' names stay on the left while columns scroll, and arrow keys lead from cell to cell.
 * Heights are the style sheet's: a row's name and its cells have the same. FX thread only.
 *
 * @param <C> its cells
 */
public abstract class EvidenceGrid<C extends EvidenceCell> extends HBox {

    private static final double GAP = 6;
    private static final double SCROLL_BAR = 16;
    private static final double WIDEST_NAMES = 0.4;

    /** To give a node its style takes up to a millisecond at first; a pulse must not take more than fifty. */
    private static final int NEW_CELLS_A_PULSE = 16;

    private final GridPane names = new GridPane(GAP, GAP);
    private final GridPane grid = new GridPane(GAP, GAP);
    private final Queue<Node> coming = new ArrayDeque<>();
    private final AnimationTimer filling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            bringIn();
            if (coming.isEmpty()) {
                stop();
            }
        }
    };
    private List<Row<C>> rows = List.of();

    /**
     * A row.
     *
     * @param cells one a column
     */
    public record Row<C>(Node name, List<C> cells) {}

    /** An empty grid. */
    protected EvidenceGrid() {
        var scroll = new ScrollPane(grid);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setPrefWidth(0);
        scroll.setFocusTraversable(false);
        Overflow.drawnAlways(scroll);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        grid.setPadding(new Insets(0, 0, SCROLL_BAR, 0));
        names.getStyleClass().add("evidence-names");
        names.maxWidthProperty().bind(widthProperty().multiply(WIDEST_NAMES));
        getStyleClass().add("evidence-grid");
        getChildren().setAll(names, scroll);
        setFillHeight(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Lays out rows and columns; cells that stay keep their nodes, and new ones come in over the next pulses. */
    protected final void layOut(List<? extends Node> heads, List<Row<C>> shown) {
        rows = List.copyOf(shown);
        var there = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        there.addAll(grid.getChildren());
        var wanted = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        names.getChildren().clear();
        coming.clear();
        names.add(head(new Region()), 0, 0);
        for (var column = 0; column < heads.size(); column++) {
            place(head(heads.get(column)), column, 0, wanted, there);
        }
        for (var line = 0; line < rows.size(); line++) {
            var row = rows.get(line);
            names.add(row.name(), 0, line + 1);
            for (var column = 0; column < row.cells().size(); column++) {
                place(row.cells().get(column), column, line + 1, wanted, there);
            }
        }
        grid.getChildren().removeIf(node -> !wanted.contains(node));
        filling.start();
    }

    private void place(Node node, int column, int line, Set<Node> wanted, Set<Node> there) {
        GridPane.setConstraints(node, column, line);
        wanted.add(node);
        if (!there.contains(node)) {
            coming.add(node);
        }
    }

    private void bringIn() {
        for (var i = 0; i < NEW_CELLS_A_PULSE && !coming.isEmpty(); i++) {
            grid.getChildren().add(coming.remove());
        }
    }

    private static Node head(Node node) {
        if (!node.getStyleClass().contains("evidence-head")) {
            node.getStyleClass().add("evidence-head");
        }
        return node;
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

    private void move(int columns, int lines, KeyEvent event) {
        if (event.getTarget() instanceof EvidenceCell cell && cell.getParent() == grid) {
            var line = Math.clamp(GridPane.getRowIndex(cell) - 1L + lines, 0, rows.size() - 1);
            var cells = rows.get(line).cells();
            cells.get(Math.clamp(GridPane.getColumnIndex(cell) + (long) columns, 0, cells.size() - 1))
                    .requestFocus();
            event.consume();
        }
    }
}
