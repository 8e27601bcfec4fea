package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class DensityTest {

    private static double[] draw(int count, DoubleSupplier law) {
        return DoubleStream.generate(law).limit(count).toArray();
    }

    private static double sum(Density density) {
        var step = density.at()[1] - density.at()[0];
        return DoubleStream.of(density.density()).sum() * step;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWholeIsOneAndNothingLiesBeyondTheData(boolean log) {
        var random = new Random(5);
        var values = draw(20_000, () -> Math.exp(random.nextGaussian() * 0.4));
        var density = Density.of(values, log);
        assertThat(sum(density)).isCloseTo(1, within(1e-9));
        assertThat(density.value(0)).isCloseTo(DoubleStream.of(values).min().orElseThrow(), within(1e-9));
        assertThat(density.value(density.at().length - 1))
                .isCloseTo(DoubleStream.of(values).max().orElseThrow(), within(1e-9));
    }

    @Test
    void itIsThatOfTheLawThatTheValuesWereDrawnFrom() {
        var random = new Random(7);
        var density = Density.of(draw(100_000, random::nextGaussian), false);
        for (var i = 0; i < density.at().length; i++) {
            var x = density.at()[i];
            assertThat(density.density()[i]).isCloseTo(Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), within(0.02));
        }
    }

    @Test
    void twoLevelsAreTwoPeaks() {
        var random = new Random(9);
        var density = Density.of(draw(20_000, () -> (random.nextBoolean() ? 1 : 4) + random.nextGaussian() * 0.2), false);
        var between = density.density()[density.at().length / 2];
        assertThat(density.greatest()).isGreaterThan(between * 20);
    }

    @Test
    void valuesThatDoNotDifferHaveNone() {
        assertThat(Density.of(new double[] {2, 2, 2}, true)).isNull();
        assertThat(Density.of(new double[] {2}, false)).isNull();
        assertThat(Density.of(new double[] {-1, 0}, true)).isNull();
    }
}
