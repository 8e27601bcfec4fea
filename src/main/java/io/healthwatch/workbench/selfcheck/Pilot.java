package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.statistics.Estimates;
import java.io.IOException;
import java.util.ArrayList;

/**
 * How long an execution takes that does no work, and how long a step takes: from these follows how much work makes an
 * execution longer by an exact share. Times in milliseconds.
 *
 * @param floorMs an execution without work
 * @param baseMs an execution of the base work
 * @param baseSteps the base work
 */
record Pilot(double floorMs, double baseMs, long baseSteps) {

    /** Long enough that the clock and the floor are small beside it, short enough for many iterations a fork. */
    private static final double WANTED_MS = 0.25;

    private static final long FIRST_STEPS = 50_000;
    private static final long FEWEST_STEPS = 1_000;
    private static final int FORKS = 5;

    /**
     * Measures a few forks with work and without, in turn.
     *
     * @throws IOException when a fork fails, or work takes no time that can be told
     */
    static Pilot measure(Observer observer) throws IOException {
        var first = observer.observe(FIRST_STEPS);
        var steps = Math.max(FEWEST_STEPS, Math.round(FIRST_STEPS * WANTED_MS / first));
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (var i = 0; i < FORKS; i++) {
            without.add(observer.observe(0));
            with.add(observer.observe(steps));
        }
        var pilot = new Pilot(median(without), median(with), steps);
        if (!(pilot.baseMs > pilot.floorMs)) {
            throw new IOException("The calibration probe took no longer with work (" + pilot.baseMs
                    + " ms) than without (" + pilot.floorMs + " ms): this machine is too noisy now.");
        }
        return pilot;
    }

    /** Observes one fork. */
    interface Observer {
        double observe(long steps) throws IOException;
    }

    private static double median(ArrayList<Double> values) {
        return Estimates.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double stepMs() {
        return (baseMs - floorMs) / baseSteps;
    }

    /** The work whose execution, floor included, takes longer than the base work's by this share. */
    long slowerBy(double effect) {
        return Math.round(baseSteps * (1 + effect) + effect * floorMs / stepMs());
    }

    /** How much longer an execution of that work takes than one of the base work, as a ratio. */
    double ratio(long steps) {
        return (floorMs + steps * stepMs()) / baseMs;
    }
}
