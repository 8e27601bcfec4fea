package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Doubt;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What synthetic forks, each with one thing wrong with it, come to in results and verdicts. */
class DoubtedResultsTest {

    private static final Cell CELL = new Cell("node", "node", "json-parsing-heavy", "c");
    private static final int MARKED = 20;
    private static final int ITERATIONS = 220;
    private static final double STEADY_NANOS = 2e6;

    private final Random random = new Random(7);
    private final RunData run = new RunData(
            new RunHeader("id", null, new Plan("test", new Effort(10, 1, 1, 1, 1, 1), 1, List.of(CELL)), null),
            RunState.COMPLETE);

    @Test
    void calmForksAreInNoDoubtAndMeetTheTarget() {
        forks(10, _ -> STEADY_NANOS);

        assertThat(result().doubts()).isEmpty();
        assertThat(result().warmUps()).isEqualTo(new WarmUpCounts(10, 0, 0, 0));
        assertThat(execution().verdict()).isEqualTo(Verdict.PASS);
        assertThat(result().low().value()).isLessThan(result().netExecution().value());
        assertThat(result().p95().value()).isGreaterThan(result().netExecution().value());
        assertThat(result().p95().interval()).isNotNull();
    }

    @Test
    void theJudgedCutOffIsWhatCountsNotTheWorkersMark() {
        forks(10, i -> i < 60 ? 3 * STEADY_NANOS : STEADY_NANOS);

        assertThat(result().warmUps().steady()).isEqualTo(10);
        assertThat(result().netExecution().value()).isBetween(1.9, 2.1);
        assertThat(result().p95().value()).isLessThan(2.2);
        assertThat(run.forks()).allSatisfy(fork -> {
            assertThat(fork.samples().warmup(MARKED)).isTrue();
            assertThat(fork.samples().warmup(ITERATIONS - 1)).isFalse();
        });
    }

    @Test
    void whatStillWarmsIsNoConfidentNumber() {
        forks(10, i -> STEADY_NANOS * 3 * Math.exp(-i / 100.0));

        assertThat(result().graveDoubts()).containsExactly(Doubt.STILL_WARMING);
        assertThat(execution().verdict()).isEqualTo(Verdict.BORDERLINE);
        assertThat(execution().reason()).isEqualTo("json-parsing-heavy: " + Doubt.STILL_WARMING.meaning());
        assertThat(result().netExecution().interval().high()).isLessThan(execution().target());
    }

    @Test
    void whatMovesBetweenLevelsIsNeverSteady() {
        forks(10, i -> i / 30 % 2 == 0 ? STEADY_NANOS : 1.5 * STEADY_NANOS);

        assertThat(result().graveDoubts()).contains(Doubt.NEVER_STEADY);
        assertThat(execution().verdict()).isEqualTo(Verdict.BORDERLINE);
    }

    @Test
    void oneUnsteadyForkOfManyIsOnlyCounted() {
        fork(1, i -> i / 30 % 2 == 0 ? STEADY_NANOS : 1.5 * STEADY_NANOS);
        forks(9, _ -> STEADY_NANOS);

        assertThat(result().warmUps().neverSteady()).isEqualTo(1);
        assertThat(result().doubts()).isEmpty();
    }

    @Test
    void aNetTimeWithinTheFloorIsBelowWhatCanBeMeasured() {
        for (var fork = 1; fork <= 10; fork++) {
            fork(fork, _ -> 300, 400, 0);
        }

        assertThat(result().graveDoubts()).contains(Doubt.BELOW_RESOLUTION);
    }

    @Test
    void aCoarseClockShowsInItsOwnTimes() {
        for (var fork = 1; fork <= 10; fork++) {
            fork(fork, _ -> 100_000 * (10 + random.nextInt(3)), -1, 100_000);
        }

        assertThat(result().graveDoubts()).contains(Doubt.BELOW_RESOLUTION);
    }

    @Test
    void twoLevelsAndDriftAndEqualTimesOverForksAreInDoubt() {
        for (var fork = 1; fork <= 20; fork++) {
            var level = fork % 2 == 0 ? STEADY_NANOS : 2 * STEADY_NANOS;
            fork(fork, _ -> level);
        }
        assertThat(result().graveDoubts()).contains(Doubt.TWO_MODES);

        var drifting = new DoubtedResultsTest();
        for (var fork = 1; fork <= 12; fork++) {
            var level = STEADY_NANOS * (1 + fork / 20.0);
            drifting.fork(fork, _ -> level);
        }
        assertThat(drifting.result().graveDoubts()).containsExactly(Doubt.DRIFT);

        var equal = new DoubtedResultsTest();
        for (var fork = 1; fork <= 10; fork++) {
            equal.fork(fork, _ -> STEADY_NANOS, -1, 2_000_000);
        }
        assertThat(equal.result().graveDoubts()).contains(Doubt.ZERO_VARIANCE);
    }

    @Test
    void aClockThatJumpedOrAMachineThatSleptInOneForkIsEnough() {
        forks(9, _ -> STEADY_NANOS);
        var last = run.lastFork() + 1;
        run.start(last, CELL);
        var clock = 0L;
        for (var i = 0; i < ITERATIONS; i++) {
            clock += i == 100 ? 60_000_000_000L : 2_100_000;
            run.samples(last).add(0, i < MARKED, clock, (long) (STEADY_NANOS * noise()), 0, true);
        }
        end(last, -1);

        assertThat(result().graveDoubts()).containsExactly(Doubt.MACHINE_SLEPT);

        run.start(last + 1, CELL);
        for (var i = 0; i < ITERATIONS; i++) {
            run.samples(last + 1).add(0, i < MARKED, 1000L - i, (long) (STEADY_NANOS * noise()), 0, true);
        }
        end(last + 1, -1);

        assertThat(result().graveDoubts()).contains(Doubt.CLOCK_JUMPED, Doubt.MACHINE_SLEPT);
    }

    @Test
    void fewForksAreToldByTheirIntervalAndDoNotForbidAVerdict() {
        forks(3, _ -> STEADY_NANOS);

        assertThat(result().doubts()).containsExactly(Doubt.TOO_FEW_SAMPLES);
        assertThat(result().graveDoubts()).isEmpty();
        assertThat(execution().verdict()).isEqualTo(Verdict.PASS);
    }

    private CellResult result() {
        return new Results(run).of(CELL);
    }

    private Matrix.Entry execution() {
        return Matrix.of(List.of(result())).entries().stream()
                .filter(entry -> entry.criterion() == Criterion.EXECUTION)
                .findFirst()
                .orElseThrow();
    }

    private void forks(int count, IntToDoubleFunction nanos) {
        for (var fork = 0; fork < count; fork++) {
            fork(run.lastFork() + 1, nanos);
        }
    }

    private void fork(int number, IntToDoubleFunction nanos) {
        fork(number, nanos, -1, 0);
    }

    /** {@code step} is the clock's; 0 for noise of 1 % and one of a nanosecond. */
    private void fork(int number, IntToDoubleFunction nanos, long floorNanos, long step) {
        run.start(number, CELL);
        var clock = 0L;
        for (var i = 0; i < ITERATIONS; i++) {
            var time = step > 0 ? Math.round(nanos.applyAsDouble(i) / step) * step : Math.round(nanos.applyAsDouble(i) * noise());
            run.samples(number).add(0, i < MARKED, clock, time, 0, true);
            clock += time + 1000;
        }
        end(number, floorNanos);
    }

    private double noise() {
        return 1 + 0.01 * random.nextGaussian();
    }

    private void end(int number, long floorNanos) {
        run.end(Forks.ended(number, number - 1, CELL, ForkEnd.COMPLETED, Duration.ofSeconds(1), floorNanos));
    }
}
