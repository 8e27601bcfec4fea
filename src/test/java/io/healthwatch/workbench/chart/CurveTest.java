package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final int MILLION = 1_000_000;

    @Test
    void aCloserLookDrawsNoMorePointsAndShowsWhatTheWholeLeftOut() {
        var values = new Random(3).doubles(MILLION).toArray();
        for (var at = 0; at < 400; at++) {
            values[400_000 + at] = at;
        }
        var curve = new Curve(MILLION, at -> at, at -> values[at]);
        assertThat(curve.points(Decimation.POINTS).size()).isLessThanOrEqualTo(Decimation.POINTS);
        var close = curve.points(new Extent(400_000, 400_399), Decimation.POINTS);
        assertThat(close.x()).hasSize(402);
        assertThat(Arrays.copyOfRange(close.y(), 1, 401)).isEqualTo(Arrays.copyOfRange(values, 400_000, 400_400));
        var wide = curve.points(new Extent(100_000, 900_000), Decimation.POINTS);
        assertThat(wide.size()).isBetween(Decimation.POINTS / 2, Decimation.POINTS);
        assertThat(Arrays.stream(wide.y()).max()).hasValue(399);
        assertThat(wide.x()).isSorted();
    }

    @Test
    void thereIsAPointOnEachSideSoThatTheLineGoesOnBeyondThePart() {
        var curve = new Curve(10, at -> 10.0 * at, at -> at);
        assertThat(curve.points(new Extent(32, 48), 100).x()).containsExactly(30, 40, 50);
        assertThat(curve.points(new Extent(-5, 0), 100).x()).containsExactly(0, 10);
        assertThat(curve.points(new Extent(200, 300), 100).x()).containsExactly(90);
    }

    @Test
    void aDistributionEndsAtAHundredPercent() {
        var points = Curve.cumulative(new Random(2).doubles(5000).toArray()).points(300);
        assertThat(points.size()).isLessThanOrEqualTo(300);
        assertThat(points.y()[points.size() - 1]).isEqualTo(100);
        assertThat(points.x()).isSorted();
        assertThat(Curve.cumulative(new double[] {7}).points(300).y()).containsExactly(100);
        assertThat(Curve.cumulative(new double[0]).points(300).size()).isZero();
    }
}
