package io.healthwatch.workbench.integration;

import java.time.Duration;

/**
 * How far a measurement in an extension host is.
 *
 * @param step what is done now
 * @param done how many windows are over, of {@code planned}; 0 of 0 before the first
 * @param left how much longer it will take; null where that cannot be told yet
 */
public record Progress(String step, int done, int planned, Duration left) {

    /** The part that is done, 0 to 1; negative where it is not known. */
    public double fraction() {
        return planned == 0 ? -1 : (double) done / planned;
    }
}
