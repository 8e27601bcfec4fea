package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.gui.Hint;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** A cell of a grid that opens what it rests on: by a click, Enter or Space. FX thread only. */
public abstract class EvidenceCell extends VBox {

    private static final double SPACING = 1;

    /** Made when the pointer comes first: most cells never need it. */

    /**
     * A cell that says nothing yet.
     *
     * @param open opens what it rests on
     */
    protected EvidenceCell(Runnable open) {
        super(SPACING);
        getStyleClass().add("matrix-cell");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
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
     * Says what the cell shows, to those who point at it or hear it.
     *
     * @param open whether what it rests on is open
     */
    protected final void describe(String words, boolean open) {
        setAccessibleText(words);
        Hint.on(this, words);
        getStyleClass().remove("chosen");
        if (open) {
            getStyleClass().add("chosen");
        }
    }
}
