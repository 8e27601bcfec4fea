package io.healthwatch.workbench.statistics;

/** A reason not to trust a figure, in words for people. {@link Doubts} finds them. */
public enum Doubt {
    /** Too few forks or iterations. */
    TOO_FEW_SAMPLES("There are too few forks or iterations to say how sure the figure is.", "Measure more forks."),
    /** All values are the same. */
    ZERO_VARIANCE(
            "All values are the same, which real measurements hardly ever are.",
            "Check that the work was done anew each time and that the clock is fine enough."),
    /** Too short for the clock, or within what the measuring itself costs. */
    BELOW_RESOLUTION(
            "The times are too short for this clock or for what measuring them costs.",
            "Let an iteration do more work."),
    /** The values gather around two levels. */
    TWO_MODES(
            "The values gather around two levels, so that a median or mean describes neither.",
            "Look at the distribution and find out what differs between forks or iterations."),
    /** Single slow iterations, such as a busy neighbour causes. */
    NOISY_NEIGHBOUR(
            "Many iterations are far slower than the rest, as when other programs use the machine.",
            "Stop other programs, or compare by the low quantile."),
    /** Its times were still falling at its end. */
    STILL_WARMING("Times were still falling when the fork ended.", "Warm up longer or measure more iterations."),
    /** Its times never stayed at one level. */
    NEVER_STEADY(
            "Times never stayed at one level, so that there is no steady state to report.",
            "Look at the times in order; report the first execution and the whole course instead."),
    /** A clock went backwards. */
    CLOCK_JUMPED("The clock went backwards.", "Discard the fork and measure it again."),
    /** The machine slept while it measured. */
    MACHINE_SLEPT(
            "Between two iterations lies a gap in which the machine slept or stood still.",
            "Keep the machine awake and measure the fork again."),
    /** Forks became slower or faster in the course of the run. */
    DRIFT(
            "Forks became slower or faster in the course of the run.",
            "Let the machine cool down or settle, and measure variants in random order.");

    private final String meaning;
    private final String advice;

    Doubt(String meaning, String advice) {
        this.meaning = meaning;
        this.advice = advice;
    }

    /** What it means. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
