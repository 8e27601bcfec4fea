package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.text.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A verdict as a mark, a word and a colour; the first two suffice. */
final class VerdictMark extends Label {

    private static final Texts TEXTS = Texts.of("security");

    private static final String NONE = "no-verdict";

    private final FontIcon mark = new FontIcon(Feather.CIRCLE);

    /** Nothing yet. */
    VerdictMark() {
        mark.getStyleClass().add("mark");
        setGraphic(mark);
        getStyleClass().addAll("security-verdict", NONE);
        setMinWidth(0);
    }

    private static Ikon icon(Verdict verdict) {
        return switch (verdict) {
            case HELD_BY_RUNTIME -> Feather.CHECK_CIRCLE;
            case HELD_BY_POLICY -> Feather.SHIELD;
            case HELD_BY_PROCESS -> Feather.ALERT_TRIANGLE;
            case NOT_OFFERED -> Feather.MINUS_CIRCLE;
            case NOT_ASSESSED -> Feather.HELP_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
        };
    }

    /** Shows a verdict with words of its own; null for none yet. */
    private void show(Verdict verdict, String words) {
        setText(words);
        mark.setIconCode(verdict == null ? Feather.CIRCLE : icon(verdict));
        getStyleClass().setAll("label", "security-verdict", verdict == null ? NONE : verdict.id());
    }

    /** Shows a verdict in its own words; null for none yet. */
    void show(Verdict verdict) {
        show(verdict, verdict == null ? TEXTS.get("verdict.none") : verdict.words());
    }

    /** Shows a verdict, null for none yet, and more that is to be said of it. */
    void showWith(Verdict verdict, String more) {
        show(verdict, TEXTS.get("verdict.more", verdict == null ? TEXTS.get("verdict.none") : verdict.words(), more));
    }
}
