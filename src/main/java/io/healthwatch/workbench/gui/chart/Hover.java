package io.healthwatch.workbench.gui.chart;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** What floats above a chart under the pointer: the mark of what is meant, a crosshair, and the exact figures. */
final class Hover extends Group {

    private static final double GAP = 10;
    private static final double POINT = 5;

    private final Region mark = new Region();
    private final Line vertical = new Line();
    private final Line horizontal = new Line();
    private final VBox tip = new VBox(2);

    Hover() {
        mark.getStyleClass().add("chart-hover");
        vertical.getStyleClass().add("chart-crosshair");
        horizontal.getStyleClass().add("chart-crosshair");
        tip.getStyleClass().add("chart-tip");
        getChildren().setAll(vertical, horizontal, mark, tip);
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Marks a row or a place of a grid; the tip is beside the pointer, above or below the row. */
    void showBand(Bounds band, double x, String title, List<String> lines) {
        show(band, false, title, lines);
        place(new BoundingBox(x, band.getMinY(), 0, band.getHeight()));
    }

    /** Marks a point by a crosshair over the whole area. */
    void showPoint(double x, double y, Bounds area, String title, List<String> lines) {
        show(new BoundingBox(x - POINT, y - POINT, 2 * POINT, 2 * POINT), true, title, lines);
        line(vertical, x, area.getMinY(), x, area.getMaxY());
        line(horizontal, area.getMinX(), y, area.getMaxX(), y);
        place(new BoundingBox(x - POINT, y - POINT, 2 * POINT, 2 * POINT));
    }

    private void show(Bounds marked, boolean crosshair, String title, List<String> lines) {
        setVisible(true);
        mark.resizeRelocate(marked.getMinX(), marked.getMinY(), marked.getWidth(), marked.getHeight());
        vertical.setVisible(crosshair);
        horizontal.setVisible(crosshair);
        var name = new Label(title);
        name.getStyleClass().add("chart-tip-title");
        tip.getChildren().setAll(name);
        for (var line : lines) {
            var label = new Label(line);
            label.setWrapText(true);
            tip.getChildren().add(label);
        }
    }

    private static void line(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    void hide() {
        setVisible(false);
    }

    /** Beside what it points to, on whichever side all of it can be seen: it never covers that. */
    private void place(Bounds target) {
        tip.applyCss();
        tip.autosize();
        var seen = seen();
        var width = tip.getWidth();
        var height = tip.getHeight();
        var right = target.getMaxX() + GAP;
        var left = target.getMinX() - GAP - width;
        var x = right + width <= seen.getMaxX() || left < seen.getMinX() ? right : left;
        x = Math.clamp(x, seen.getMinX(), Math.max(seen.getMinX(), seen.getMaxX() - width));
        var below = target.getMaxY() + GAP;
        var above = target.getMinY() - GAP - height;
        var y = below + height <= seen.getMaxY() ? below : above >= seen.getMinY() ? above : middle(target, seen, height);
        tip.relocate(x, y);
    }

    private static double middle(Bounds target, Bounds seen, double height) {
        return Math.clamp(
                target.getCenterY() - height / 2,
                seen.getMinY(),
                Math.max(seen.getMinY(), seen.getMaxY() - height));
    }

    /** The part of the window that can be seen here, in this node's coordinates. */
    private Bounds seen() {
        for (Node above = getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane scroll && scroll.getViewportBounds().getWidth() > 0) {
                var view = scroll.getViewportBounds();
                var corner = sceneToLocal(scroll.localToScene(0, 0));
                return new BoundingBox(corner.getX(), corner.getY(), view.getWidth(), view.getHeight());
            }
        }
        return sceneToLocal(new BoundingBox(0, 0, getScene().getWidth(), getScene().getHeight()));
    }
}
