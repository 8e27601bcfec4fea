package io.healthwatch.workbench.installation;

import java.nio.file.Path;
import java.time.Duration;

/** What happens while something is installed, in order. Published on threads of the installer's: receivers return at once. */
public sealed interface InstallEvent {

    /** What is being installed. */
    Installable installable();

    /** The installer runs; {@code log} is where all that it says is kept. */
    record Started(Installable installable, Path log) implements InstallEvent {}

    /**
     * How far it is.
     *
     * @param step counts from 1; 0 before the first
     * @param steps 0 where the installer did not say
     * @param text what is done in this step
     * @param done how many parts of this step are done, such as files that were compiled
     * @param parts 0 where the step has none
     */
    record Progress(Installable installable, int step, int steps, String text, int done, int parts, Duration elapsed)
            implements InstallEvent {

        /** Between 0 and 1, every step counted alike; NaN where nothing is known. */
        public double fraction() {
            if (steps == 0) {
                return Double.NaN;
            }
            return (Math.max(0, step - 1) + (parts == 0 ? 0 : (double) done / parts)) / steps;
        }
    }

    /** A line that the installer said; it is in the log. */
    record Said(Installable installable, String line) implements InstallEvent {}

    /** It is over, well or not. */
    record Ended(Installable installable, Attempt attempt) implements InstallEvent {}
}
