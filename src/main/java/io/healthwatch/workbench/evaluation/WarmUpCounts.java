package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.WarmUp;
import java.util.Collection;

/**
 * What became of the forks of a cell.
 *
 * @param steady their times stay at one level from some iteration on
 * @param stillWarming their times were falling at their end
 * @param neverSteady their times move between levels, or rise, to their end
 * @param tooFew too few iterations to tell
 */
public record WarmUpCounts(int steady, int stillWarming, int neverSteady, int tooFew) {

    /** Nothing was measured. */
    public static final WarmUpCounts NONE = new WarmUpCounts(0, 0, 0, 0);

    static WarmUpCounts of(Collection<WarmUp> forks) {
        return new WarmUpCounts(
                count(forks, WarmUp.State.STEADY),
                count(forks, WarmUp.State.STILL_WARMING),
                count(forks, WarmUp.State.NEVER_STEADY),
                count(forks, WarmUp.State.TOO_FEW));
    }

    private static int count(Collection<WarmUp> forks, WarmUp.State state) {
        return (int) forks.stream().filter(fork -> fork.state() == state).count();
    }

    /** In words for people: {@code steady: 8 of 10 forks; still warming: 1; never steady: 1}. */
    public String words() {
        var forks = steady + stillWarming + neverSteady + tooFew;
        return "steady: " + steady + " of " + forks + (forks == 1 ? " fork" : " forks")
                + part("still warming", stillWarming)
                + part("never steady", neverSteady)
                + part("too few iterations to tell", tooFew);
    }

    private static String part(String what, int count) {
        return count == 0 ? "" : "; " + what + ": " + count;
    }
}
