package io.healthwatch.workbench.run;

import java.time.Instant;
import java.util.List;

/**
 * What a merged run was made of.
 *
 * @param sources the runs, in the order in which their forks stand
 * @param duplicates tasks that one machine measured more than once
 * @param gaps tasks of the plan that no source has measured
 */
public record Merge(List<Source> sources, List<Duplicate> duplicates, List<Gap> gaps) {

    /**
     * A run that contributed.
     *
     * @param run its id
     * @param machine what its machine is called in the merged run
     * @param shard the part of the plan that it was to measure; null for all of it
     * @param state {@link RunState#id}
     * @param planned tasks that it was to measure
     * @param measured tasks that it did measure
     * @param cutOff forks that were cut off while they measured; they are left out
     * @param forks the numbers that its forks have in the merged run; duplicates are not among them
     * @param damage what of it cannot be read; empty where all can
     */
    public record Source(
            String run,
            Instant created,
            String machine,
            Shard shard,
            String state,
            int planned,
            int measured,
            int cutOff,
            List<Integer> forks,
            String damage,
            Environment environment) {

        /** Whether it measured all that it was to, and all of that can be read. */
        public boolean whole() {
            return measured == planned && damage.isEmpty();
        }
    }

    /**
     * A task that one machine measured twice. The earlier run's fork is kept, whatever either measured.
     *
     * @param task its place in the schedule, from 0
     * @param kept the id of the run whose fork is kept
     * @param left the id of the run whose fork is left out
     */
    public record Duplicate(int task, String machine, String kept, String left) {}

    /** A task that no source has measured; {@code task} is its place in the schedule, from 0. */
    public record Gap(int task, Cell cell) {}
}
