package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * How much is measured for each cell. Each cell gets the least forks, which are the pilot; the most only where its
 * interval stays wider than asked and time is left. A phase of a fork ends with its last iteration, or when its time
 * is used up and its least number is reached.
 *
 * @param leastForks workers started for each cell, 1 or more
 * @param mostForks workers started for a cell at most where a precision is asked for
 * @param precision half the width of an interval relative to its value that is asked for, for example 0.03; 0 where
 *     none is asked
 * @param budgetMillis time for the whole evaluation; 0 where it is not limited
 * @param warmupIterations iterations at most that are marked as warm-up in each fork
 * @param warmupMillis time for them, of which the first execution has its share
 * @param iterations iterations at most that count in each fork
 * @param leastIterations iterations at least that count in each fork
 * @param iterationsMillis time for them
 */
public record Effort(
        @JsonAlias("forks") int leastForks,
        int mostForks,
        double precision,
        long budgetMillis,
        int warmupIterations,
        long warmupMillis,
        int iterations,
        int leastIterations,
        long iterationsMillis) {

    /** Most forks are never fewer than the least. */
    public Effort {
        mostForks = Math.max(leastForks, mostForks);
    }

    /** How many forks a cell can get: the most where a precision is asked for, else the least. */
    public int rounds() {
        return precision > 0 ? mostForks : leastForks;
    }

    /** Exactly so many forks for each cell, however long that takes. */
    public Effort(
            int forks,
            int warmupIterations,
            long warmupMillis,
            int iterations,
            int leastIterations,
            long iterationsMillis) {
        this(forks, forks, 0, 0, warmupIterations, warmupMillis, iterations, leastIterations, iterationsMillis);
    }

    /** The same with exactly so many forks. */
    public Effort withForks(int exactly) {
        return new Effort(
                exactly,
                exactly,
                0,
                budgetMillis,
                warmupIterations,
                warmupMillis,
                iterations,
                leastIterations,
                iterationsMillis);
    }

    /** The same with another precision; 0 for none. */
    public Effort withPrecision(double asked) {
        return new Effort(
                leastForks,
                mostForks,
                asked,
                budgetMillis,
                warmupIterations,
                warmupMillis,
                iterations,
                leastIterations,
                iterationsMillis);
    }

    /** The same with other most iterations that count in each fork. */
    public Effort withIterations(int most) {
        return new Effort(
                leastForks,
                mostForks,
                precision,
                budgetMillis,
                warmupIterations,
                warmupMillis,
                most,
                leastIterations,
                iterationsMillis);
    }

    /** The same with another time budget; 0 for none. */
    public Effort withBudget(long millis) {
        return new Effort(
                leastForks,
                mostForks,
                precision,
                millis,
                warmupIterations,
                warmupMillis,
                iterations,
                leastIterations,
                iterationsMillis);
    }
}
