package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.chart.Palette;
import io.healthwatch.workbench.decision.Option;
import io.healthwatch.workbench.decision.Sensitivity;
import io.healthwatch.workbench.gui.Hint;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/**
 * Which option is best from 0 to 100 % of a weight's share: a coloured and named stretch each, and a mark at the share
 * now.
 */
final class SensitivityStrip extends Region {

    private static final double HEIGHT = 30;
    private static final double MARK_OVERHANG = 4;
    private static final double BRIGHT = 140;

    private final List<Label> names = new ArrayList<>();
    private final Region mark = new Region();
    private List<Sensitivity.Stretch> stretches = List.of();
    private double share;

    SensitivityStrip() {
        mark.getStyleClass().add("sensitivity-mark");
        mark.setManaged(false);
        setAccessibleRole(AccessibleRole.TEXT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /** Shows that; {@code words} say the same for who cannot see it. */
    void show(Sensitivity sensitivity, boolean dark, String words) {
        stretches = sensitivity.stretches();
        share = sensitivity.share();
        names.clear();
        stretches.forEach(stretch -> names.add(name(stretch.best(), dark)));
        getChildren().setAll(names);
        getChildren().add(mark);
        setAccessibleText(words);
        requestLayout();
    }

    private static Label name(Option option, boolean dark) {
        var colour = Palette.of(option.variant()).rgb(dark);
        var name = new Label(option.title());
        name.setManaged(false);
        name.setMinWidth(0);
        name.setAlignment(Pos.CENTER);
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        Hint.on(name, option.title());
        name.getStyleClass().add("sensitivity-stretch");
        var text = bright(colour) ? "black" : "white";
        name.setStyle("-fx-background-color: " + web(colour) + "; -fx-text-fill: " + text + ";");
        return name;
    }

    private static String web(int rgb) {
        return String.format("#%06x", rgb);
    }

    private static boolean bright(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF) > BRIGHT;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        for (var i = 0; i < names.size(); i++) {
            var stretch = stretches.get(i);
            names.get(i)
                    .resizeRelocate(
                            stretch.from() * width,
                            MARK_OVERHANG,
                            Math.max(1, (stretch.to() - stretch.from()) * width - 1),
                            getHeight() - 2 * MARK_OVERHANG);
        }
        mark.resizeRelocate(Math.clamp(share * width - 1.5, 0, Math.max(0, width - 3)), 0, 3, getHeight());
    }
}
