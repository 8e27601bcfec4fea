package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.quality.Rating;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One rating: its score, what it rests on, and what it means. Changes in place. */
final class RatingCell extends VBox {

    static final double WIDTH = 158;

    private final FontIcon mark = new FontIcon(Feather.MINUS_CIRCLE);
    private final Label score = new Label("", mark);
    private final Label meaning = new Label();
    private final Tooltip tip = new Tooltip();
    private final QualityModel.Spot spot;

    /** An empty cell. */
    RatingCell(QualityModel.Spot spot, Runnable open) {
        super(1);
        this.spot = spot;
        setId("quality-" + spot.row().id() + "-" + spot.product().id());
        mark.getStyleClass().add("mark");
        score.getStyleClass().add("verdict");
        meaning.getStyleClass().add("detail");
        meaning.setMinWidth(0);
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        getChildren().setAll(score, meaning);
        getStyleClass().addAll("matrix-cell", "quality-cell");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, tip);
        setOnMouseClicked(_ -> {
            requestFocus();
            open.run();
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
    }

    QualityModel.Spot spot() {
        return spot;
    }

    void show(Rating rating, boolean chosen) {
        var disputed = rating.disputed();
        score.setText(rating.words() + (disputed ? ", " + rating.low() + " to " + rating.high() : ""));
        mark.setIconCode(
                switch (rating.basis()) {
                    case PEOPLE -> disputed ? Feather.ALERT_TRIANGLE : Feather.USER_CHECK;
                    case SUGGESTION -> Feather.CPU;
                    case NONE -> Feather.MINUS_CIRCLE;
                });
        var words = meaning(rating, spot);
        meaning.setText(words);
        var all = spot.product().title() + ", " + spot.row().title() + ": " + rating.words()
                + (disputed ? ". The assessors disagree: " + rating.who() : "") + ". " + words;
        tip.setText(all);
        setAccessibleText(all);
        getStyleClass().removeAll("chosen", "disputed", "suggestion", "not-measured");
        if (chosen) {
            getStyleClass().add("chosen");
        }
        if (disputed) {
            getStyleClass().add("disputed");
        }
        if (rating.basis() != Rating.Basis.PEOPLE) {
            getStyleClass().add(rating.basis() == Rating.Basis.NONE ? "not-measured" : "suggestion");
        }
    }

    /** The anchor of the score, of the lower one where it lies between two; or why there is none. */
    static String meaning(Rating rating, QualityModel.Spot spot) {
        return rating.basis() == Rating.Basis.NONE
                ? rating.why()
                : spot.row().anchors().get((int) Math.floor(rating.score()));
    }
}
