package io.healthwatch.workbench.gui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What tables without rows say. */
public final class Tables {

    private Tables() {}

    /** What a table without rows says. */
    public static Node placeholder(Ikon icon, String title, String text) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var words = new Label(text);
        words.getStyleClass().add("note");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setTextAlignment(TextAlignment.CENTER);
        var box = new VBox(new FontIcon(icon), heading, words);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("placeholder-box");
        return box;
    }
}
