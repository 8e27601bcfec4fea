package io.healthwatch.workbench.gui;

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

    /** The views in their order. */
    public ObservableList<View> views() {
        return views;
    }

    /** The view that is shown; null before the first. */
    public ObjectProperty<View> current() {
        return current;
    }

    /** Says which views there are, and shows the one of that title, or else the first. */
    public void start(List<View> all, String title) {
        views.setAll(all);
        current.set(find(title).orElse(all.getFirst()));
    }

    /** Whether there is a view of that title. */
    public boolean has(String title) {
        return find(title).isPresent();
    }

    /** Shows the view of that title, where there is one. */
    public void show(String title) {
        find(title).ifPresent(current::set);
    }

    private Optional<View> find(String title) {
        return views.stream().filter(view -> view.title().equals(title)).findFirst();
    }
}
