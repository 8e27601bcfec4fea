package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Verdict;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** One verdict: mark and word, and how many attacks ended in which way. Changes in place. */
final class SecurityCell extends VBox {

    static final double WIDTH = 186;

    private final VerdictMark verdict = new VerdictMark();
    private final Label counts = new Label();
    private final Tooltip tip = new Tooltip();

    /** An empty cell; {@code small} for one attack's. */
    SecurityCell(boolean small, Runnable open) {
        super(1);
        counts.getStyleClass().add("detail");
        counts.setMinWidth(0);
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        getChildren().add(verdict);
        getStyleClass().addAll("matrix-cell", "security-cell");
        if (small) {
            getStyleClass().add("small");
        } else {
            getChildren().add(counts);
        }
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

    /**
     * Shows that.
     *
     * @param worst null where nothing was found yet
     * @param about whose verdict, for the tooltip and for those who hear it
     * @param chosen whether its findings are open
     */
    void show(Verdict worst, String words, String about, boolean chosen) {
        verdict.show(worst, worst == null ? "not tried yet" : worst.words());
        counts.setText(words);
        var all = about + ": " + verdict.getText() + (words.isEmpty() ? "" : ". " + words);
        tip.setText(all);
        setAccessibleText(all);
        getStyleClass().remove("chosen");
        if (chosen) {
            getStyleClass().add("chosen");
        }
    }
}
