package io.healthwatch.workbench.gui.result;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether nodes are there: visible and with room in the layout, or neither. FX thread only. */
public final class Presence {

    private Presence() {}

    /** Puts nodes there, or takes them away. */
    public static void set(boolean there, Node... nodes) {
        for (var node : nodes) {
            node.setVisible(there);
            node.setManaged(there);
        }
    }

    /** Keeps nodes there as long as that is so. */
    public static void bind(ObservableValue<Boolean> there, Node... nodes) {
        for (var node : nodes) {
            node.visibleProperty().bind(there);
            node.managedProperty().bind(there);
        }
    }
}
