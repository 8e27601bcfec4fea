package io.healthwatch.workbench.gui;

import java.util.List;

/**
 * The forks of one variant in one host and one language; never changes.
 *
 * @param name the variant as people read it, with the language where the plan has several
 * @param forks by scenario, in the plan's order
 */
public record Lane(String name, List<PlannedFork> forks) {

    /** How many are in that state. */
    public int count(ForkState state) {
        return (int) forks.stream().filter(fork -> fork.state() == state).count();
    }

    /** How many have ended, well or not. */
    public int ended() {
        return count(ForkState.DONE) + count(ForkState.FAILED);
    }
}
