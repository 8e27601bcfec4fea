package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private static final double BETWEEN = 4;
    private static final double WITHIN = 100;

    private static List<double[]> measure(int forks, int iterations, SplittableRandom random) {
        return IntStream.range(0, forks)
                .mapToObj(_ -> {
                    var level = 100 + Math.sqrt(BETWEEN) * random.nextGaussian();
                    return IntStream.range(0, iterations)
                            .mapToDouble(_ -> level + Math.sqrt(WITHIN) * random.nextGaussian())
                            .toArray();
                })
                .toList();
    }

    @Test
    void findsTheVariancesThatWereThere() {
        var components = Components.of(measure(2000, 30, new SplittableRandom(1)));

        assertThat(components.mean()).isCloseTo(100, within(0.3));
        assertThat(components.betweenForks()).isCloseTo(BETWEEN, within(0.8));
        assertThat(components.withinForks()).isCloseTo(WITHIN, within(2.0));
    }

    @Test
    void theBestIterationsAreCheaperThanFewer() {
        var components = new Components(100, BETWEEN, WITHIN);

        // Kalibera and Jones: the square root of 10 s / 0.1 s times 100 / 4.
        assertThat(components.bestIterations(10, 0.1, 1000)).isEqualTo(50);
        assertThat(components.bestIterations(10, 0.1, 20)).isEqualTo(20);
        var best = components.plan(0.01, 10, 0.1, 1000).seconds();
        assertThat(best).isLessThan(components.plan(0.01, 10, 0.1, 10).seconds());
        assertThat(new Components(100, 0, WITHIN).bestIterations(10, 0.1, 1000)).isEqualTo(1000);
        assertThat(new Components(100, 0, 0).bestIterations(10, 0.1, 1000)).isEqualTo(1);
    }

    @Test
    void aMeasurementAsPlannedIsAsPreciseAsAsked() {
        var precision = 0.01;
        var plan = new Components(100, BETWEEN, WITHIN).plan(precision, 10, 0.1, 1000);
        var random = new SplittableRandom(2);

        var halfWidths = IntStream.range(0, 400)
                .mapToObj(_ -> Estimates.ofMean(measure(plan.forks(), plan.iterations(), random).stream()
                        .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
                        .toArray()))
                .mapToDouble(estimate -> (estimate.interval().high() - estimate.value()) / estimate.value())
                .toArray();

        assertThat(Estimates.median(halfWidths)).isBetween(0.85 * precision, 1.05 * precision);
        assertThat(plan.seconds()).isCloseTo(plan.forks() * (10 + 0.1 * plan.iterations()), within(1e-9));
    }

    @Test
    void moreForksNarrowAnIntervalAsForetold() {
        var wide = new Estimate(100, new Interval(96, 104), 10);

        // t(0.975, 9) / sqrt 10 = 0.7154; the deviation is 5.592, and t(0.975, 32) / sqrt 33 times it 1.983.
        assertThat(Components.forksMore(wide, 0.02)).isEqualTo(23);
        assertThat(Components.forksMore(wide, 0.04)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Components.forksMore(new Estimate(100, null, 1), 0.02));
    }

    @Test
    void oneForkHasNoVariance() {
        assertThatIllegalArgumentException().isThrownBy(() -> Components.of(List.of(new double[] {1, 2, 3})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Components.of(List.of(new double[] {1}, new double[] {2})));
    }
}
