package io.healthwatch.workbench.gui;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The messages in the lower right corner; one goes by itself unless the pointer or the focus is on it. */
final class NoticeStack {

    private static final Duration INFORMATION_STAYS = Duration.seconds(8);
    private static final Duration PROBLEM_STAYS = Duration.seconds(20);

    private final Notices notices;
    private final VBox stack = new VBox();
    private final Map<Notice, Node> nodes = new IdentityHashMap<>();

    NoticeStack(Notices notices) {
        this.notices = notices;
        stack.getStyleClass().add("notices");
        stack.setAlignment(Pos.BOTTOM_RIGHT);
        stack.setPickOnBounds(false);
        stack.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(stack, Pos.BOTTOM_RIGHT);
        notices.shown().addListener((ListChangeListener<Notice>) this::changed);
        notices.shown().forEach(this::add);
    }

    private void changed(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            change.getRemoved().forEach(gone -> stack.getChildren().remove(nodes.remove(gone)));
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(Notice notice) {
        var problem = notice.kind() == Notice.Kind.PROBLEM;
        var icon = new FontIcon(problem ? Feather.ALERT_TRIANGLE : Feather.INFO);
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var box = new HBox(icon, text);
        box.getStyleClass().addAll("notice", problem ? "problem" : "information");
        if (notice.action() != null) {
            var action = new Button(notice.action());
            action.getStyleClass().addAll("small", "notice-action");
            action.setMinWidth(Region.USE_PREF_SIZE);
            action.setOnAction(_ -> {
                notices.dismiss(notice);
                notice.run().run();
            });
            box.getChildren().add(action);
        }
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("small", "flat", "button-icon");
        close.setAccessibleText("Close");
        close.setOnAction(_ -> notices.dismiss(notice));
        box.getChildren().add(close);
        nodes.put(notice, box);
        stack.getChildren().add(box);
        goAway(notice, box, problem ? PROBLEM_STAYS : INFORMATION_STAYS);
    }

    private void goAway(Notice notice, Node box, Duration after) {
        var stay = new PauseTransition(after);
        stay.setOnFinished(_ -> notices.dismiss(notice));
        box.hoverProperty().or(box.focusWithinProperty()).subscribe(held -> {
            if (held) {
                stay.stop();
            } else {
                stay.playFromStart();
            }
        });
    }

    Node node() {
        return stack;
    }
}
