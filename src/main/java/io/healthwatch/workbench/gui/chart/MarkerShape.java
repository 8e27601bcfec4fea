package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Marker;
import io.healthwatch.workbench.chart.Palette;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeType;

/** Small nodes that show a mark as charts draw it. */
public final class MarkerShape {

    private static final double BOX = 16;

    private MarkerShape() {}

    /** A variant's mark in its colour. */
    public static Node of(String variant, boolean dark) {
        var style = Palette.of(variant);
        return of(style.marker(), rgb(style.rgb(dark)), false);
    }

    static Node of(Marker marker, Color color, boolean hollow) {
        var box = new StackPane();
        box.setMinSize(BOX, BOX);
        box.setMaxSize(BOX, BOX);
        if (marker == null) {
            var line = new Line(0, 0, BOX - 2, 0);
            line.setStroke(color);
            line.setStrokeWidth(2);
            box.getChildren().add(line);
            return box;
        }
        var shape = new SVGPath();
        shape.setContent(marker.path());
        shape.setScaleX(5);
        shape.setScaleY(5);
        shape.setFill(hollow ? Color.TRANSPARENT : color);
        shape.setStroke(color);
        shape.setStrokeWidth(hollow ? 0.3 : 0);
        shape.setStrokeType(StrokeType.INSIDE);
        box.getChildren().add(shape);
        return box;
    }

    /** A target's mark: a dashed line. */
    static Node dashed(Color color) {
        var line = new Line(0, 0, BOX, 0);
        line.setStroke(color);
        line.setStrokeWidth(2);
        line.getStrokeDashArray().setAll(5.0, 3.0);
        var box = new StackPane(line);
        box.setMinSize(BOX, Region.USE_PREF_SIZE);
        return box;
    }

    static Color rgb(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    static Color fx(java.awt.Color color) {
        return Color.rgb(color.getRed(), color.getGreen(), color.getBlue(), color.getAlpha() / 255.0);
    }
}
