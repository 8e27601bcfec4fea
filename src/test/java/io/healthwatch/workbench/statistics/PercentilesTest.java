package io.healthwatch.workbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void eachForkHasEqualWeight() {
        var few = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        var many = IntStream.range(0, 1000).mapToDouble(i -> 100 + i).toArray();

        assertThat(Percentiles.ofAllIterations(List.of(few, many), 0.5).value()).isEqualTo(10);
        assertThat(Percentiles.ofAllIterations(List.of(few, many), 0.75).value())
                .isCloseTo(600, within(1.0));
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(Percentiles.ofAllIterations(List.of(), 0.95)).isNull();
        assertThat(Percentiles.ofTypicalFork(List.of(), 0.95)).isNull();
    }

    @Test
    void aTailThatIsOneForksAloneHasNoInterval() {
        var forks = IntStream.range(0, 20)
                .mapToObj(fork -> IntStream.range(0, 1000)
                        .mapToDouble(i -> (fork == 0 ? 200 : 100) + i % 10)
                        .toArray())
                .toList();

        assertThat(Percentiles.ofAllIterations(forks, 0.96).interval()).isNull();
        assertThat(Percentiles.ofAllIterations(forks, 0.5).interval()).isNotNull();
    }

    @Test
    void aForkOfTooFewIterationsHasNoTail() {
        var law = Synthetic.quietMachine();

        assertThat(Percentiles.ofTypicalFork(law.measure(10, 99, 1), 0.95).interval())
                .isNull();
        assertThat(Percentiles.ofTypicalFork(law.measure(10, 100, 1), 0.95).interval())
                .isNotNull();
        assertThat(Percentiles.ofTypicalFork(law.measure(10, 499, 1), 0.99).interval())
                .isNull();
        assertThat(Percentiles.ofAllIterations(law.measure(5, 1000, 1), 0.95).interval())
                .isNull();
    }
}
