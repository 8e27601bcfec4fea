package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.healthwatch.workbench.statistics.WarmUp.State;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {

    private static final int FORKS = 50;

    /** How many of the forks end in that state, their times slowed by a factor that depends on the progress, 0 to 1. */
    private static long forks(State state, int iterations, DoubleUnaryOperator slowedBy) {
        return courses(Synthetic.quietMachine(), iterations, slowedBy)
                .filter(warmUp -> warmUp.state() == state)
                .count();
    }

    private static Stream<WarmUp> courses(Synthetic law, int iterations, DoubleUnaryOperator slowedBy) {
        return law.measure(FORKS, iterations, 1).stream()
                .map(fork -> IntStream.range(0, iterations)
                        .mapToDouble(i -> fork[i] * slowedBy.applyAsDouble((double) i / iterations))
                        .toArray())
                .map(WarmUp::of);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 1000, 20_000})
    void aForkThatFallsInStepsIsSteadyAfterTheLast(int iterations) {
        var courses = courses(
                        Synthetic.quietMachine(), iterations, progress -> progress < 0.1 ? 5 : progress < 0.3 ? 1.3 : 1)
                .filter(warmUp -> warmUp.state() == State.STEADY)
                .toList();

        assertThat(courses).hasSizeGreaterThan(45);
        assertThat(courses.stream()
                        .filter(warmUp -> Math.abs(warmUp.steadyFrom() - 0.3 * iterations) <= 0.05 * iterations))
                .hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 1000})
    void aSteadyForkIsSteadyFromItsStart(int iterations) {
        assertThat(courses(Synthetic.quietMachine(), iterations, _ -> 1)
                        .filter(warmUp -> warmUp.equals(new WarmUp(State.STEADY, 0))))
                .hasSizeGreaterThan(40);
    }

    @Test
    void aSlowFirstIterationIsWarmUp() {
        assertThat(WarmUp.of(IntStream.range(0, 100)
                        .mapToDouble(i -> i == 0 ? 50 : 10 + i % 3 * 0.01)
                        .toArray()))
                .isEqualTo(new WarmUp(State.STEADY, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000})
    void otherCoursesAreToldApart(int iterations) {
        assertThat(forks(State.STILL_WARMING, iterations, progress -> 1 + 2 * Math.exp(-1.5 * progress)))
                .isGreaterThan(45);
        assertThat(forks(State.NEVER_STEADY, iterations, progress -> (int) (8 * progress) % 2 == 0 ? 1.3 : 1))
                .isGreaterThan(45);
        assertThat(forks(State.NEVER_STEADY, iterations, progress -> 1 + 0.5 * progress))
                .isGreaterThan(45);
    }

    @Test
    void outliersFromOneSideDoNotHideSteadiness() {
        var outliers = new Synthetic(130, 0.01, 0.03, 0, 0, 0.08, 0);

        assertThat(courses(outliers, 300, _ -> 1).filter(warmUp -> warmUp.state() == State.STEADY))
                .hasSizeGreaterThan(45);
    }

    @Test
    void fewIterationsDoNotTell() {
        assertThat(WarmUp.of(ones(29))).isEqualTo(new WarmUp(State.TOO_FEW, -1));
        assertThat(WarmUp.of(ones(30))).isEqualTo(new WarmUp(State.STEADY, 0));
    }

    private static double[] ones(int count) {
        return IntStream.range(0, count).mapToDouble(_ -> 1).toArray();
    }

    @Test
    void aTimeThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WarmUp.of(new double[] {1, 0, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> WarmUp.of(new double[] {1, Double.NaN}));
    }
}
