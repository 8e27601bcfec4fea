package io.healthwatch.workbench.gui;

import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What is told of a node where the pointer rests on it, and by whatever reads the screen. One tooltip serves all nodes:
 * to make one takes as long as to make a hundred labels. FX thread only.
 */
public final class Hint {

    private static final double WIDEST = 420;
    private static final EventHandler<MouseEvent> POINTED_AT = Hint::tell;

    private static Tooltip tooltip;

    private Hint() {}

    /** Tells of a node from now on; nothing where {@code words} are null or empty. */
    public static void on(Node node, String words) {
        var before = node.getAccessibleHelp();
        node.setAccessibleHelp(words == null || words.isEmpty() ? null : words);
        if (before == null && node.getAccessibleHelp() != null) {
            node.addEventHandler(MouseEvent.MOUSE_MOVED, POINTED_AT);
            Tooltip.install(node, tooltip());
        } else if (before != null && node.getAccessibleHelp() == null) {
            node.removeEventHandler(MouseEvent.MOUSE_MOVED, POINTED_AT);
            Tooltip.uninstall(node, tooltip());
        }
    }

    /** Tells of a node what is current. */
    public static void on(Node node, ObservableValue<String> words) {
        // A binding that nobody holds is collected, and changes no more.
        node.getProperties().put(Hint.class, words);
        words.subscribe(now -> on(node, now));
    }

    private static Tooltip tooltip() {
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setWrapText(true);
            tooltip.maxWidthProperty().bind(TextSize.of(WIDEST));
        }
        return tooltip;
    }

    private static void tell(MouseEvent event) {
        Stream.iterate((Node) event.getTarget(), node -> node != null, Node::getParent)
                .map(Node::getAccessibleHelp)
                .filter(words -> words != null)
                .findFirst()
                .ifPresent(tooltip()::setText);
    }
}
