package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far a session is that was started in a view, and what cancels it; there only while it lasts. FX thread only. */
public final class SessionProgress extends HBox {

    private static final Texts TEXTS = Texts.of("result");

    /**
     * Follows the sessions of one kind.
     *
     * @param kind begins the ids of its nodes
     * @param fraction the part that is done, 0 to 1, negative where it is not known; null while no session lasts
     * @param words what the bar tells, for those who hear it
     * @param kept what cancelling keeps, for a tooltip
     */
    public SessionProgress(
            String kind, ObservableValue<Double> fraction, String words, String kept, Runnable canceller) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var bar = new ProgressBar();
        bar.getStyleClass().addAll("small", "progress");
        bar.setAccessibleText(words);
        bar.progressProperty().bind(fraction.orElse(0.0));
        var cancel = new Button(TEXTS.get("cancel"), new FontIcon(Feather.SQUARE));
        cancel.setId(kind + "-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(cancel, kept);
        cancel.setOnAction(_ -> canceller.run());
        getChildren().setAll(bar, cancel);
        Presence.bind(fraction.map(_ -> true).orElse(false), this);
    }
}
