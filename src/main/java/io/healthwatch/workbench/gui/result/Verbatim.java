package io.healthwatch.workbench.gui.result;

import javafx.scene.control.TextArea;

/** Text to read and copy, letter by letter as it is. FX thread only. */
public final class Verbatim extends TextArea {

    /** Without text, as high as so many lines. */
    public Verbatim(int lines) {
        setEditable(false);
        setWrapText(true);
        setPrefRowCount(lines);
        getStyleClass().add("command");
    }

    /** A button that copies the text. */
    public CopyButton copying(String title) {
        return new CopyButton(title, this::getText);
    }
}
