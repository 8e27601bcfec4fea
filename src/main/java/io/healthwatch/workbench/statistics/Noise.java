package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How noisy a machine was, by times of the same work in time order. Noise comes from one side: nothing makes the work
 * faster than the machine is, and whatever else runs makes it slower.
 *
 * @param readings how many there were
 * @param fastestNanos the fastest
 * @param level the 90th percentile as a multiple of the fastest, less 1: 0.1 says that one reading in ten took more than
 *     10 % longer than need be; NaN below {@link #FEWEST_READINGS}
 * @param drift by what factor readings changed from first to last, where they did with a trend at the 1 % level; else 1
 */
public record Noise(int readings, double fastestNanos, double level, double drift) {

    /** With fewer readings a 90th percentile says nothing. */
    public static final int FEWEST_READINGS = 10;

    /**
     * A machine above this level is too noisy: the differences that are looked for, of 5 to 10 %, are then smaller than
     * what every tenth reading was off.
     */
    public static final double TOO_NOISY = 0.1;

    /** Readings that drift by more are a machine that changed its speed. */
    public static final double NOTABLE_DRIFT = 1.05;

    private static final double CERTAIN = 0.01;

    /** All pairs of readings are looked at for a trend: more are first summed up to as many medians. */
    private static final int MOST_FOR_A_TREND = 200;

    /** The noise in readings in time order, each in nanoseconds and above 0. */
    public static Noise of(double[] nanos) {
        var fastest = Arrays.stream(nanos).min().orElse(Double.NaN);
        if (nanos.length < FEWEST_READINGS) {
            return new Noise(nanos.length, fastest, Double.NaN, 1);
        }
        var trend = Trend.of(medians(nanos));
        return new Noise(
                nanos.length,
                fastest,
                Estimates.quantile(nanos, 0.9) / fastest - 1,
                trend.pValue() < CERTAIN ? trend.change() : 1);
    }

    private static double[] medians(double[] values) {
        var groups = Math.min(values.length, MOST_FOR_A_TREND);
        return IntStream.range(0, groups)
                .mapToDouble(group -> Estimates.median(Arrays.copyOfRange(
                        values, group * values.length / groups, (group + 1) * values.length / groups)))
                .toArray();
    }

    /** Whether its level is above {@link #TOO_NOISY}. */
    public boolean tooNoisy() {
        return level > TOO_NOISY;
    }

    /** Whether the machine became slower or faster by more than {@link #NOTABLE_DRIFT}. */
    public boolean drifted() {
        return Math.max(drift, 1 / drift) > NOTABLE_DRIFT;
    }
}
