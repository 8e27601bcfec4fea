package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The keys that work everywhere, over the window. */
final class ShortcutHelp {

    private static final Texts TEXTS = Texts.of("keys");

    private record Key(String keys, String does) {}

    private static final List<Key> KEYS = List.of(
            new Key("Ctrl+1 … Ctrl+9", TEXTS.get("view")),
            new Key("Ctrl+R", TEXTS.get("run")),
            new Key("Esc or Ctrl+.", TEXTS.get("stop")),
            new Key("F5, Shift+F5", TEXTS.get("present")),
            new Key("Ctrl+D", TEXTS.get("theme")),
            new Key("Tab, Shift+Tab", TEXTS.get("control")),
            new Key("Space", TEXTS.get("press")),
            new Key("Up, Down", TEXTS.get("move")),
            new Key("F1 or ?", TEXTS.get("help")));

    private final StackPane veil = new StackPane();
    private final Button close = new Button(TEXTS.get("close"));
    private Node before;

    ShortcutHelp() {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        for (var row = 0; row < KEYS.size(); row++) {
            var keys = new Label(KEYS.get(row).keys());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, keys, new Label(KEYS.get(row).does()));
        }
        var title = new Label(TEXTS.get("title"));
        title.getStyleClass().add("section-title");
        close.setCancelButton(false);
        close.setOnAction(_ -> toggle());
        var card = new VBox(title, grid, close);
        card.getStyleClass().addAll("card", "help");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        veil.getStyleClass().add("veil");
        veil.setAlignment(Pos.CENTER);
        veil.getChildren().add(card);
        veil.setVisible(false);
        veil.setOnMouseClicked(click -> {
            if (click.getTarget() == veil) {
                toggle();
            }
        });
    }

    boolean isShown() {
        return veil.isVisible();
    }

    void toggle() {
        if (isShown()) {
            veil.setVisible(false);
            if (before != null) {
                before.requestFocus();
            }
            return;
        }
        before = veil.getScene() == null ? null : veil.getScene().getFocusOwner();
        veil.setVisible(true);
        close.requestFocus();
    }

    Node node() {
        return veil;
    }
}
