package io.healthwatch.workbench.gui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The views that there are, and the one that is shown. FX thread only. */
public final class Navigation {

    private final ObservableList<View> views = FXCollections.observableArrayList();
    private final ObjectProperty<View> current = new SimpleObjectProperty<>();
    private final Deque<View> before = new ArrayDeque<>();
    private final Deque<View> after = new ArrayDeque<>();
    private boolean retracing;

    /** Without views. */
    public Navigation() {
        current.addListener((_, left, _) -> {
            if (!retracing && left != null) {
                before.push(left);
                after.clear();
            }
        });
    }

    /** The views in their order. */
    public ObservableList<View> views() {
        return views;
    }

    /** The view that is shown; null before the first. */
    public ObjectProperty<View> current() {
        return current;
    }

    /** Says which views there are, and shows the one of that key, or else the first. */
    public void start(List<View> all, String key) {
        views.setAll(all);
        current.set(find(key).orElse(all.getFirst()));
    }

    /** Whether there is a view of that key. */
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** Shows the view of that key, where there is one. */
    public void show(String key) {
        find(key).ifPresent(current::set);
    }

    /** Whether another view was shown before. */
    public boolean canGoBack() {
        return !before.isEmpty();
    }

    /** Shows the view that was shown before, if there was one. */
    public void back() {
        retrace(before, after);
    }

    /** Whether the user went back. */
    public boolean canGoForward() {
        return !after.isEmpty();
    }

    /** Shows the view that the user went back from, if there is one. */
    public void forward() {
        retrace(after, before);
    }

    private void retrace(Deque<View> to, Deque<View> from) {
        if (!to.isEmpty()) {
            from.push(current.get());
            retracing = true;
            try {
                current.set(to.pop());
            } finally {
                retracing = false;
            }
        }
    }

    private Optional<View> find(String key) {
        return views.stream().filter(view -> view.key().equals(key)).findFirst();
    }
}
