package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Doubts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds what casts doubt on a cell's execution figures. */
final class CellDoubts {

    private static final double NANOS_PER_MILLI = 1e6;

    private CellDoubts() {}

    /**
     * The doubts of the forks that count, in the order in which they ran. A clock that jumped or a machine that slept
     * in one fork is enough; what a busy machine does to a few forks (outliers, an unsteady course) has to be found in
     * most of those that could be judged.
     */
    static Set<Doubt> of(List<ForkFigures> forks) {
        if (forks.isEmpty()) {
            return Set.of();
        }
        var doubts = EnumSet.copyOf(Doubts.ofForks(
                forks.stream().mapToDouble(ForkFigures::lowMs).toArray(),
                forks.stream().mapToInt(ForkFigures::counted).min().orElseThrow(),
                forks.stream().mapToLong(ForkFigures::clockStepNanos).min().orElseThrow() / NANOS_PER_MILLI,
                forks.stream().mapToLong(fork -> fork.end().floorNanos()).max().orElseThrow() / NANOS_PER_MILLI));
        for (var doubt : List.of(Doubt.CLOCK_JUMPED, Doubt.MACHINE_SLEPT)) {
            if (having(forks, doubt) > 0) {
                doubts.add(doubt);
            }
        }
        if (having(forks, Doubt.NOISY_NEIGHBOUR) * 2 > forks.size()) {
            doubts.add(Doubt.NOISY_NEIGHBOUR);
        }
        var courses = WarmUpCounts.of(forks.stream().map(ForkFigures::warmUp).toList());
        if (courses.stillWarming() + courses.neverSteady() > courses.steady()) {
            doubts.add(courses.stillWarming() > courses.neverSteady() ? Doubt.STILL_WARMING : Doubt.NEVER_STEADY);
        }
        return doubts;
    }

    private static long having(List<ForkFigures> forks, Doubt doubt) {
        return forks.stream().filter(fork -> fork.doubts().contains(doubt)).count();
    }
}
