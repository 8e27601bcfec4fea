package io.healthwatch.workbench.statistics;

import java.util.Collection;

/** How the iterations of one fork become one observation. Two questions need two of them. */
public enum Estimator {
    /** The median: what a user will feel, with everything that happens on that machine. */
    FELT(0.5),
    /**
     * The tenth percentile: what differs between two variants. Neighbours on the machine only ever slow an iteration
     * down, so a low quantile is nearly free of them; but it hides a runtime's own pauses, so show both.
     *
     * <p>Why the tenth and not the minimum: the minimum falls as iterations grow in number. In a simulation of
     * {@link Synthetic#sharedMachine()}'s kind of noise, 20 forks a side, two equal variants with 40 and 400
     * iterations a fork were told apart in 63 to 83 % of experiments by minima, in 5 to 6 % by tenth percentiles
     * (300 and 1000 iterations: 20 to 34 % and 4 to 7 %). A difference of 5 % was found in 88 % by tenth
     * percentiles, 90 % by fifth, 75 % by quartiles, 93 % by minima, 50 % by medians. The fifth percentile gains
     * little and, of 40 iterations, rests on two.
     */
    DIFFERENCE(0.1);

    private final double quantile;

    Estimator(double quantile) {
        this.quantile = quantile;
    }

    /**
     * The observation that a fork is worth, in the unit of its iterations.
     *
     * @return NaN of no iterations
     */
    public double of(double[] iterations) {
        return Estimates.quantile(iterations, quantile);
    }

    /** One observation a fork. */
    public double[] of(Collection<double[]> forks) {
        return forks.stream().mapToDouble(this::of).toArray();
    }
}
