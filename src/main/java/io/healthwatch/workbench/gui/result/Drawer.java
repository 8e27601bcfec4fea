package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What lies over the right of a view and tells where one of its cells comes from: a title, and what scrolls below it.
 * FX thread only.
 */
public abstract class Drawer extends BorderPane {

    private static final Texts TEXTS = Texts.of("result");

    private static final double WIDEST = 560;
    private static final double LARGEST_SHARE = 0.62;
    private static final double LARGEST_SHARE_OF_LARGE_TYPE = 0.9;

    private final Label title = Labels.wrapped("", "drawer-title");
    private final VBox content = new VBox(10);
    private final EventHandler<KeyEvent> escape;

    /** An empty drawer, not shown. */
    protected Drawer(Runnable close) {
        getStyleClass().add("drawer");
        setMinWidth(300);
        setVisible(false);
        var closing = new Button("", new FontIcon(Feather.X));
        closing.getStyleClass().addAll("flat", "button-icon");
        closing.setAccessibleText(TEXTS.get("close"));
        Hint.on(closing, TEXTS.get("close.tip"));
        closing.setOnAction(_ -> close.run());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(8, title, closing);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("drawer-head");
        content.getStyleClass().add("drawer-content");
        var scroll = Frame.scrolled(content);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(head);
        setCenter(scroll);
        escape = event -> {
            if (event.getCode() == KeyCode.ESCAPE && isVisible() && !event.isConsumed()) {
                close.run();
                event.consume();
            }
        };
        // On the scene, too: what had the focus may be gone when the content has changed.
        sceneProperty().addListener((_, left, entered) -> {
            if (left != null) {
                left.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (entered != null) {
                entered.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    /** What scrolls below the title. */
    protected final void fill(Node... nodes) {
        content.getChildren().setAll(nodes);
    }

    /** Changes the title. */
    protected final void title(String words) {
        title.setText(words);
    }

    /** The view's body with this drawer over its right; Escape in either closes it. */
    public final StackPane over(Node body) {
        var stack = new StackPane(body, this);
        StackPane.setAlignment(this, Pos.CENTER_RIGHT);
        stack.addEventHandler(KeyEvent.KEY_PRESSED, escape);
        maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> widest(stack.getWidth(), TextSize.factor().get()),
                        stack.widthProperty(),
                        TextSize.factor()));
        prefWidthProperty().bind(maxWidthProperty());
        return stack;
    }

    private static double widest(double room, double type) {
        return Math.min(WIDEST * type, room * (type > 1 ? LARGEST_SHARE_OF_LARGE_TYPE : LARGEST_SHARE));
    }
}
