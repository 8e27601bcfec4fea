package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
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

    private final StackPane veil = new StackPane();
    private final Button close = new Button(TEXTS.get("close"));
    private final Map<Action, Label> sentences = new LinkedHashMap<>();
    private Node before;

    /** @param actions those that have keys are listed */
    ShortcutHelp(List<Action> actions) {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        for (var action : actions) {
            if (!action.keys().isEmpty()) {
                sentences.put(action, add(grid, action.keysShown(), action.title()));
            }
        }
        add(grid, TEXTS.get("control.keys"), TEXTS.get("control"));
        add(grid, TEXTS.get("press.keys"), TEXTS.get("press"));
        add(grid, TEXTS.get("move.keys"), TEXTS.get("move"));
        var title = new Label(TEXTS.get("title"));
        title.getStyleClass().add("section-title");
        close.setCancelButton(false);
        close.setOnAction(_ -> toggle());
        var card = new VBox(title, Frame.scrolled(grid), close);
        card.getStyleClass().addAll("card", "help");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setMargin(card, new Insets(20));
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

    private static Label add(GridPane grid, String keys, String does) {
        var pressed = new Label(keys);
        pressed.getStyleClass().add("key");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        var sentence = new Label(does);
        grid.addRow(grid.getRowCount(), pressed, sentence);
        return sentence;
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
        sentences.forEach((action, label) -> label.setText(action.sentence()));
        veil.setVisible(true);
        close.requestFocus();
    }

    Node node() {
        return veil;
    }
}
