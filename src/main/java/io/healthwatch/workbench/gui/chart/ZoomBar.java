package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons for those who have no wheel. */
final class ZoomBar extends HBox {

    private static final Texts TEXTS = Texts.of("chart");

    private final Button back;
    private final Button all;
    private final ToggleButton brush = new ToggleButton();

    ZoomBar(Runnable in, Runnable out, Runnable goBack, Runnable showAll) {
        back = button(TEXTS.get("zoom.back"), Feather.CORNER_UP_LEFT, goBack);
        all = button(TEXTS.get("zoom.all"), Feather.MAXIMIZE, showAll);
        dress(brush, TEXTS.get("zoom.brush"), Feather.CROP);
        getChildren()
                .setAll(
                        brush,
                        button(TEXTS.get("zoom.in"), Feather.ZOOM_IN, in),
                        button(TEXTS.get("zoom.out"), Feather.ZOOM_OUT, out),
                        back,
                        all);
        getStyleClass().add("zoom-bar");
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        show(false, false);
    }

    /** Whether dragging draws a rectangle instead of moving what is shown. */
    BooleanProperty brushing() {
        return brush.selectedProperty();
    }

    void show(boolean zoomed, boolean hasBefore) {
        all.setDisable(!zoomed);
        back.setDisable(!hasBefore);
    }

    private static Button button(String words, Feather icon, Runnable action) {
        var button = new Button();
        dress(button, words, icon);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void dress(ButtonBase button, String words, Feather icon) {
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(words);
        Hint.on(button, words);
        button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        button.getStyleClass().addAll("flat", "button-icon");
    }
}
