package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Puts tables on the clipboard, as spreadsheets and as documents take them. FX thread only. */
public final class TableClipboard {

    private static final Texts TEXTS = Texts.of("table");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_WITH_TITLES =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private TableClipboard() {}

    /** Copies rows. */
    @FunctionalInterface
    public interface Copy {

        /** Copies what is selected, or everything, with the columns' titles or without. */
        void rows(boolean withTitles);
    }

    /** Copies where a key asks for it; whether it did. */
    public static boolean pressed(KeyEvent key, Copy copy) {
        if (COPY.match(key) || COPY_WITH_TITLES.match(key)) {
            copy.rows(COPY_WITH_TITLES.match(key));
            return true;
        }
        return false;
    }

    /** What a menu offers for copying. */
    public static List<MenuItem> items(Copy copy) {
        return List.of(item("copy", COPY, () -> copy.rows(false)), item("copy.header", COPY_WITH_TITLES, () -> copy.rows(true)));
    }

    private static MenuItem item(String key, KeyCombination keys, Runnable action) {
        var item = new MenuItem(TEXTS.get(key));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Puts rows there, with or without the titles of the columns. */
    public static void put(Table table, boolean withHeader) {
        var content = new ClipboardContent();
        content.putString(table.tsv(withHeader));
        content.putHtml(table.html(withHeader));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
