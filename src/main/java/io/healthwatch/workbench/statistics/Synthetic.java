package io.healthwatch.workbench.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A law that makes up measurements whose truth is known: clustered by fork, skewed, disturbed from one side
 * only. What the estimators say of them can be held against what is true.
 *
 * <p>A fork runs at its own speed (log-normal). A neighbour on the machine lifts bursts of its iterations; now and
 * then a single iteration is far slower. Times are in the unit of {@code base}.
 *
 * @param base the undisturbed time, greater than 0
 * @param forkSpread standard deviation of the forks' logarithms, 0 or more
 * @param iterationSpread standard deviation of an undisturbed iteration's logarithm within its fork, 0 or more
 * @param disturbedForks share of the forks that have a neighbour, 0 to 1
 * @param lift by what share at most a neighbour slows an iteration, 0 or more; each neighbour its own, evenly spread
 * @param outliers share of iterations that are far slower for reasons of their own, 0 to 1
 * @param drift the logarithm of how much slower the last fork is than the first
 */
public record Synthetic(
        double base,
        double forkSpread,
        double iterationSpread,
        double disturbedForks,
        double lift,
        double outliers,
        double drift) {

    private static final int FORKS_FOR_TRUTH = 20_000;
    private static final long SEED_FOR_TRUTH = 1;
    private static final double BURST_ITERATIONS = 8;

    /**
     * A machine shared with others, after one on which two Node forks of 40 iterations differed by a robust standard
     * deviation of 19 % in the median, 5 % in the tenth percentile and 1.3 % in the minimum (here 20, 2.7 and
     * 2.2 %).
     */
    public static Synthetic sharedMachine() {
        return new Synthetic(130, 0.007, 0.008, 0.7, 0.6, 0.01, 0);
    }

    /** A machine of one's own: forks and iterations differ a little and nobody disturbs them. */
    public static Synthetic quietMachine() {
        return new Synthetic(130, 0.01, 0.03, 0, 0, 0.02, 0);
    }

    /** The same law, every time multiplied by {@code ratio}. */
    public Synthetic times(double ratio) {
        return new Synthetic(base * ratio, forkSpread, iterationSpread, disturbedForks, lift, outliers, drift);
    }

    /** The same law with that drift. */
    public Synthetic drifting(double drift) {
        return new Synthetic(base, forkSpread, iterationSpread, disturbedForks, lift, outliers, drift);
    }

    /** The iterations of forks in time order; the same for the same seed. */
    public List<double[]> measure(int forks, int iterations, long seed) {
        return measure(forks, iterations, new SplittableRandom(seed));
    }

    List<double[]> measure(int forks, int iterations, RandomGenerator random) {
        return IntStream.range(0, forks)
                .mapToObj(fork -> fork(iterations, forks == 1 ? 0 : drift * fork / (forks - 1), random))
                .toList();
    }

    /**
     * What {@code observation} of a fork is in truth at the median, by many forks of that many iterations, drift left
     * out; the same in each call.
     */
    public double trueMedian(ToDoubleFunction<double[]> observation, int iterations) {
        return Estimates.median(
                population(iterations).stream().mapToDouble(observation).toArray());
    }

    /** The true percentile of all iterations, p in 0..1, by many forks, drift left out; the same in each call. */
    public double truePercentile(double p, int iterations) {
        return Percentiles.ofAllIterations(population(iterations), p).value();
    }

    private List<double[]> population(int iterations) {
        return drifting(0).measure(FORKS_FOR_TRUTH, iterations, SEED_FOR_TRUTH);
    }

    private double[] fork(int iterations, double slower, RandomGenerator random) {
        var level = Math.log(base) + slower + forkSpread * random.nextGaussian();
        var busyShare = random.nextDouble() < disturbedForks ? Math.sqrt(random.nextDouble()) : 0;
        var slowdown = Math.log1p(lift * random.nextDouble());
        var busy = random.nextDouble() < busyShare;
        var times = new double[iterations];
        for (var i = 0; i < iterations; i++) {
            if (random.nextDouble() < 1 / BURST_ITERATIONS) {
                busy = random.nextDouble() < busyShare;
            }
            var far = random.nextDouble() < outliers ? 0.5 - 0.3 * Math.log(1 - random.nextDouble()) : 0;
            times[i] = Math.exp(level + iterationSpread * random.nextGaussian() + (busy ? slowdown : 0) + far);
        }
        return times;
    }
}
