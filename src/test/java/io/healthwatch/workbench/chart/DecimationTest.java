package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimationTest {

    @Test
    void keepsEverySpikeOfAMillionPoints() {
        var random = new Random(1);
        var values = random.doubles(1_000_000).toArray();
        values[123_456] = 50;
        values[900_001] = -50;
        var points = Decimation.of(0, values.length, i -> i, i -> values[i], Decimation.POINTS);
        assertThat(points.size()).isLessThanOrEqualTo(Decimation.POINTS);
        assertThat(Arrays.stream(points.y())).contains(50.0, -50.0);
        assertThat(points.x()).isSorted();
    }

    @Test
    void leavesShortSeriesAlone() {
        var points = Decimation.of(2, 5, i -> i, i -> i * 10, 100);
        assertThat(points.x()).containsExactly(2, 3, 4);
        assertThat(points.y()).containsExactly(20, 30, 40);
    }
}
