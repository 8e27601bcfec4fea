package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.text.Texts;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Where people say, in percent, up to which difference two times are the same. */
public final class MarginField extends HBox {

    private static final Texts TEXTS = Texts.of("result");

    private final TextField field = new TextField();
    private final DoubleProperty margin;

    /** @param margin the share that is shown and changed, 0 or more and less than 1 */
    public MarginField(DoubleProperty margin) {
        super(6);
        this.margin = margin;
        var label = new Label(TEXTS.get("margin"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.setPrefColumnCount(3);
        field.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(field, TEXTS.get("margin.tip"));
        field.setOnAction(_ -> take());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                take();
            }
        });
        margin.addListener(_ -> show());
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(label, field);
        show();
    }

    private void take() {
        try {
            margin.set(Asked.margin(field.getText().replace("%", "") + "%"));
        } catch (IllegalArgumentException unreadable) {
            // What was shown before comes back.
        }
        show();
    }

    private void show() {
        field.setText(Asked.percentText(margin.get()));
    }
}
