package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.answer.RunStatus;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line above a view that says how far the run is. Keeps its place when there is nothing to say. */
public final class StatusStrip extends HBox {

    private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
    private final Label words = new Label();

    /** An empty strip. */
    public StatusStrip() {
        super(7);
        words.setMinWidth(0);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("status-strip");
        getChildren().setAll(icon, words);
        setMinHeight(USE_PREF_SIZE);
        words.setMinHeight(USE_PREF_SIZE);
    }

    /** Says that. */
    public void show(RunStatus status, String ended) {
        words.setText(status.words().isEmpty() ? ended : status.words());
        icon.setIconCode(
                switch (status.face()) {
                    case EMPTY, DONE -> Feather.CHECK_CIRCLE;
                    case LIVE -> Feather.ACTIVITY;
                    case CUT_OFF, DONE_WITH_FAILURES -> Feather.ALERT_TRIANGLE;
                    case FAILED -> Feather.X_OCTAGON;
                });
        getStyleClass().setAll("status-strip", "status-" + status.face().name().toLowerCase().replace('_', '-'));
    }
}
