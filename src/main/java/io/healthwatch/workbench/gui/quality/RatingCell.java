package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.result.EvidenceCell;
import io.healthwatch.workbench.quality.Rating;
import io.healthwatch.workbench.text.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One rating: its score, what it rests on, and what it means. Changes in place. */
final class RatingCell extends EvidenceCell {

    private static final Texts TEXTS = Texts.of("quality");
    private static final double SPACING = 1;

    private final FontIcon mark = new FontIcon(Feather.MINUS_CIRCLE);
    private final Label score = new Label("", mark);
    private final Label meaning = new Label();
    private final QualityModel.Spot spot;

    /** An empty cell. */
    RatingCell(QualityModel.Spot spot, Runnable open) {
        super(SPACING, open);
        this.spot = spot;
        setId("quality-" + spot.row().id() + "-" + spot.product().id());
        mark.getStyleClass().add("mark");
        score.getStyleClass().add("verdict");
        score.setMinWidth(0);
        meaning.getStyleClass().add("detail");
        meaning.setMinWidth(0);
        getChildren().setAll(score, meaning);
        getStyleClass().add("quality-cell");
    }

    QualityModel.Spot spot() {
        return spot;
    }

    void show(Rating rating, boolean chosen) {
        var disputed = rating.disputed();
        score.setText(words(rating));
        mark.setIconCode(
                switch (rating.basis()) {
                    case PEOPLE -> disputed ? Feather.ALERT_TRIANGLE : Feather.USER_CHECK;
                    case SUGGESTION -> Feather.CPU;
                    case NONE -> Feather.MINUS_CIRCLE;
                });
        var words = meaning(rating, spot);
        meaning.setText(words);
        var product = spot.product().title();
        var row = spot.row().title();
        describe(
                disputed
                        ? TEXTS.get("cell.described.disputed", product, row, rating.words(), rating.who(), words)
                        : TEXTS.get("cell.described", product, row, rating.words(), words));
        choose(chosen);
        getStyleClass().removeAll("disputed", "suggestion", "not-measured");
        if (disputed) {
            getStyleClass().add("disputed");
        }
        if (rating.basis() != Rating.Basis.PEOPLE) {
            getStyleClass().add(rating.basis() == Rating.Basis.NONE ? "not-measured" : "suggestion");
        }
    }

    /** The score, and where people disagree from where to where they go. */
    static String words(Rating rating) {
        return rating.disputed() ? TEXTS.get("cell.disputed", rating.words(), rating.low(), rating.high()) : rating.words();
    }

    /** The anchor of the score, of the lower one where it lies between two; or why there is none. */
    static String meaning(Rating rating, QualityModel.Spot spot) {
        return rating.basis() == Rating.Basis.NONE
                ? rating.why()
                : spot.row().anchors().get((int) Math.floor(rating.score()));
    }
}
