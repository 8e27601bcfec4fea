package io.healthwatch.workbench.gui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says at any time what runs and how long it will take, or what ran last. */
final class StatusLine {

    private final HBox line = new HBox();

    StatusLine(List<Job> jobs, RunController controller) {
        var model = new StatusModel(jobs, controller);
        line.getStyleClass().add("status-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var icon = new FontIcon();
        icon.iconCodeProperty().bind(model.icon());
        var text = new Label("", icon);
        text.setId("status");
        text.textProperty().bind(model.text());
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.SOMETIMES);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var back = new Button("Show the live run");
        back.getStyleClass().addAll("small", "flat", "accent");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> controller.showLatest());
        back.visibleProperty().bind(controller.showsOther());
        back.managedProperty().bind(back.visibleProperty());
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.prefWidthProperty().bind(TextSize.of(200));
        bar.setMinWidth(80);
        bar.progressProperty().bind(model.fraction());
        bar.visibleProperty().bind(model.busy());
        bar.managedProperty().bind(bar.visibleProperty());
        var left = new Label();
        left.getStyleClass().add("figures");
        left.textProperty().bind(model.left());
        left.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().addAll(text, space, back, bar, left);
    }

    Node node() {
        return line;
    }
}
