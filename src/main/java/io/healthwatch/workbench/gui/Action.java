package io.healthwatch.workbench.gui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do: by its keys, or by its words in the command palette. FX thread only.
 *
 * @param title what it does, as a command; unique
 * @param about what it would be done to now; empty where the title says all
 * @param keys what is pressed for it; the first is shown
 * @param hindrance why it cannot be done now; empty where it can
 */
public record Action(
        String title, Supplier<String> about, List<KeyCombination> keys, Supplier<String> hindrance, Runnable does) {

    /**
     * One that can always be done.
     *
     * @param keys such as {@code Shortcut+R}, see {@link KeyCombination#valueOf}
     */
    public static Action of(String title, Runnable does, String... keys) {
        return new Action(
                title, () -> "", List.of(keys).stream().map(KeyCombination::valueOf).toList(), () -> "", does);
    }

    /** The same that cannot be done where that says why. */
    public Action unless(Supplier<String> why) {
        return new Action(title, about, keys, why, does);
    }

    /** The same that says what it would be done to. */
    public Action on(Supplier<String> what) {
        return new Action(title, what, keys, hindrance, does);
    }

    /** What it does, and to what now. */
    public String sentence() {
        var what = about.get();
        return what.isEmpty() ? title : title + ": " + what;
    }

    /** The keys as people read them; empty for none. */
    public String keysShown() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    /** Does it, if it can be done now. */
    public void perform() {
        if (hindrance.get().isEmpty()) {
            does.run();
        }
    }
}
