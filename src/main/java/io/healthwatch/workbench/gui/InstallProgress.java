package io.healthwatch.workbench.gui;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far an installation is, and the button that cancels it. */
public final class InstallProgress {

    private final VBox box = new VBox();

    /**
     * Follows what is being installed.
     *
     * @param current null for nothing
     * @param cancel ends it
     * @param name of the button that cancels, for style sheets and tests
     */
    public InstallProgress(ObservableValue<Installing> current, Runnable cancel, String name) {
        var title = label("strong", current, Installing::title);
        var bar = new ProgressBar();
        bar.getStyleClass().add("medium");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(current.map(Installing::fraction).orElse(0.0));
        HBox.setHgrow(bar, Priority.ALWAYS);
        var stop = new Button("Cancel", new FontIcon(Feather.SQUARE));
        stop.setId(name);
        stop.getStyleClass().addAll("small", "tool", "cancel");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.disableProperty().bind(current.map(now -> now.stopping() || now.removing()).orElse(true));
        stop.setOnAction(_ -> cancel.run());
        var row = new HBox(bar, stop);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        box.getChildren()
                .addAll(title, row, label("note", current, Installing::step), label("note", current, Installing::time));
        box.getStyleClass().add("install-progress");
    }

    private static Label label(String style, ObservableValue<Installing> current, Function<Installing, String> text) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        label.textProperty().bind(current.map(text).orElse(""));
        return label;
    }

    /** Its node. */
    public Node node() {
        return box;
    }
}
