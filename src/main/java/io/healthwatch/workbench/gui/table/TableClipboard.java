package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.chart.Table;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts tables on the clipboard, as spreadsheets and as documents take them. FX thread only. */
public final class TableClipboard {

    private TableClipboard() {}

    /** Puts rows there, with or without the titles of the columns. */
    public static void put(Table table, boolean withHeader) {
        var content = new ClipboardContent();
        content.putString(table.tsv(withHeader));
        content.putHtml(table.html(withHeader));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
