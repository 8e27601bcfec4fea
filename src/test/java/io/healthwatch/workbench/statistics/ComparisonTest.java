package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Comparison.Pair;
import io.healthwatch.workbench.statistics.Comparison.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final double MARGIN = 0.02;
    private static final Synthetic SHARED = Synthetic.sharedMachine();

    @Test
    void agreesWithThePublishedExample() {
        // Hollander and Wolfe (1973), p. 69: permeability constants of the human chorioamnion.
        var atTerm = DoubleStream.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
        var early = DoubleStream.of(1.15, 0.88, 0.90, 0.74, 1.21);

        var comparison = Comparison.of(
                atTerm.map(Math::exp).toArray(), early.map(Math::exp).toArray(), MARGIN);

        assertThat(comparison.pValue()).isCloseTo(0.2544, within(1e-4));
        assertThat(Math.log(comparison.ratio())).isCloseTo(0.305, within(1e-9));
        assertThat(Math.log(comparison.interval().low())).isCloseTo(-0.15, within(1e-9));
        assertThat(Math.log(comparison.interval().high())).isCloseTo(0.76, within(1e-9));
        assertThat(comparison.answer()).isEqualTo(Answer.UNSURE);
        assertThat(comparison.reason()).isEqualTo(Reason.TOO_WIDE);
    }

    @Test
    void sidesMirrorEachOther() {
        var subject = Estimator.DIFFERENCE.of(SHARED.times(1.2).measure(9, 40, 1));
        var baseline = Estimator.DIFFERENCE.of(SHARED.measure(12, 40, 2));

        var there = Comparison.of(subject, baseline, MARGIN);
        var back = Comparison.of(baseline, subject, MARGIN);

        assertThat(there.answer()).isEqualTo(Answer.SLOWER);
        assertThat(back.answer()).isEqualTo(Answer.FASTER);
        assertThat(there.interval().low() * back.interval().high()).isCloseTo(1, within(1e-12));
        assertThat(there.pValue()).isCloseTo(back.pValue(), within(1e-12));
    }

    @Test
    void aPerfectSeparationOfThreeForksMayBeChance() {
        var comparison = Comparison.of(new double[] {1, 2, 3}, new double[] {10, 20, 30}, MARGIN);

        assertThat(comparison.answer()).isEqualTo(Answer.UNSURE);
        assertThat(comparison.reason()).isEqualTo(Reason.TOO_FEW_FORKS);
        assertThat(comparison.interval()).isNull();
        assertThat(comparison.ratio()).isCloseTo(0.1, within(1e-9));
        assertThat(Comparison.fewestForks(1)).isEqualTo(4);
        assertThat(Comparison.fewestForks(10)).isGreaterThan(4);
    }

    @Test
    void badValuesAreToldAndNothingElse() {
        var good = new double[] {1, 2, 3, 4};

        for (var bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            var comparison = Comparison.of(good, new double[] {1, 2, 3, bad}, MARGIN);

            assertThat(comparison.answer()).isEqualTo(Answer.UNSURE);
            assertThat(comparison.reason()).isEqualTo(Reason.NOT_POSITIVE);
        }
        assertThat(Comparison.of(new double[0], good, MARGIN).reason()).isEqualTo(Reason.TOO_FEW_FORKS);
    }

    @Test
    void aDifferenceWithinTheMarginIsTheSameHoweverSure() {
        var baseline = IntStream.range(0, 20).mapToDouble(i -> 100 + 0.01 * i).toArray();
        var subject = Arrays.stream(baseline).map(time -> time * 1.01).toArray();

        assertThat(Comparison.of(subject, baseline, 0.02).answer()).isEqualTo(Answer.SAME);
        assertThat(Comparison.of(subject, baseline, 0.005).answer()).isEqualTo(Answer.SLOWER);
    }

    @Test
    void allForksAlikeIsTheSame() {
        var alike = new double[] {5, 5, 5, 5, 5, 5};

        assertThat(Comparison.of(alike, alike, MARGIN).answer()).isEqualTo(Answer.SAME);
    }

    @Test
    void whatIsSignificantAloneIsNotAmongMany() {
        var pair = new Pair(new double[] {1.1, 1.2, 1.3, 1.4}, new double[] {1.5, 1.6, 1.7, 1.8});

        assertThat(Comparison.of(pair.subject(), pair.baseline(), MARGIN).answer())
                .isEqualTo(Answer.FASTER);
        assertThat(Comparison.all(Collections.nCopies(10, pair), MARGIN)).allSatisfy(comparison -> {
            assertThat(comparison.answer()).isEqualTo(Answer.UNSURE);
            assertThat(comparison.reason()).isEqualTo(Reason.MANY_COMPARISONS);
        });
    }

    @Test
    void ofManyComparisonsOfEqualsOneInTwentyFamiliesAtMostMakesAClaim() {
        var random = new SplittableRandom(11);
        var families = 200;
        var claiming = 0;
        var claimingUncorrected = 0;
        for (var family = 0; family < families; family++) {
            var pairs = IntStream.range(0, 8)
                    .mapToObj(_ -> new Pair(
                            Estimator.DIFFERENCE.of(SHARED.measure(12, 40, random)),
                            Estimator.DIFFERENCE.of(SHARED.measure(12, 40, random))))
                    .toList();
            var comparisons = Comparison.all(pairs, 0);
            claiming += comparisons.stream().anyMatch(one -> one.answer() != Answer.UNSURE) ? 1 : 0;
            claimingUncorrected += comparisons.stream().anyMatch(one -> one.pValue() <= 0.05) ? 1 : 0;
        }

        assertThat((double) claiming / families).isLessThan(0.08);
        assertThat((double) claimingUncorrected / families).isGreaterThan(0.2);
    }

    @Test
    void minimaOfUnequalNumbersOfIterationsLieAndTenthPercentilesDoNot() {
        assertThat(falseClaims(iterations -> Arrays.stream(iterations).min().orElseThrow()))
                .isGreaterThan(0.3);
        assertThat(falseClaims(Estimator.DIFFERENCE::of)).isLessThan(0.08);
    }

    private static double falseClaims(ToDoubleFunction<double[]> observation) {
        var random = new SplittableRandom(12);
        var experiments = 300;
        var claims = 0;
        for (var i = 0; i < experiments; i++) {
            var few = SHARED.measure(20, 40, random).stream()
                    .mapToDouble(observation)
                    .toArray();
            var many = SHARED.measure(20, 400, random).stream()
                    .mapToDouble(observation)
                    .toArray();
            var answer = Comparison.of(few, many, 0).answer();
            claims += answer == Answer.FASTER || answer == Answer.SLOWER ? 1 : 0;
        }
        return (double) claims / experiments;
    }
}
