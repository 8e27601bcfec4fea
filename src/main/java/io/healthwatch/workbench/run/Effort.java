package io.healthwatch.workbench.run;

/**
 * How much is measured for each cell. A phase of a fork ends with its last iteration, or when its time is
 * used up and its least number is reached.
 *
 * @param forks workers started for each cell
 * @param warmupIterations iterations at most that are marked as warm-up in each fork
 * @param warmupMillis time for them, of which the first execution has its share
 * @param iterations iterations at most that count in each fork
 * @param leastIterations iterations at least that count in each fork
 * @param iterationsMillis time for them
 */
public record Effort(
        int forks,
        int warmupIterations,
        long warmupMillis,
        int iterations,
        int leastIterations,
        long iterationsMillis) {

    /** The same with exactly so many forks. */
    public Effort withForks(int exactly) {
        return new Effort(exactly, warmupIterations, warmupMillis, iterations, leastIterations, iterationsMillis);
    }
}
