package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a run is to measure.
 *
 * @param profile the profile's name: {@code quick}, {@code standard} or {@code thorough}
 * @param effort how much is measured for each cell
 * @param seed of the random order of forks
 * @param cells in the order in which they are shown
 * @param own the user's own module, where one is measured; null otherwise
 * @param placement where workers are to run; null where that is left to the system
 */
public record Plan(
        String profile,
        Effort effort,
        long seed,
        List<Cell> cells,
        OwnProbe own,
        @JsonInclude(JsonInclude.Include.NON_NULL) Placement placement) {

    /** A plan that leaves it to the system where workers run. */
    public Plan(String profile, Effort effort, long seed, List<Cell> cells, OwnProbe own) {
        this(profile, effort, seed, cells, own, null);
    }

    /** A plan of the workbench's own probes only. */
    public Plan(String profile, Effort effort, long seed, List<Cell> cells) {
        this(profile, effort, seed, cells, null);
    }

    /** The same with workers placed; null leaves that to the system. */
    public Plan withPlacement(Placement asked) {
        return new Plan(profile, effort, seed, cells, own, asked);
    }

    /** How many workers will be started at least, if the time budget allows. */
    public int leastForks() {
        return effort.leastForks() * cells.size();
    }

    /** How many workers will be started at most. */
    public int mostForks() {
        return effort.rounds() * cells.size();
    }
}
