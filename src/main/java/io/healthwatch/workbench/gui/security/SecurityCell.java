package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.gui.result.EvidenceCell;
import io.healthwatch.workbench.text.Texts;
import javafx.scene.control.Label;

/** One verdict: mark and word, and how many attacks ended in which way. Changes in place. */
final class SecurityCell extends EvidenceCell {

    private static final Texts TEXTS = Texts.of("security");
    private static final double SPACING = 1;

    private final VerdictMark verdict = new VerdictMark();
    private final Label counts = new Label();

    /** An empty cell; {@code small} for one attack's. */
    SecurityCell(boolean small, Runnable open) {
        super(SPACING, open);
        counts.getStyleClass().add("detail");
        counts.setMinWidth(0);
        getChildren().add(verdict);
        getStyleClass().add("security-cell");
        if (small) {
            getStyleClass().add("small");
        } else {
            getChildren().add(counts);
        }
    }

    /**
     * Shows that.
     *
     * @param worst null where nothing was found yet
     * @param about whose verdict, for the tooltip and for those who hear it
     * @param chosen whether its findings are open
     */
    void show(Verdict worst, String words, String about, boolean chosen) {
        verdict.show(worst);
        counts.setText(words);
        describe(
                words.isEmpty()
                        ? TEXTS.get("cell", about, verdict.getText())
                        : TEXTS.get("cell.detail", about, verdict.getText(), words));
        choose(chosen);
    }
}
