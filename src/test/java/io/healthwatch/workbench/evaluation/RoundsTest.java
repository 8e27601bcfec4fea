package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rounds over forks that are computed from their task, on a clock that each fork moves on by two seconds. */
class RoundsTest {

    private static final Cell CALM = new Cell("calm", "node", "s", "c");
    private static final Cell NOISY = new Cell("noisy", "node", "s", "c");
    private static final Cell HOPELESS = new Cell("hopeless", "node", "s", "c");
    private static final Cell BROKEN = new Cell("broken", "node", "s", "c");
    private static final List<Cell> ALL = List.of(CALM, NOISY, HOPELESS, BROKEN);
    private static final int PILOT = 6;
    private static final int MOST = 40;
    private static final Duration FORK = Duration.ofSeconds(2);

    private final List<Event.Progress> progress = new ArrayList<>();
    private int cutOffAfter = Integer.MAX_VALUE;

    @Test
    void afterThePilotOnlyCellsWithWideIntervalsAreMeasuredUpToTheMostForks() {
        var run = run(ALL);

        assertThat(measure(run)).isEqualTo(StopReason.MOST_FORKS);

        assertThat(run.forks(CALM)).hasSize(PILOT);
        assertThat(run.forks(BROKEN)).hasSize(PILOT);
        assertThat(run.forks(NOISY)).hasSizeBetween(PILOT + 1, MOST - 1);
        assertThat(run.forks(HOPELESS)).hasSize(MOST);
        var low = new Results(run).of(NOISY).low();
        assertThat((low.interval().high() - low.interval().low()) / 2 / low.value()).isLessThanOrEqualTo(0.03);
    }

    @Test
    void itEndsWhenEveryCellIsPreciseEnough() {
        var run = run(List.of(CALM, NOISY));

        assertThat(measure(run)).isEqualTo(StopReason.PRECISE);

        assertThat(run.forks(NOISY)).hasSizeLessThan(MOST);
        assertThat(progress.getLast().standing().precise()).isEqualTo(2);
        assertThat(progress.getLast().planned()).isEqualTo(progress.getLast().done());
    }

    @Test
    void timeEndsItBetweenForksButNeverWithinARoundOfThePilot() {
        var afterThePilot = run(ALL, effort(FORK.multipliedBy(PILOT * 4 + 3).toMillis()));
        var withinThePilot = run(ALL, effort(FORK.multipliedBy(4 + 1).toMillis()));
        var atOnce = run(ALL, effort(1));

        assertThat(List.of(measure(afterThePilot), measure(withinThePilot), measure(atOnce)))
                .containsOnly(StopReason.TIME);

        assertThat(afterThePilot.forks()).hasSize(PILOT * 4 + 3);
        assertThat(withinThePilot.forks()).hasSize(4 * 2);
        assertThat(atOnce.forks()).hasSize(4);
        assertThat(progress).allMatch(each -> each.left().compareTo(Duration.ofSeconds(2 * (PILOT * 4 + 3))) <= 0);
    }

    @Test
    void aRunThatWasCutOffAnywhereGoesOnAsItWouldHave() {
        var whole = run(ALL);
        var reason = measure(whole);
        var tasks = tasks(whole);

        for (var after = 1; after < tasks.size(); after += 7) {
            var resumed = run(ALL);
            cutOffAfter = after;
            assertThat(measure(resumed)).isNull();
            cutOffAfter = Integer.MAX_VALUE;
            assertThat(measure(resumed)).isEqualTo(reason);
            assertThat(tasks(resumed)).isEqualTo(tasks);
        }
    }

    @Test
    void anExactNumberOfForksIsWhatEveryCellGets() {
        var run = run(ALL, effort(0).withForks(3));

        assertThat(measure(run)).isEqualTo(StopReason.MOST_FORKS);

        assertThat(ALL).allSatisfy(cell -> assertThat(run.forks(cell)).hasSize(3));
        assertThat(progress.getLast().standing()).isNull();
    }

    @Test
    void withoutAPrecisionNoMoreThanThePilotIsExpected() {
        measure(run(ALL, new Effort(2, MOST, 0, 0, 10, 100, 100, 5, 100)));

        assertThat(progress).isNotEmpty().allSatisfy(each -> assertThat(each.planned()).isEqualTo(2 * ALL.size()));
    }

    @Test
    void whereForksDifferMoreThanIterationsFewerIterationsAreAskedFor() {
        var asked = new ArrayList<Integer>();
        var run = run(List.of(HOPELESS));

        rounds(run).measure((task, effort) -> {
            asked.add(effort.iterations());
            return fork(run, task);
        });

        assertThat(asked.subList(0, PILOT)).containsOnly(effort(0).iterations());
        assertThat(asked.subList(PILOT, MOST)).allMatch(iterations -> iterations < effort(0).iterations());
    }

    private static Effort effort(long budgetMillis) {
        return new Effort(PILOT, MOST, 0.03, budgetMillis, 10, 100, 100, 5, 100);
    }

    private static RunData run(List<Cell> cells) {
        return run(cells, effort(0));
    }

    private static RunData run(List<Cell> cells, Effort effort) {
        return new RunData(new RunHeader("id", null, new Plan("test", effort, 4711, cells), null), RunState.RUNNING);
    }

    private Rounds rounds(RunData run) {
        return new Rounds(
                run,
                () -> run.forks().size() * FORK.toNanos(),
                () -> run.forks().size() >= cutOffAfter,
                progress::add);
    }

    private StopReason measure(RunData run) {
        return rounds(run).measure((task, _) -> fork(run, task));
    }

    private static List<Integer> tasks(RunData run) {
        return run.forks().stream().map(fork -> fork.end().task()).toList();
    }

    /** The same for the same task, whenever it is measured. */
    private static ForkEnd fork(RunData run, Schedule.Task task) {
        var number = run.lastFork() + 1;
        var cell = task.cell();
        run.start(number, cell);
        var random = new Random(task.number());
        var betweenForks = cell.equals(CALM) ? 0.005 : cell.equals(NOISY) ? 0.05 : 0.6;
        var level = 1e6 * Math.exp(betweenForks * random.nextGaussian());
        var clock = 0L;
        for (var i = 0; i < 60; i++) {
            var nanos = Math.round(level * (1 + 0.02 * random.nextDouble()));
            run.samples(number).add(0, i < 10, clock, nanos, 0, true);
            clock += nanos;
        }
        var end = Forks.ended(number, task.number(), cell, cell.equals(BROKEN) ? "crashed" : ForkEnd.COMPLETED, FORK);
        run.end(end);
        return end;
    }
}
