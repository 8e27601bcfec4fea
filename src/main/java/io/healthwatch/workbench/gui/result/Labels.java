package io.healthwatch.workbench.gui.result;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels that break their lines and are never cut. FX thread only. */
public final class Labels {

    private Labels() {}

    /** A label of those style classes. */
    public static Label wrapped(String words, String... styles) {
        var label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** The title of a section. */
    public static Label section(String words) {
        return wrapped(words, "section-title");
    }

    /** What is said in small type. */
    public static Label note(String words) {
        return wrapped(words, "note");
    }

    /** Shows words, or takes the label out of the layout where there are none. */
    public static void show(Label label, String words) {
        label.setText(words);
        Presence.set(!words.isEmpty(), label);
    }
}
