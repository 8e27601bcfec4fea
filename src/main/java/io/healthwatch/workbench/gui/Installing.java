package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.installation.InstallEvent;
import io.healthwatch.workbench.installation.Installable;
import java.time.Duration;

/**
 * How far an installation or a removal is, at one moment.
 *
 * @param removing whether it is taken away
 * @param position which of those that were asked for, from 1
 * @param count how many were asked for
 * @param progress what the installer said; null before it said anything
 * @param elapsed since this one began
 * @param rest how long those after it will take
 * @param stopping whether it was cancelled
 */
public record Installing(
        Installable installable,
        boolean removing,
        int position,
        int count,
        InstallEvent.Progress progress,
        Duration elapsed,
        Duration rest,
        boolean stopping) {

    /** What is done, such as {@code Installing Wasmtime (2 of 4)}. */
    public String title() {
        return (removing ? "Removing " : "Installing ") + InstallItem.title(installable)
                + (count > 1 ? " (" + position + " of " + count + ")" : "");
    }

    /** The step that is under way. */
    public String step() {
        if (stopping) {
            return "Cancelling; nothing half made stays";
        }
        if (progress == null || progress.steps() == 0) {
            return removing ? "Deleting its files" : "Getting ready";
        }
        return "Step " + progress.step() + " of " + progress.steps() + ": " + progress.text()
                + (progress.parts() > 0 ? ", " + progress.done() + " of " + progress.parts() : "");
    }

    /** The part of this one that is done, 0 to 1; negative where it is not known. */
    public double fraction() {
        var fraction = progress == null ? Double.NaN : progress.fraction();
        return Double.isNaN(fraction) ? -1 : fraction;
    }

    /** How long it has taken, and about how long everything that was asked for will still take. */
    public String time() {
        var soFar = Wording.clock(elapsed) + " so far";
        if (removing || stopping) {
            return soFar;
        }
        var left = InstallItem.duration(installable).minus(elapsed);
        if (left.isPositive()) {
            return soFar + ", about " + Wording.about(left.plus(rest)) + " left";
        }
        return soFar + ", longer than usual"
                + (rest.isPositive() ? "; then about " + Wording.about(rest) + " for the rest" : "");
    }
}
