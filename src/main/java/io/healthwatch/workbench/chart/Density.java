package io.healthwatch.workbench.chart;

import java.util.Arrays;

/**
 * The density of a distribution at even steps between its least and its greatest value: a kernel density estimate with
 * a Gaussian kernel and the bandwidth of Silverman's rule of thumb (B. W. Silverman, Density Estimation for Statistics
 * and Data Analysis, 1986, formula 3.31). Values are counted in bins before, as is usual for many of them. What the
 * kernel would spread beyond the data is put back inside (by reflection), so that no density is drawn where no value
 * is, and the whole stays 1.
 *
 * @param at the values, evenly apart, or their logarithms
 * @param density at each of them, a unit of the axis or of its logarithm
 * @param log whether it was estimated of logarithms, as it is for a logarithmic axis
 */
public record Density(double[] at, double[] density, boolean log) {

    private static final int STEPS = 256;
    private static final double INTERQUARTILE_OF_A_NORMAL = 1.34;
    private static final double SHARE_OF_SPREAD = 0.9;
    private static final int FARTHEST_BANDWIDTHS = 4;

    /** The density of these values; null where they are fewer than two, or all the same. */
    public static Density of(double[] values, boolean log) {
        var sorted = Arrays.stream(values)
                .filter(value -> !log || value > 0)
                .map(value -> log ? Math.log(value) : value)
                .sorted()
                .toArray();
        if (sorted.length < 2 || sorted[0] == sorted[sorted.length - 1]) {
            return null;
        }
        var low = sorted[0];
        var step = (sorted[sorted.length - 1] - low) / (STEPS - 1);
        var weights = new double[STEPS];
        for (var value : sorted) {
            weights[(int) Math.min(STEPS - 1, Math.round((value - low) / step))] += 1.0 / sorted.length;
        }
        var bandwidth = Math.max(bandwidth(sorted), step);
        var kernel = kernel(bandwidth / step);
        var density = new double[STEPS];
        for (var bin = 0; bin < STEPS; bin++) {
            if (weights[bin] > 0) {
                spread(weights[bin] / step, bin, kernel, density);
            }
        }
        var at = new double[STEPS];
        for (var i = 0; i < STEPS; i++) {
            at[i] = low + i * step;
        }
        return new Density(at, density, log);
    }

    private static double bandwidth(double[] sorted) {
        var mean = Arrays.stream(sorted).average().orElseThrow();
        var squares = Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum();
        var deviation = Math.sqrt(squares / (sorted.length - 1));
        var quartiles = sorted[(sorted.length - 1) * 3 / 4] - sorted[(sorted.length - 1) / 4];
        var spread = quartiles > 0 ? Math.min(deviation, quartiles / INTERQUARTILE_OF_A_NORMAL) : deviation;
        return SHARE_OF_SPREAD * spread * Math.pow(sorted.length, -0.2);
    }

    /** The kernel's shares at whole steps to one side, which add up to 1 over both. */
    private static double[] kernel(double bandwidthInSteps) {
        var kernel = new double[Math.min(STEPS, (int) Math.ceil(bandwidthInSteps * FARTHEST_BANDWIDTHS) + 1)];
        var sum = 0.0;
        for (var i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-0.5 * (i / bandwidthInSteps) * (i / bandwidthInSteps));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (var i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static void spread(double weight, int bin, double[] kernel, double[] density) {
        density[bin] += weight * kernel[0];
        for (var i = 1; i < kernel.length; i++) {
            density[reflected(bin - i)] += weight * kernel[i];
            density[reflected(bin + i)] += weight * kernel[i];
        }
    }

    private static int reflected(int bin) {
        var inside = bin;
        while (inside < 0 || inside >= STEPS) {
            inside = inside < 0 ? -inside - 1 : 2 * STEPS - 1 - inside;
        }
        return inside;
    }

    /** The value on the axis at a step. */
    public double value(int step) {
        return log ? Math.exp(at[step]) : at[step];
    }

    /** The greatest density. */
    public double greatest() {
        return Arrays.stream(density).max().orElse(0);
    }
}
