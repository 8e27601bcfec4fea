package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.gui.Frame;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** What becomes of a view that needs more height than there is, as with large type in a small window. */
public final class Overflow {

    private Overflow() {}

    /** A body as wide and as high as there is room, and scrolled where its least height is more. FX thread only. */
    public static ScrollPane scrolled(Region body) {
        var scroll = Frame.scrolled(body);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    /** Keeps a pane from showing an old picture of what is scrolled: its skin keeps one, and is late to renew it. */
    public static void drawnAlways(ScrollPane pane) {
        pane.skinProperty().subscribe(skin -> {
            if (skin != null) {
                pane.lookup(".viewport").setCache(false);
            }
        });
    }
}
