package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import java.time.Duration;

/** Forks as tests of what is computed from them need them. */
final class Forks {

    private Forks() {}

    static ForkEnd ended(int fork, int task, Cell cell, String outcome, Duration duration) {
        return ended(fork, task, cell, outcome, duration, -1);
    }

    static ForkEnd ended(int fork, int task, Cell cell, String outcome, Duration duration, long floorNanos) {
        var completed = outcome.equals(ForkEnd.COMPLETED);
        return new ForkEnd(
                fork, task, cell, outcome, completed ? "" : "why", "R", "1", "tier", "25", duration.toNanos(), 1, 2, 0,
                3, 4, 5, 0, 6, 10, 20, 30, -1, completed, "", "", floorNanos, ForkTimes.UNKNOWN, null);
    }
}
