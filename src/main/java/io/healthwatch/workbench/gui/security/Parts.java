package io.healthwatch.workbench.gui.security;

import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the pages of the security view are made of. */
final class Parts {

    private Parts() {}

    /** Text that is never cut. */
    static Label wrapped(String words, String... styles) {
        var label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Words behind a tick or a cross. */
    static Label mark(boolean there, String words) {
        var label = wrapped(words, there ? "security-there" : "security-lacking");
        label.setGraphic(new FontIcon(there ? Feather.CHECK : Feather.X));
        label.setAccessibleText((there ? "yes: " : "no: ") + words);
        return label;
    }

    /** A link that shows where it leads. */
    static Hyperlink link(String title, String url, Consumer<URI> browse) {
        var link = new Hyperlink(title);
        link.setWrapText(true);
        link.setTooltip(new Tooltip(url));
        link.setOnAction(_ -> browse.accept(URI.create(url)));
        return link;
    }

    /** Columns of those widths and a last one that takes the rest. */
    static GridPane columns(double... widths) {
        var grid = new GridPane(16, 10);
        for (var width : widths) {
            var column = new ColumnConstraints(width);
            grid.getColumnConstraints().add(column);
        }
        var rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(rest);
        grid.setPadding(new Insets(0, 12, 12, 0));
        grid.getStyleClass().add("security-page");
        return grid;
    }

    /** Something that is as wide as there is room, and is scrolled down. */
    static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
