package io.healthwatch.workbench.gui.report;

import javafx.scene.layout.Region;

/** A score from 0 to 1 as a bar, with the interval of its evidence over it. */
final class ScoreBar extends Region {

    private final Region track = part("score-track");
    private final Region bar = part("score-value");
    private final Region interval = part("score-interval");
    private final double score;
    private final double low;
    private final double high;

    ScoreBar(double score, double low, double high) {
        this.score = score;
        this.low = low;
        this.high = high;
        getChildren().setAll(track, bar, interval);
        setMinHeight(10);
        setPrefHeight(10);
        setMaxHeight(10);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var middle = getHeight() / 2;
        track.resizeRelocate(0, middle - 4, width, 8);
        bar.resizeRelocate(0, middle - 4, score * width, 8);
        interval.resizeRelocate(low * width, middle - 2, Math.max(2, (high - low) * width), 4);
    }
}
