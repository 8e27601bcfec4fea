package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says how much is hidden, wherever something is, and brings it back. */
public final class HiddenChip extends HBox {

    private static final Texts TEXTS = Texts.of("chart");

    private final Label words = new Label();

    /** Shown only while something is hidden. */
    public HiddenChip(Runnable showAll) {
        var all = new Hyperlink(TEXTS.get("hidden.all"));
        all.setOnAction(_ -> showAll.run());
        words.setMinWidth(Region.USE_PREF_SIZE);
        all.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(words, all);
        getStyleClass().add("hidden-chip");
        setAlignment(Pos.CENTER_LEFT);
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        show(0);
    }

    /** Shows how many are hidden; nothing for none. */
    public void show(int hidden) {
        words.setText(TEXTS.get("hidden", hidden));
        setVisible(hidden > 0);
        setManaged(hidden > 0);
    }
}
