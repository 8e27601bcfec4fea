package io.healthwatch.workbench.gui;

import java.util.List;

/**
 * The forks of one variant in one host; never changes.
 *
 * @param series the variant as people read it
 * @param forks by scenario and language, in the plan's order
 */
public record Lane(String series, List<PlannedFork> forks) {

    /** How many are in that state. */
    public int count(ForkState state) {
        return (int) forks.stream().filter(fork -> fork.state() == state).count();
    }

    /** How many have ended, well or not. */
    public int ended() {
        return count(ForkState.DONE) + count(ForkState.FAILED);
    }
}
