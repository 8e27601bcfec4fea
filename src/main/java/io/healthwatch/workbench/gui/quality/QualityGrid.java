package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.chart.MarkerShape;
import io.healthwatch.workbench.quality.QualityAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** The rubric against the runtimes: rows stay on the left while columns scroll. */
final class QualityGrid extends HBox {

    private static final double GAP = 6;
    private static final double HEAD = 34;
    private static final double ROW = 56;
    private static final double NAMES = 212;
    private static final double SCROLL_BAR = 16;

    private final QualityModel model;
    private final Consumer<QualityModel.Spot> open;
    private final GridPane names = new GridPane(GAP, GAP);
    private final GridPane grid = new GridPane(GAP, GAP);
    private final List<RatingCell> cells = new ArrayList<>();
    private int columns;

    QualityGrid(QualityModel model, Consumer<QualityModel.Spot> open) {
        this.model = model;
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
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Lays out rows and columns, on that ground. */
    void layOut(QualityAssessment assessment, boolean dark) {
        columns = assessment.products().size();
        cells.clear();
        for (var pane : List.of(names, grid)) {
            pane.getChildren().clear();
            pane.getRowConstraints().setAll(height(HEAD));
            assessment.rubric().rows().forEach(_ -> pane.getRowConstraints().add(height(ROW)));
        }
        for (var product : assessment.products()) {
            var title = new Label(product.title(), MarkerShape.of(product.variants().getFirst(), dark));
            title.getStyleClass().addAll("matrix-head", "quality-head");
            title.setMaxWidth(RatingCell.WIDTH);
            grid.add(title, assessment.products().indexOf(product), 0);
        }
        for (var row : assessment.rubric().rows()) {
            var line = assessment.rubric().rows().indexOf(row) + 1;
            names.add(name(row.title(), row.question()), 0, line);
            for (var product : assessment.products()) {
                var spot = new QualityModel.Spot(row, product);
                var cell = new RatingCell(spot, () -> open.accept(spot));
                cells.add(cell);
                grid.add(cell, assessment.products().indexOf(product), line);
            }
        }
        show();
    }

    /** Brings the cells up to date. */
    void show() {
        cells.forEach(cell -> cell.show(model.rating(cell.spot()), cell.spot().equals(model.open().get())));
    }

    private static RowConstraints height(double height) {
        var row = new RowConstraints(height, height, height);
        row.setFillHeight(true);
        return row;
    }

    private static Node name(String title, String question) {
        var name = new Label(title);
        name.getStyleClass().add("strong");
        var asked = new Label(question);
        asked.getStyleClass().add("note");
        asked.setMinWidth(0);
        asked.setTooltip(new Tooltip(question));
        var box = new VBox(name, asked);
        box.setMaxWidth(NAMES);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, event);
            case RIGHT -> move(1, event);
            case UP -> move(-columns, event);
            case DOWN -> move(columns, event);
            default -> {}
        }
    }

    private void move(int places, KeyEvent event) {
        if (event.getTarget() instanceof RatingCell cell) {
            var place = cells.indexOf(cell) + places;
            if (place >= 0 && place < cells.size()) {
                cells.get(place).requestFocus();
            }
            event.consume();
        }
    }
}
