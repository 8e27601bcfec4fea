package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Extent;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which part of a chart is shown, and which parts were shown before. Not safe for threads. */
final class Zoom {

    private static final int MOST_STEPS = 100;

    /**
     * A part of a chart.
     *
     * @param across of the axis from left to right; null for all of it
     * @param up of the axis from bottom to top; null for what is drawn in {@code across}
     */
    record Part(Extent across, Extent up) {

        static final Part ALL = new Part(null, null);
    }

    private final Deque<Part> before = new ArrayDeque<>();
    private Part shown = Part.ALL;
    private Object lastGesture;

    /** The part that is shown. */
    Part shown() {
        return shown;
    }

    /** Whether {@link #back} leads anywhere. */
    boolean hasBefore() {
        return !before.isEmpty();
    }

    /**
     * Shows another part.
     *
     * @param gesture what the change is part of: all changes of one gesture are one step back
     */
    void show(Part part, Object gesture) {
        if (part.equals(shown)) {
            return;
        }
        if (gesture != lastGesture) {
            before.push(shown);
            if (before.size() > MOST_STEPS) {
                before.removeLast();
            }
        }
        lastGesture = gesture;
        shown = part;
    }

    /** Shows what was shown before the last gesture. */
    void back() {
        if (hasBefore()) {
            shown = before.pop();
            lastGesture = null;
        }
    }

    /** Shows all, and forgets what was shown before: another figure has taken the chart's place. */
    void reset() {
        before.clear();
        shown = Part.ALL;
        lastGesture = null;
    }
}
