package io.healthwatch.workbench.gui.result;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * The root of a view: its body, built when it is shown first, or a placeholder while there is nothing to show. FX
 * thread only.
 */
public final class ViewRoot extends StackPane {

    /** The style sheet of views that show results. */
    public static final String STYLES = Objects.requireNonNull(
                    ViewRoot.class.getResource("results.css"), "results.css is missing")
            .toExternalForm();

    private final Supplier<Node> build;
    private final Placeholder placeholder = new Placeholder();
    private Node body;

    /**
     * A root that shows nothing yet.
     *
     * @param build builds the body; called once
     */
    public ViewRoot(Supplier<Node> build) {
        this.build = build;
        getStylesheets().add(STYLES);
        getStyleClass().add("result-view");
    }

    /** Shows the body. */
    public void showBody() {
        if (body == null) {
            body = build.get();
        }
        show(body);
    }

    /** What is shown while there is nothing to show, to be filled. */
    public Placeholder placeholder() {
        return placeholder;
    }

    /** Shows the placeholder. */
    public void showPlaceholder() {
        show(placeholder);
    }

    private void show(Node node) {
        if (!getChildren().contains(node)) {
            getChildren().setAll(node);
        }
    }
}
