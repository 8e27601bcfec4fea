package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Finds what must not be turned into a confident number: pure functions of what was measured. */
public final class Doubts {

    /** With fewer forks no interval of ranks reaches 95 %. */
    public static final int FEWEST_FORKS = 6;

    /** Fewer iterations a fork say little about a low or high quantile. */
    public static final int FEWEST_ITERATIONS = 20;

    /** A time of fewer clock steps is off by more than 2 %. */
    public static final double FEWEST_CLOCK_STEPS = 50;

    private static final double CERTAIN = 0.01;
    private static final double NOTABLE_CHANGE = 1.02;
    private static final double NOTABLE_SHARE_OF_OUTLIERS = 0.05;
    private static final double LONGEST_PAUSE_NANOS = 5e9;

    private Doubts() {}

    /**
     * What is doubtful about a figure that rests on one observation a fork. An observation that is not above 0 counts
     * as below the clock's resolution.
     *
     * @param observations one a fork, in time order, in the unit of the next two
     * @param iterations how many iterations the fork with the fewest has
     * @param resolution the clock's smallest step
     * @param floor what measuring nothing takes; 0 where it is not known
     */
    public static Set<Doubt> ofForks(double[] observations, int iterations, double resolution, double floor) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (tooFew(observations.length, iterations)) {
            doubts.add(Doubt.TOO_FEW_SAMPLES);
        }
        if (zeroVariance(observations)) {
            doubts.add(Doubt.ZERO_VARIANCE);
        }
        var measurable = Estimates.allPositive(observations) && !belowResolution(observations, resolution, floor);
        if (!measurable) {
            doubts.add(Doubt.BELOW_RESOLUTION);
        }
        if (measurable && twoModes(observations)) {
            doubts.add(Doubt.TWO_MODES);
        }
        if (measurable && drifts(observations)) {
            doubts.add(Doubt.DRIFT);
        }
        return doubts;
    }

    /** What is doubtful about one instance in one fork, from the starts and durations of its iterations. */
    public static Set<Doubt> ofCourse(long[] startNanos, long[] durationNanos) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (clockJumped(startNanos, durationNanos)) {
            doubts.add(Doubt.CLOCK_JUMPED);
        } else if (machineSlept(startNanos, durationNanos)) {
            doubts.add(Doubt.MACHINE_SLEPT);
        }
        var times = Arrays.stream(durationNanos).mapToDouble(nanos -> nanos).toArray();
        if (Estimates.allPositive(times)) {
            switch (WarmUp.of(times).state()) {
                case STILL_WARMING -> doubts.add(Doubt.STILL_WARMING);
                case NEVER_STEADY -> doubts.add(Doubt.NEVER_STEADY);
                case TOO_FEW -> doubts.add(Doubt.TOO_FEW_SAMPLES);
                case STEADY -> {}
            }
        }
        if (Outliers.of(times).share() >= NOTABLE_SHARE_OF_OUTLIERS) {
            doubts.add(Doubt.NOISY_NEIGHBOUR);
        }
        return doubts;
    }

    /** Whether there are fewer than {@link #FEWEST_FORKS} or {@link #FEWEST_ITERATIONS}. */
    public static boolean tooFew(int forks, int iterationsPerFork) {
        return forks < FEWEST_FORKS || iterationsPerFork < FEWEST_ITERATIONS;
    }

    /** Whether several values are all the same. */
    public static boolean zeroVariance(double[] values) {
        return values.length > 1 && Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /**
     * Whether the median is shorter than {@link #FEWEST_CLOCK_STEPS} steps of the clock or not above the floor.
     *
     * @param resolution the clock's smallest step, in the unit of the times
     * @param floor what measuring nothing takes, in the unit of the times
     */
    public static boolean belowResolution(double[] times, double resolution, double floor) {
        var median = Estimates.median(times);
        return median < FEWEST_CLOCK_STEPS * resolution || median <= floor;
    }

    /** Whether values, all above 0, gather around two levels; see {@link Modes}. */
    public static boolean twoModes(double[] values) {
        return Modes.two(values);
    }

    /** Whether observations in time order, all above 0, change by more than 2 % with a trend at the 1 % level. */
    public static boolean drifts(double[] observations) {
        var trend = Trend.of(observations);
        return trend.pValue() < CERTAIN && Math.max(trend.change(), 1 / trend.change()) > NOTABLE_CHANGE;
    }

    /** Whether a duration is negative or an iteration starts before the one before it; of one instance. */
    public static boolean clockJumped(long[] startNanos, long[] durationNanos) {
        for (var i = 0; i < startNanos.length; i++) {
            if (durationNanos[i] < 0 || i > 0 && startNanos[i] < startNanos[i - 1]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an iteration ends and the next starts more than 5 seconds and 10 of the longest iterations later.
     * Linux's monotonic clock stands still while the machine sleeps: there only starts by the wall clock show it.
     */
    public static boolean machineSlept(long[] startNanos, long[] durationNanos) {
        var longest = Arrays.stream(durationNanos).max().orElse(0);
        for (var i = 1; i < startNanos.length; i++) {
            var pause = startNanos[i] - startNanos[i - 1] - durationNanos[i - 1];
            if (pause > LONGEST_PAUSE_NANOS && pause > 10.0 * longest) {
                return true;
            }
        }
        return false;
    }
}
