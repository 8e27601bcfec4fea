package io.healthwatch.workbench.gui.overview;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A part of the overview: its title, the way to all of it, and what of it is seen at a glance. */
final class Card extends VBox {

    private final Label title = new Label();
    private final Hyperlink way = new Hyperlink("", new FontIcon(Feather.ARROW_RIGHT));

    /** A card that leads nowhere. */
    Card(String words, Node... content) {
        super(8);
        title.setText(words);
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        way.getStyleClass().add("card-way");
        way.setContentDisplay(ContentDisplay.RIGHT);
        way.setVisible(false);
        way.setManaged(false);
        way.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, space, way);
        head.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("card");
        setMaxHeight(Double.MAX_VALUE);
        getChildren().add(head);
        getChildren().addAll(content);
    }

    /** Leads somewhere. */
    Card to(String words, Runnable there) {
        way.setOnAction(_ -> {
            way.setVisited(false);
            there.run();
        });
        way.setVisible(true);
        way.setManaged(true);
        way(words);
        return this;
    }

    /** What the way is called. */
    void way(String words) {
        way.setText(words);
        way.setAccessibleText(title.getText() + ": " + words);
    }

    void title(String words) {
        title.setText(words);
    }
}
