package io.healthwatch.workbench.gui;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says over the whole window what happens to files that are held over it. FX thread only. */
final class DropHint {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final FontIcon mark = new FontIcon(Feather.DOWNLOAD);
    private final Label words = new Label("", mark);
    private final StackPane veil = new StackPane(words);

    DropHint() {
        words.setId("drop-hint");
        words.getStyleClass().addAll("card", "drop-words");
        words.setWrapText(true);
        veil.getStyleClass().addAll("veil", "drop-hint");
        veil.setMouseTransparent(true);
        veil.setVisible(false);
    }

    void show(Dropped files) {
        var refused = files.kind() == Dropped.Kind.NOTHING;
        words.setText(files.words());
        mark.setIconCode(refused ? Feather.SLASH : Feather.DOWNLOAD);
        veil.pseudoClassStateChanged(REFUSED, refused);
        veil.setVisible(true);
    }

    void hide() {
        veil.setVisible(false);
    }

    Node node() {
        return veil;
    }
}
