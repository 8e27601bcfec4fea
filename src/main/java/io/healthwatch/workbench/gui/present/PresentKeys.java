package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The list of a presentation's keys, over its slide. */
final class PresentKeys {

    private static final Texts TEXTS = Texts.of("present");

    private record Key(String keys, String does) {}

    private static final List<Key> KEYS = List.of(
            new Key("→ ↓ Space PageDown Enter", TEXTS.get("key.next")),
            new Key("← ↑ PageUp Backspace", TEXTS.get("key.previous")),
            new Key("Home, End", TEXTS.get("key.ends")),
            new Key("7 Enter", TEXTS.get("key.number")),
            new Key("Tab, → ← ↑ ↓, Enter", TEXTS.get("key.open")),
            new Key("Esc, Backspace", TEXTS.get("key.back")),
            new Key(". or B, W", TEXTS.get("key.curtain")),
            new Key("D", TEXTS.get("key.dark")),
            new Key("? or F1", TEXTS.get("key.keys")),
            new Key("Esc", TEXTS.get("key.end")));

    private final GridPane grid = new GridPane();

    PresentKeys() {
        grid.getStyleClass().add("presentation-keys");
        for (var row = 0; row < KEYS.size(); row++) {
            var keys = new Label(KEYS.get(row).keys());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, keys, new Label(KEYS.get(row).does()));
        }
        grid.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        grid.setVisible(false);
    }

    boolean isShown() {
        return grid.isVisible();
    }

    void toggle() {
        grid.setVisible(!grid.isVisible());
    }

    Node node() {
        return grid;
    }
}
