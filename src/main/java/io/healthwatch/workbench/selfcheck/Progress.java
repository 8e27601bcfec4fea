package io.healthwatch.workbench.selfcheck;

import java.time.Duration;

/**
 * How far a self-check is.
 *
 * @param step what is done now, in words
 * @param done how many forks have ended
 * @param planned how many there will be, as far as is known
 * @param left how long it will take; null before that can be told
 * @param soFar what was found so far; null before the first experiment
 */
public record Progress(String step, int done, int planned, Duration left, SelfcheckResult soFar) {

    /** The part that is done, 0 to 1; negative before the first fork. */
    public double fraction() {
        return done == 0 ? -1 : (double) done / planned;
    }
}
