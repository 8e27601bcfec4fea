package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.gui.Hint;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** A cell of a grid that opens what it rests on: by a click, Enter or Space. FX thread only. */
public abstract class EvidenceCell extends VBox {

    /**
     * A cell that says nothing yet.
     *
     * @param spacing between its lines, in pixels
     * @param open opens what it rests on
     */
    protected EvidenceCell(double spacing, Runnable open) {
        super(spacing);
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

    /** Says what the cell shows, to those who point at it or hear it. */
    protected final void describe(String words) {
        setAccessibleText(words);
        Hint.on(this, words);
    }

    /** Whether what it rests on is open. */
    public final void choose(boolean open) {
        style("chosen", open);
    }

    /** Gives or takes a style class; nothing changes where nothing has to: that is looked up in all style sheets. */
    protected final void style(String name, boolean has) {
        if (getStyleClass().contains(name) != has) {
            if (has) {
                getStyleClass().add(name);
            } else {
                getStyleClass().remove(name);
            }
        }
    }
}
