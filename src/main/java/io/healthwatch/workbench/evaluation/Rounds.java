package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Takes a run from round to round until every cell is precise enough, the most forks are reached, or the time budget
 * is used up. The rounds of the pilot hold every cell and are always finished; later ones hold the cells whose
 * intervals are wider than asked. What a round holds depends on the rounds before it alone, so that a run that was cut
 * off goes on exactly as it would have.
 */
final class Rounds {

    /** Measures one fork and adds it to the run. */
    interface Measurer {
        ForkEnd measure(Schedule.Task task, Effort effort);
    }

    private final RunData data;
    private final LongSupplier elapsedNanos;
    private final BooleanSupplier cancelled;
    private final Consumer<Event.Progress> progress;
    private final Plan plan;
    private final Effort effort;
    private final Results results;
    private final Precision precision;
    private final Set<Integer> ended = new HashSet<>();
    private final Remaining remaining = new Remaining();

    /** Goes on with what the run holds. {@code elapsedNanos} is how long it took until now. */
    Rounds(RunData data, LongSupplier elapsedNanos, BooleanSupplier cancelled, Consumer<Event.Progress> progress) {
        this.data = data;
        this.elapsedNanos = elapsedNanos;
        this.cancelled = cancelled;
        this.progress = progress;
        this.plan = data.header().plan();
        this.effort = plan.effort();
        this.results = new Results(data);
        this.precision = new Precision(results);
    }

    /** Measures all rounds that are left; says why no more is measured, null where that was cancelled. */
    StopReason measure(Measurer measurer) {
        for (var fork : data.forks()) {
            if (fork.end() != null && !isCutOff(fork.end())) {
                ended.add(fork.end().task());
            }
        }
        var schedule = Schedule.of(plan);
        for (var round = 0; round < effort.rounds(); round++) {
            var open = precision.open(round);
            if (open.isEmpty()) {
                return StopReason.PRECISE;
            }
            var tasks = Schedule.round(
                    schedule, round, open, plan.cells().size());
            var mustBeFinished = isPilot(round)
                    && (round == 0 || tasks.stream().anyMatch(task -> ended.contains(task.number())));
            for (var task : tasks) {
                if (ended.contains(task.number())) {
                    continue;
                }
                if (!mustBeFinished && isTimeUp()) {
                    return StopReason.TIME;
                }
                mustBeFinished = isPilot(round);
                if (cancelled.getAsBoolean() || isCutOff(measure(measurer, task, round))) {
                    return null;
                }
                tellProgress(tasks, round);
            }
        }
        return effort.precision() > 0 && precision.open(effort.rounds()).isEmpty()
                ? StopReason.PRECISE
                : StopReason.MOST_FORKS;
    }

    private boolean isPilot(int round) {
        return round < effort.leastForks();
    }

    private ForkEnd measure(Measurer measurer, Schedule.Task task, int round) {
        var pilotEnds = effort.leastForks() * plan.cells().size();
        var asked = isPilot(round)
                ? effort
                : IterationsPerFork.after(results.counting(task.cell(), pilotEnds), effort);
        var end = measurer.measure(task, asked);
        remaining.ended(end);
        if (!isCutOff(end)) {
            ended.add(task.number());
        }
        return end;
    }

    /** Whether a fork was stopped from outside, so that its place is measured again. */
    static boolean isCutOff(ForkEnd end) {
        return end.outcome().equals(ForkEnd.INTERRUPTED) || end.outcome().equals(Outcome.CANCELLED.id());
    }

    private void tellProgress(List<Schedule.Task> tasks, int round) {
        var left = Stream.concat(
                        tasks.stream()
                                .filter(task -> !ended.contains(task.number()))
                                .map(Schedule.Task::cell),
                        precision.likely(round).stream())
                .toList();
        var elapsed = Duration.ofNanos(elapsedNanos.getAsLong());
        progress.accept(new Event.Progress(
                ended.size(),
                ended.size() + left.size(),
                elapsed,
                withinBudget(remaining.of(left), elapsed),
                precision.standing()));
    }

    private Duration withinBudget(Duration likely, Duration elapsed) {
        if (effort.budgetMillis() == 0) {
            return likely;
        }
        var left = Duration.ofMillis(effort.budgetMillis()).minus(elapsed);
        return left.isNegative() ? Duration.ZERO : likely.compareTo(left) < 0 ? likely : left;
    }

    private boolean isTimeUp() {
        return effort.budgetMillis() > 0
                && elapsedNanos.getAsLong() >= Duration.ofMillis(effort.budgetMillis()).toNanos();
    }
}
