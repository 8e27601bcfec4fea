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
     * <p>Why the tenth and not the minimum: minima fall as iterations grow in number. By the rank-sum test at 5 % over
     * 20 forks a side of {@link Synthetic#sharedMachine()}, 1500 experiments each (claimed between equals with 40
     * iterations a fork against 400, with 300 against 1000; a difference of 5 % found with 40 against 40):
     * <pre>
     * minimum             75 %   22 %   98 %
     * fifth percentile     6 %    5 %   95 %
     * tenth percentile     6 %    5 %   91 %
     * quartile             5 %    4 %   74 %
     * median               6 %    4 %   47 %
     * </pre>
     * The fifth gains little and rests on two of 40 iterations.
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
