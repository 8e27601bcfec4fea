package io.healthwatch.workbench.gui;

import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * What was chosen in views, such as filters and columns, by names like {@code charts.question}; it is there
 * again at the next start. FX thread only.
 */
public final class Choices {

    private final ObservableMap<String, String> chosen = FXCollections.observableHashMap();

    /** All that is remembered. */
    public ObservableMap<String, String> all() {
        return chosen;
    }

    /** Gives a property what was chosen last, and remembers what it becomes. */
    public void remember(String name, StringProperty property) {
        remember(name, property, text -> text);
    }

    /** Gives a property what was chosen last, and remembers what it becomes. */
    public void remember(String name, BooleanProperty property) {
        remember(name, property, Boolean::valueOf);
    }

    /**
     * Gives a property what was chosen last, and remembers what it becomes.
     *
     * @param property null means that nothing is chosen
     * @param read a value of its text, as by {@link Object#toString}; what it throws means that nothing is remembered
     */
    public <T> void remember(String name, Property<T> property, Function<String, T> read) {
        var last = chosen.get(name);
        if (last != null) {
            try {
                property.setValue(read.apply(last));
            } catch (IllegalArgumentException noLongerThere) {
                chosen.remove(name);
            }
        }
        property.addListener((_, _, now) -> {
            if (now == null) {
                chosen.remove(name);
            } else {
                chosen.put(name, now.toString());
            }
        });
    }

    /** Gives a set what was chosen last, and remembers what it becomes. */
    public void remember(String name, ObservableSet<String> set) {
        var last = chosen.get(name);
        if (last != null) {
            last.lines().forEach(set::add);
        }
        set.addListener((SetChangeListener<String>) _ -> chosen.put(name, String.join("\n", set)));
    }

    /** Takes what was remembered. */
    public void start(Map<String, String> remembered) {
        chosen.putAll(remembered);
    }
}
