package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the pages of the security view are made of. */
final class Parts {

    private static final Texts TEXTS = Texts.of("security");

    private Parts() {}

    /** Words behind a tick or a cross. */
    static Label mark(boolean there, String words) {
        var label = Labels.wrapped(words, there ? "security-there" : "security-lacking");
        label.setGraphic(new FontIcon(there ? Feather.CHECK : Feather.X));
        label.setAccessibleText(there ? TEXTS.get("mark.there", words) : TEXTS.get("mark.lacking", words));
        return label;
    }

    /** A score by the rubric, or that there is none. */
    static Label score(Rubric.Score score) {
        return Labels.wrapped(
                score.score() == null ? TEXTS.get("score.none") : TEXTS.get("score", score.score(), Rubric.HIGHEST),
                "strong");
    }

    /** A link that shows where it leads. */
    static Hyperlink link(String title, String url, Consumer<URI> browse) {
        var link = new Hyperlink(title);
        link.setWrapText(true);
        Hint.on(link, url);
        link.setOnAction(_ -> browse.accept(URI.create(url)));
        return link;
    }

    /** Columns that share the width by those weights. */
    static GridPane columns(double... weights) {
        var grid = new GridPane(16, 10);
        var all = DoubleStream.of(weights).sum();
        for (var weight : weights) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100 * weight / all);
            grid.getColumnConstraints().add(column);
        }
        grid.setPadding(new Insets(0, 12, 12, 0));
        grid.getStyleClass().add("security-page");
        return grid;
    }

    /** Something that is as wide as there is room, and is scrolled down. */
    static ScrollPane scroll(Node content) {
        var scroll = Frame.scrolled(content);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
