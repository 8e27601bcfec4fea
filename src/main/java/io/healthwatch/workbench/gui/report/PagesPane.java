package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.text.Texts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A document's pages, white as paper, one below the other; a page is drawn when it comes into sight. */
final class PagesPane extends ScrollPane {

    private static final Texts TEXTS = Texts.of("report");

    private static final double MARGIN = 26;
    private static final double SMALLEST = 0.25;
    private static final double LARGEST = 4;

    private final DocumentsModel model;
    private final VBox column = new VBox(12);
    /** The last drawing of each page that was asked for; the thread that draws looks here whether it is still wanted. */
    private final Map<StackPane, Object> drawings = new ConcurrentHashMap<>();

    private PdfPages pages;
    private double zoom = 1;
    private double drawnFor;

    PagesPane(DocumentsModel model) {
        this.model = model;
        column.setAlignment(Pos.TOP_CENTER);
        column.setPadding(new Insets(10));
        setContent(column);
        setFitToWidth(true);
        setPannable(true);
        Overflow.drawnAlways(this);
        getStyleClass().add("pages");
        setId("report-pages");
        setAccessibleText(TEXTS.get("pages"));
        viewportBoundsProperty().addListener(_ -> layOut());
        vvalueProperty().addListener(_ -> draw());
    }

    /** Shows these; keeps the place where a document has changed a little. */
    void show(PdfPages now) {
        var place = getVvalue();
        pages = now;
        drawnFor = 0;
        drawings.clear();
        column.getChildren().clear();
        var number = 0;
        for (var _ : now.sizes()) {
            number++;
            var drawing = new Label(TEXTS.get("pages.drawing", number, now.sizes().size()));
            drawing.getStyleClass().add("page-drawing");
            StackPane.setAlignment(drawing, Pos.TOP_CENTER);
            var sheet = new StackPane(drawing, new ImageView());
            sheet.getStyleClass().add("page");
            sheet.setAccessibleText(TEXTS.get("pages.page", number, now.sizes().size()));
            column.getChildren().add(sheet);
        }
        layOut();
        layout();
        setVvalue(place);
        draw();
    }

    /** Makes pages larger or smaller than the width that is there, by a factor; 1 fits it. */
    void zoom(double factor) {
        zoom = Math.clamp(factor, SMALLEST, LARGEST);
        layOut();
    }

    double zoom() {
        return zoom;
    }

    private double scale(int page) {
        return Math.max(0.1, (getViewportBounds().getWidth() - MARGIN) / pages.sizes().get(page).getWidth() * zoom);
    }

    private void layOut() {
        if (pages == null || getViewportBounds().getWidth() <= MARGIN) {
            return;
        }
        var width = getViewportBounds().getWidth() * zoom;
        for (var i = 0; i < column.getChildren().size(); i++) {
            var sheet = (StackPane) column.getChildren().get(i);
            var size = pages.sizes().get(i);
            var scale = scale(i);
            sheet.setMinSize(size.getWidth() * scale, size.getHeight() * scale);
            sheet.setMaxSize(size.getWidth() * scale, size.getHeight() * scale);
            if (width != drawnFor) {
                drawings.remove(sheet);
            }
        }
        drawnFor = width;
        draw();
    }

    private void draw() {
        if (pages == null || drawnFor == 0) {
            return;
        }
        var height = getViewportBounds().getHeight();
        var all = column.getPadding().getTop() + column.getPadding().getBottom() - column.getSpacing();
        for (var sheet : column.getChildren()) {
            all += ((StackPane) sheet).getMinHeight() + column.getSpacing();
        }
        var top = getVvalue() * Math.max(0, all - height) - height / 2;
        var bottom = top + 2 * height;
        var at = column.getPadding().getTop();
        for (var i = 0; i < column.getChildren().size(); i++) {
            var sheet = (StackPane) column.getChildren().get(i);
            if (at + sheet.getMinHeight() > top && at < bottom && !drawings.containsKey(sheet)) {
                draw(sheet, i);
            }
            at += sheet.getMinHeight() + column.getSpacing();
        }
    }

    private void draw(StackPane sheet, int page) {
        var asked = new Object();
        drawings.put(sheet, asked);
        var scale = scale(page);
        model.picture(pages, page, scale * pixels(), () -> drawings.get(sheet) == asked, image -> {
            if (drawings.get(sheet) == asked) {
                var picture = (ImageView) sheet.getChildren().getLast();
                picture.setImage(image);
                picture.setFitWidth(sheet.getMinWidth());
                picture.setPreserveRatio(true);
                sheet.getChildren().setAll(picture);
            }
        });
    }

    private double pixels() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : scaleOf(getScene().getWindow());
    }

    private static double scaleOf(Window window) {
        return Math.max(1, window.getOutputScaleX());
    }
}
