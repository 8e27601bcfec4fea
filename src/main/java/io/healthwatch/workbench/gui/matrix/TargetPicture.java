package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.statistics.Estimate;
import javafx.scene.layout.Region;

/**
 * A small picture of where a value and its interval lie relative to the target, which stands in the middle:
 * left of it is met, right of it missed. Twice the target is at two thirds, four times at four fifths.
 */
final class TargetPicture extends Region {

    private final Region track = part("track");
    private final Region allowed = part("allowed");
    private final Region interval = part("interval-bar");
    private final Region target = part("target-tick");
    private final Region value = part("value-dot");
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double at = Double.NaN;

    TargetPicture() {
        getStyleClass().add("target-picture");
        getChildren().setAll(track, allowed, interval, target, value);
        setMinHeight(12);
        setPrefHeight(12);
        setMaxHeight(12);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    /** Shows a figure; null for none. */
    void show(Estimate figure, double against) {
        at = figure == null ? Double.NaN : place(figure.value(), against);
        low = figure == null || figure.interval() == null ? Double.NaN : place(figure.interval().low(), against);
        high = figure == null || figure.interval() == null ? Double.NaN : place(figure.interval().high(), against);
        interval.setVisible(!Double.isNaN(low));
        value.setVisible(!Double.isNaN(at));
        requestLayout();
    }

    /** Where a value stands, 0 to 1; the target itself at a half. */
    static double place(double value, double target) {
        return Math.max(0, value) / (Math.max(0, value) + target);
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var middle = getHeight() / 2;
        track.resizeRelocate(0, middle - 2, width, 4);
        allowed.resizeRelocate(0, middle - 2, width / 2, 4);
        target.resizeRelocate(width / 2 - 1, 0, 2, getHeight());
        if (!Double.isNaN(low)) {
            interval.resizeRelocate(low * width, middle - 3, Math.max(2, (high - low) * width), 6);
        }
        if (!Double.isNaN(at)) {
            value.resizeRelocate(Math.clamp(at * width - 4, 0, Math.max(0, width - 8)), middle - 4, 8, 8);
        }
    }
}
