package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatesTest {

    @Test
    void nothingHasNoEstimate() {
        assertThat(Estimates.ofMedian(new double[0])).isNull();
    }

    @Test
    void observationsKeepTheirOrder() {
        var observations = IntStream.range(0, 50).mapToDouble(i -> i * 37 % 50).toArray();
        var before = observations.clone();

        Estimates.median(observations);
        Estimates.quantile(observations, 0.1);
        Estimates.ofMedian(observations);

        assertThat(observations).containsExactly(before);
    }

    @Test
    void oneObservationHasNoInterval() {
        assertThat(Estimates.ofMedian(new double[] {7})).isEqualTo(new Estimate(7, null, 1));
    }

    @Test
    void sixObservationsSpanTheirRange() {
        var estimate = Estimates.ofMedian(new double[] {6, 1, 5, 2, 4, 3});

        assertThat(estimate).isEqualTo(new Estimate(3.5, new Interval(1, 6), 6));
    }

    @Test
    void twentyObservationsInterpolateBetweenTheRanksOfTheBinomialTable() {
        // Conover, table A3 for n = 20, p = 0.5: the 6th and 15th order statistics hold 95.86 %, the 7th and 14th
        // 88.47 %. Hettmansperger and Sheather: 0.1165 of the excess, hence 0.2352 of the way inwards.
        var observations = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

        assertThat(Estimates.ofMedian(observations).interval()).satisfies(interval -> {
            assertThat(interval.low()).isCloseTo(6.2352, within(1e-3));
            assertThat(interval.high()).isCloseTo(14.7648, within(1e-3));
        });
    }

    @Test
    void theMeanHasStudentsInterval() {
        // t(0.975, 4) = 2.776 times 1.5811 / sqrt 5.
        var estimate = Estimates.ofMean(new double[] {1, 2, 3, 4, 5});

        assertThat(estimate.value()).isEqualTo(3);
        assertThat(estimate.interval().high()).isCloseTo(3 + 1.9632, within(1e-3));
        assertThat(estimate.interval().low()).isCloseTo(3 - 1.9632, within(1e-3));
    }

    @Test
    void twoObservationsThatAgreeAreStillNotSure() {
        var interval = Estimates.ofMedian(new double[] {10, 10.4}).interval();

        // t(0.975, 1) = 12.706 times the standard error of the logarithms.
        assertThat(interval.high() / interval.low()).isCloseTo(Math.exp(12.706 * Math.log(1.04)), within(1e-3));
    }

    @Test
    void zeroVarianceHasAnIntervalOfNoWidth() {
        assertThat(Estimates.ofMedian(new double[] {5, 5, 5}).interval()).satisfies(interval -> {
            assertThat(interval.low()).isCloseTo(5, within(1e-9));
            assertThat(interval.high()).isCloseTo(5, within(1e-9));
        });
    }

    @Test
    void valuesThatAreNotPositiveAreNotLogged() {
        var interval = Estimates.ofMedian(new double[] {0, 1, 2}).interval();

        assertThat(interval.low()).isNegative().isFinite();
        assertThat(interval.high()).isGreaterThan(2).isFinite();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 6, 7, 8, 10, 20, 30})
    void intervalsCoverTheTruth(int forks) {
        var random = new SplittableRandom(42);
        var experiments = 4000;
        var covered = 0;
        for (var i = 0; i < experiments; i++) {
            var observations = IntStream.range(0, forks)
                    .mapToDouble(_ -> 10 * Math.exp(0.1 * random.nextGaussian()))
                    .toArray();
            var interval = Estimates.ofMedian(observations).interval();
            if (interval.low() <= 10 && 10 <= interval.high()) {
                covered++;
            }
        }

        assertThat((double) covered / experiments).isBetween(0.93, 0.98);
    }
}
