package io.healthwatch.workbench.selfcheck;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.SampleSeries;
import io.healthwatch.workbench.worker.HarnessCosts;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/** Forks whose times follow a law: a function of the work, lifted by a little noise that is the fork's own. */
final class ScriptedForks implements ForkMeter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ITERATIONS = 40;

    private final SplittableRandom random = new SplittableRandom(11);
    private final LongToDoubleFunction nanosOfSteps;
    private final double noise;
    private int failEvery = Integer.MAX_VALUE;
    private volatile boolean cancelled;

    ScriptedForks(LongToDoubleFunction nanosOfSteps, double noise) {
        this.nanosOfSteps = nanosOfSteps;
        this.noise = noise;
    }

    /** The true law of the calibration probe: a floor, and so much for each step. */
    static double honest(long steps) {
        return 5_000 + 2.0 * steps;
    }

    ScriptedForks failingEvery(int forks) {
        failEvery = forks;
        return this;
    }

    @Override
    public HarnessCosts costs() {
        return new HarnessCosts(1, 20, 50, -1, 10_000);
    }

    @Override
    public Fork measure(int number, long steps) {
        var samples = new SampleSeries();
        var fork = Math.exp(noise * random.nextGaussian());
        var started = 0L;
        for (var i = 0; i < ITERATIONS; i++) {
            var nanos = Math.round(nanosOfSteps.applyAsDouble(steps) * fork * Math.exp(0.001 * random.nextGaussian()));
            samples.add(0, false, started, nanos, 0, true);
            started += nanos;
        }
        var failed = cancelled || number % failEvery == failEvery - 1;
        return new Fork(number, null, end(failed ? "crashed" : ForkEnd.COMPLETED), samples);
    }

    /** Only what tells whether a fork counts. */
    private static ForkEnd end(String outcome) {
        return JSON.convertValue(
                Map.of("outcome", outcome, "message", "it fell over", "correct", outcome.equals(ForkEnd.COMPLETED)),
                ForkEnd.class);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
