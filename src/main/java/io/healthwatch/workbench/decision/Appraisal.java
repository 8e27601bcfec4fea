package io.healthwatch.workbench.decision;

/**
 * What an option is worth in one consideration.
 *
 * @param worth from 0, worthless, to 1, as good as can be
 * @param low the worth by the worse end of the evidence's interval
 * @param high the worth by the better end
 * @param basis the figure or finding behind it, in words
 */
public record Appraisal(double worth, double low, double high, String basis) {

    /**
     * The worth of a figure of which less is better: {@code target / (target + figure)}, which is 1 for nothing, one half
     * at the target and approaches 0; it needs no choice of a worst and a best figure.
     *
     * @param figure at least 0
     * @param target above 0
     */
    public static double worth(double figure, double target) {
        return target / (target + figure);
    }

    /** The figure that is worth so much: the inverse of {@link #worth}, for a worth above 0. */
    public static double figure(double worth, double target) {
        return target / worth - target;
    }
}
