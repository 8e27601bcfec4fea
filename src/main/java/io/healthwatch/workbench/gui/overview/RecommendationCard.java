package io.healthwatch.workbench.gui.overview;

import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.gui.report.RecommendationModel.Shown;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is recommended, how surely, and what would change it. */
final class RecommendationCard extends VBox {

    private static final Texts TEXTS = Texts.of("overview");

    private final FontIcon mark = new FontIcon(Feather.CLOCK);
    private final Label state = Labels.wrapped("", "recommendation-state");
    private final Label sentence = Labels.wrapped("", "recommendation");
    private final Label robustness = Labels.wrapped("", "recommendation-why");
    private final Label gaps = Labels.note("");

    RecommendationCard() {
        super(6);
        state.setGraphic(mark);
        sentence.setId("overview-recommendation");
        getChildren().setAll(state, sentence, robustness, gaps);
    }

    /**
     * Shows that.
     *
     * @param shown null while it is worked out
     * @param partial how far the run is; empty where it is complete
     */
    void show(Shown shown, String partial) {
        getStyleClass().removeIf(style -> style.startsWith("decision-"));
        if (shown == null) {
            mark.setIconCode(Feather.CLOCK);
            state.setText(TEXTS.get("recommendation.pending"));
            List.of(sentence, robustness, gaps).forEach(label -> Labels.show(label, ""));
            return;
        }
        var decided = shown.decision().state();
        getStyleClass().add("decision-" + decided.name().toLowerCase());
        mark.setIconCode(
                switch (decided) {
                    case CLEAR -> Feather.CHECK_CIRCLE;
                    case LEADING -> Feather.TRENDING_UP;
                    case CONDITIONAL -> Feather.ALERT_TRIANGLE;
                    case NONE -> Feather.MINUS_CIRCLE;
                });
        state.setText(word(decided));
        Labels.show(sentence, shown.recommendation());
        Labels.show(robustness, String.join(" ", shown.robustness()));
        var missing = new ArrayList<String>();
        if (!partial.isEmpty()) {
            missing.add(partial);
        }
        missing.addAll(shown.gaps());
        if (shown.candidates().assessment() == null) {
            missing.add(shown.candidates().source());
        }
        Labels.show(gaps, String.join(" ", missing));
    }

    private static String word(Decision.State state) {
        return switch (state) {
            case CLEAR -> TEXTS.get("recommendation.clear");
            case LEADING -> TEXTS.get("recommendation.leading");
            case CONDITIONAL -> TEXTS.get("recommendation.conditional");
            case NONE -> TEXTS.get("recommendation.none");
        };
    }
}
