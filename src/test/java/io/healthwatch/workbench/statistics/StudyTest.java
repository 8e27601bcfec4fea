package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimators on measurements whose truth is known, and estimators that are wrong. */
class StudyTest {

    private static final Synthetic SHARED = Synthetic.sharedMachine();
    private static final Synthetic QUIET = Synthetic.quietMachine();

    @Test
    void theSameSeedMeasuresTheSame() {
        assertThat(flat(SHARED.measure(3, 50, 7))).isEqualTo(flat(SHARED.measure(3, 50, 7)));
        assertThat(flat(SHARED.measure(3, 50, 7))).isNotEqualTo(flat(SHARED.measure(3, 50, 8)));
        assertThat(SHARED.times(2).trueMedian(Estimator.FELT::of, 40))
                .isCloseTo(2 * SHARED.trueMedian(Estimator.FELT::of, 40), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 10, 20, 30})
    void intervalsOfMediansHoldTheTruth(int forks) {
        for (var estimator : Estimator.values()) {
            assertThat(new Study(SHARED, forks, 40, 1500, 1)
                            .ofMedian(estimator::of, 0.95)
                            .share())
                    .as("%s", estimator)
                    .isBetween(0.92, 0.985);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 30})
    void intervalsOfTheTailOfATypicalForkHoldTheTruth(int forks) {
        var truth = SHARED.trueMedian(fork -> Estimates.quantile(fork, 0.95), 100);

        var coverage = new Study(SHARED, forks, 100, 600, 2)
                .coverage(truth, measured -> Percentiles.ofTypicalFork(measured, 0.95));

        assertThat(coverage.given()).isEqualTo(600);
        assertThat(coverage.share()).isBetween(0.92, 0.985);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.95, 0.99})
    void intervalsOverAllIterationsHoldTheTruth(double p) {
        var coverage = new Study(QUIET, 20, 200, 400, 3).ofAllIterations(p);

        assertThat(coverage.given()).isGreaterThan(380);
        assertThat(coverage.share()).isBetween(0.91, 0.985);
    }

    @Test
    void iterationsTakenForIndependentAreFoundOut() {
        var truth = SHARED.trueMedian(Estimator.FELT::of, 40);

        var pooled = new Study(SHARED, 20, 40, 200, 4).coverage(truth, measured -> Estimates.ofMedian(flat(measured)));

        assertThat(pooled.share()).isLessThan(0.8);
    }

    private static double[] flat(List<double[]> forks) {
        return forks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void equalsAreSeldomToldApartAndTheRatioIsHeld() {
        for (var estimator : Estimator.values()) {
            var answers = new Study(SHARED, 10, 40, 1000, 5).compare(1, estimator, 0.02);

            assertThat(answers.faster() + answers.slower()).as("%s", estimator).isLessThan(65);
            assertThat(answers.ratio().share()).as("%s", estimator).isBetween(0.92, 0.98);
        }
    }

    @Test
    void lowQuantilesFindADifferenceThatMediansMiss() {
        var study = new Study(SHARED, 20, 40, 300, 6);

        var felt = study.compare(1.05, Estimator.FELT, 0.02);
        var difference = study.compare(1.05, Estimator.DIFFERENCE, 0.02);

        assertThat(difference.slower()).isGreaterThan(240);
        assertThat(felt.slower()).isBetween(60, 200);
        assertThat(difference.faster()).isZero();
    }
}
