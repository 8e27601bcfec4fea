package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.run.RunState;
import java.time.Duration;

/**
 * A run's state in words.
 *
 * @param face what a view shows
 * @param words one sentence; empty for a run that is complete and without failures
 * @param failed how many forks did not do what they were asked, or answered wrongly
 */
public record RunStatus(Face face, String words, int failed) {

    /** What a view shows. */
    public enum Face {
        /** There is no run. */
        EMPTY,
        /** It is being measured; what is there is partial. */
        LIVE,
        /** It was stopped before its end; what is there is partial. */
        CUT_OFF,
        /** It ended, and nothing in it counts. */
        FAILED,
        /** It ended, and some of it failed. */
        DONE_WITH_FAILURES,
        /** It ended well. */
        DONE
    }

    /** The status of a run; null for none. */
    public static RunStatus of(RunSnapshot run) {
        if (run == null) {
            return new RunStatus(Face.EMPTY, "Nothing has been measured yet.", 0);
        }
        var done = run.forks().stream().filter(fork -> fork.end() != null).toList();
        var failed = (int) done.stream()
                .filter(fork -> !fork.end().completed() || !fork.end().correct())
                .count();
        var plan = run.header().plan();
        var planned = (plan.mostForks() > plan.leastForks() ? "at least " : "")
                + Numbers.count(run.header().forks(), "fork");
        var counting = run.results().stream().anyMatch(result -> result.forks() > 0);
        var failures = failed == 0
                ? ""
                : " " + Numbers.count(failed, "fork") + " failed or answered wrongly and "
                        + (failed == 1 ? "counts" : "count") + " for nothing.";
        if (run.state() == RunState.RUNNING) {
            return new RunStatus(
                    Face.LIVE, "Measuring: partial, " + done.size() + " of " + planned + "."
                            + failures,
                    failed);
        }
        if (!counting) {
            return new RunStatus(
                    Face.FAILED,
                    done.isEmpty()
                            ? "This run ended before its first fork."
                            : "None of the " + Numbers.count(done.size(), "fork")
                                    + " of this run ended well with right answers.",
                    failed);
        }
        if (run.state() != RunState.COMPLETE) {
            return new RunStatus(
                    Face.CUT_OFF,
                    (run.state() == RunState.CANCELLED ? "Cancelled" : "Interrupted") + ": partial, " + done.size()
                            + " of " + planned + "; what was measured is kept." + failures,
                    failed);
        }
        return failed > 0
                ? new RunStatus(Face.DONE_WITH_FAILURES, failures.strip(), failed)
                : new RunStatus(Face.DONE, "", 0);
    }

    /** What a complete run holds, why it measured no more, and how much of its time was spent measuring. */
    public static String completion(RunSnapshot run) {
        var time = run.wallTime();
        return "Complete: " + Numbers.count(run.forks().size(), "fork") + "."
                + (run.stopped() == null ? "" : " " + run.stopped().words())
                + (time == null
                        ? ""
                        : " " + Wording.percent(time.measuringShare()) + " of "
                                + Wording.about(Duration.ofNanos(time.totalNanos())) + " was spent measuring.");
    }

    /** Whether figures may still change or are missing. */
    public boolean partial() {
        return face == Face.LIVE || face == Face.CUT_OFF;
    }
}
