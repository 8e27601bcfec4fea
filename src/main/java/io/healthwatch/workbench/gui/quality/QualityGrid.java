package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.MarkerShape;
import io.healthwatch.workbench.gui.result.EvidenceGrid;
import io.healthwatch.workbench.quality.Product;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.Rubric;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The rubric against the runtimes. */
final class QualityGrid extends EvidenceGrid<RatingCell> {

    private final QualityModel model;
    private final Consumer<QualityModel.Spot> open;
    private List<RatingCell> cells = List.of();

    QualityGrid(QualityModel model, Consumer<QualityModel.Spot> open) {
        this.model = model;
        this.open = open;
        getStyleClass().add("quality-grid");
    }

    /** Lays out rows and columns, on that ground. */
    void layOut(QualityAssessment assessment, boolean dark) {
        var rows = assessment.rubric().rows().stream()
                .map(row -> new Row<>(name(row), cells(row, assessment.products())))
                .toList();
        cells = rows.stream().flatMap(row -> row.cells().stream()).toList();
        layOut(
                assessment.products().stream()
                        .map(product -> head(product, dark))
                        .toList(),
                rows);
        show();
    }

    private List<RatingCell> cells(Rubric.Row row, List<Product> products) {
        return products.stream()
                .map(product -> new QualityModel.Spot(row, product))
                .map(spot -> new RatingCell(spot, () -> open.accept(spot)))
                .toList();
    }

    /** Brings the cells up to date. */
    void show() {
        cells.forEach(cell -> cell.show(model.rating(cell.spot()), cell.spot().equals(model.open().get())));
    }

    private static Node head(Product product, boolean dark) {
        var title = new Label(product.title(), MarkerShape.of(product.variants().getFirst(), dark));
        title.getStyleClass().addAll("matrix-head", "quality-head");
        Hint.on(title, product.title());
        return title;
    }

    private static Node name(Rubric.Row row) {
        var name = new Label(row.title());
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        Hint.on(name, row.title());
        var asked = new Label(row.question());
        asked.getStyleClass().add("note");
        asked.setMinWidth(0);
        Hint.on(asked, row.question());
        var box = new VBox(name, asked);
        box.getStyleClass().add("quality-name");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
