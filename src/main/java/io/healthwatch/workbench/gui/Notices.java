package io.healthwatch.workbench.gui;

import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages that are shown now. FX thread only. */
public final class Notices implements Consumer<Notice> {

    private static final int MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    /** Those that are shown, oldest first. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** Shows one; the oldest gives way when there are many. */
    @Override
    public void accept(Notice notice) {
        shown.add(notice);
        if (shown.size() > MOST) {
            shown.removeFirst();
        }
    }

    /** Takes one away. */
    public void dismiss(Notice notice) {
        shown.removeIf(other -> other == notice);
    }
}
