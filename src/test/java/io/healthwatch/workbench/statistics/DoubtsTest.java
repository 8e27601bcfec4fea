package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoubtsTest {

    private static final int EXPERIMENTS = 400;
    private static final Synthetic SHARED = Synthetic.sharedMachine();

    private static double share(Synthetic law, Estimator estimator, Predicate<double[]> doubt) {
        return (double) IntStream.range(0, EXPERIMENTS)
                        .filter(seed -> doubt.test(estimator.of(law.measure(20, 40, seed))))
                        .count()
                / EXPERIMENTS;
    }

    @Test
    void noiseFromOneSideIsNotASecondMode() {
        for (var estimator : Estimator.values()) {
            assertThat(share(SHARED, estimator, Doubts::twoModes))
                    .as("%s", estimator)
                    .isLessThan(0.08);
        }
    }

    @Test
    void twoLevelsAreTwoModes() {
        var random = new SplittableRandom(1);
        var found = IntStream.range(0, EXPERIMENTS)
                .filter(_ -> Doubts.twoModes(IntStream.range(0, 20)
                        .mapToDouble(i -> (i % 2 == 0 ? 100 : 125) * Math.exp(0.015 * random.nextGaussian()))
                        .toArray()))
                .count();

        assertThat((double) found / EXPERIMENTS).isGreaterThan(0.95);
    }

    @Test
    void driftIsFoundAndNoiseIsNotDrift() {
        assertThat(share(SHARED, Estimator.DIFFERENCE, Doubts::drifts)).isLessThan(0.03);
        assertThat(share(SHARED.drifting(Math.log(1.2)), Estimator.DIFFERENCE, Doubts::drifts))
                .isGreaterThan(0.7);
    }

    @Test
    void aTrendIsThatOfMannKendallAndSen() {
        // S = 28 of 8 rising values: variance 8 * 7 * 21 / 18 = 65.33, z = 27 / 8.083 = 3.340.
        var trend = Trend.of(
                IntStream.range(0, 8).mapToDouble(i -> Math.pow(1.1, i)).toArray());

        assertThat(trend.pValue()).isCloseTo(0.000837, within(2e-6));
        assertThat(trend.change()).isCloseTo(Math.pow(1.1, 7), within(1e-9));
    }

    @Test
    void outliersHaveAShareAndASize() {
        var times = IntStream.range(0, 100)
                .mapToDouble(i -> i < 10 ? 300 : 100 + i * 0.01)
                .toArray();

        assertThat(Outliers.of(times).share()).isCloseTo(0.1, within(1e-9));
        assertThat(Outliers.of(times).size()).isCloseTo(3, within(0.03));
        assertThat(Outliers.of(Arrays.copyOfRange(times, 10, 100)).share()).isZero();
    }

    @Test
    void whatOneFigureOfForksCannotBear() {
        assertThat(Doubts.ofForks(new double[] {5, 5, 5}, 40, 0.001, 0))
                .containsExactlyInAnyOrder(Doubt.TOO_FEW_SAMPLES, Doubt.ZERO_VARIANCE);
        assertThat(Doubts.ofForks(new double[] {5, 6, 5.5, 6, 5, 7}, 40, 0.2, 0))
                .containsExactly(Doubt.BELOW_RESOLUTION);
        assertThat(Doubts.ofForks(new double[] {5, 6, 5.5, 6, 5, 7}, 40, 0.001, 6))
                .containsExactly(Doubt.BELOW_RESOLUTION);
        assertThat(Doubts.ofForks(new double[] {5, 6, 5.5, -6, 5, 7}, 40, 0.001, 0))
                .containsExactly(Doubt.BELOW_RESOLUTION);
        assertThat(Doubts.ofForks(new double[] {5, 6, 5.5, 6, 5, 7}, 40, 0.001, 0))
                .isEmpty();
    }

    @Test
    void aClockThatGoesBackwardsAndAMachineThatSleeps() {
        var durations =
                IntStream.range(0, 40).mapToLong(i -> 1_000_000 + i % 7 * 1000).toArray();
        var starts = IntStream.range(0, 40).mapToLong(i -> i * 2_000_000L).toArray();
        assertThat(Doubts.ofCourse(starts, durations)).isEmpty();

        var slept = IntStream.range(0, 40)
                .mapToLong(i -> starts[i] + (i < 20 ? 0 : 60_000_000_000L))
                .toArray();
        assertThat(Doubts.ofCourse(slept, durations)).containsExactly(Doubt.MACHINE_SLEPT);

        var jumped = IntStream.range(0, 40)
                .mapToLong(i -> starts[i] - (i < 20 ? 0 : 10_000_000L))
                .toArray();
        assertThat(Doubts.ofCourse(jumped, durations)).containsExactly(Doubt.CLOCK_JUMPED);

        var negative = durations.clone();
        negative[3] = -5;
        assertThat(Doubts.ofCourse(starts, negative)).containsExactly(Doubt.CLOCK_JUMPED);
    }

    @Test
    void aCourseIsDoubtedForItsWarmUpAndItsNeighbours() {
        var starts = IntStream.range(0, 100).mapToLong(i -> i * 10_000_000L).toArray();
        var falling = IntStream.range(0, 100)
                .mapToLong(i -> (long) (1e6 * (1 + 2 * Math.exp(-0.015 * i))))
                .toArray();
        var disturbed = IntStream.range(0, 100)
                .mapToLong(i -> (i % 10 == 5 ? 3 : 1) * (1_000_000L + i % 7 * 1000))
                .toArray();

        assertThat(Doubts.ofCourse(starts, falling)).contains(Doubt.STILL_WARMING);
        assertThat(Doubts.ofCourse(starts, disturbed)).containsExactly(Doubt.NOISY_NEIGHBOUR);
    }
}
