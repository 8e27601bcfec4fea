package io.healthwatch.workbench.gui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What can be taken back, and then be done again, the last change first, in all views. FX thread only. */
public final class Undo {

    private static final int MOST = 100;

    /**
     * A change that was made.
     *
     * @param subject what was changed, where a change that follows right upon another of the same subject joins it; null
     *     where none does
     * @param what which change, such as {@code the target of cold start}
     * @param back takes it back
     * @param again makes it again
     */
    public record Change(Object subject, String what, Runnable back, Runnable again) {}

    private final Deque<Change> made = new ArrayDeque<>();
    private final Deque<Change> takenBack = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");

    /** What would be taken back next; empty for nothing. */
    public ReadOnlyStringProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /** What would be done again next; empty for nothing. */
    public ReadOnlyStringProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /**
     * Something was changed; what was taken back before can no longer be done again.
     *
     * @param what which change, such as {@code the target of cold start}
     * @param back takes it back, without recording that as a change
     * @param again makes it again, without recording that either
     */
    public Change changed(String what, Runnable back, Runnable again) {
        return record(new Change(null, what, back, again));
    }

    /** The same where changes of a subject that follow upon each other, as while a slider is moved, are one. */
    public Change changed(Object subject, String what, Runnable back, Runnable again) {
        var last = made.peek();
        if (last != null && subject.equals(last.subject())) {
            made.pop();
            return record(new Change(subject, what, last.back(), again));
        }
        return record(new Change(subject, what, back, again));
    }

    private Change record(Change change) {
        takenBack.clear();
        made.push(change);
        if (made.size() > MOST) {
            made.removeLast();
        }
        tell();
        return change;
    }

    /** Takes the last change back; what was changed, or empty where nothing was. */
    public Optional<String> undo() {
        return Optional.ofNullable(made.peek()).map(last -> {
            takeBack(last);
            return last.what();
        });
    }

    /** Makes the change again that was taken back last; what was changed, or empty where nothing was taken back. */
    public Optional<String> redo() {
        return Optional.ofNullable(takenBack.poll()).map(last -> {
            made.push(last);
            tell();
            last.again().run();
            return last.what();
        });
    }

    /** Takes one change back, whatever was changed after it; does nothing where that was done already. */
    public void takeBack(Change change) {
        if (made.remove(change)) {
            takenBack.push(change);
            tell();
            change.back().run();
        }
    }

    /** One can no longer be taken back, nor be done again. */
    public void forget(Change change) {
        made.remove(change);
        takenBack.remove(change);
        tell();
    }

    private void tell() {
        undoable.set(made.isEmpty() ? "" : made.peek().what());
        redoable.set(takenBack.isEmpty() ? "" : takenBack.peek().what());
    }
}
