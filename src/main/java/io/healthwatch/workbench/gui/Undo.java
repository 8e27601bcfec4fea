package io.healthwatch.workbench.gui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What can be taken back, the last change first, in all views. FX thread only. */
public final class Undo {

    private static final int MOST = 100;

    private record Change(String what, Runnable back) {}

    private final Deque<Change> changes = new ArrayDeque<>();

    /**
     * Something was changed.
     *
     * @param what which change, such as {@code the target of cold start}
     * @param back takes it back, without recording that as a change
     */
    public void changed(String what, Runnable back) {
        changes.push(new Change(what, back));
        if (changes.size() > MOST) {
            changes.removeLast();
        }
    }

    /** Whether there is something to take back. */
    public boolean isPossible() {
        return !changes.isEmpty();
    }

    /** Takes the last change back; what was changed, or empty where nothing was. */
    public Optional<String> last() {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var change = changes.pop();
        change.back().run();
        return Optional.of(change.what());
    }
}
