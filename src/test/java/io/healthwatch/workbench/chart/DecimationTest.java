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

    @Test
    void aDistributionEndsAtAHundredPercent() {
        var points = Decimation.cumulative(new Random(2).doubles(5000).toArray(), 300);
        assertThat(points.size()).isEqualTo(300);
        assertThat(points.y()[299]).isEqualTo(100);
        assertThat(points.x()).isSorted();
        assertThat(Decimation.cumulative(new double[] {7}, 300).y()).containsExactly(100);
        assertThat(Decimation.cumulative(new double[0], 300).size()).isZero();
    }
}
