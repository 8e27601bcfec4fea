package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void hasThreeSignificantDigits() {
        assertThat(List.of(0.0, 0.01234, 0.5, 1.234, 14.24, 99.96, 1234.4, 0.00056))
                .map(Numbers::plain)
                .containsExactly("0", "0.0123", "0.500", "1.23", "14.2", "100", "1,234", "0.00056");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("–");
    }

    @Test
    void roundPlacesHaveNoZerosAtTheirEnd() {
        assertThat(List.of(50.0, 0.3, 0.001, 2000.0, 7.5)).map(Numbers::round)
                .containsExactly("50", "0.3", "0.001", "2,000", "7.5");
    }

    @Test
    void saysSoWhereThereIsNoInterval() {
        assertThat(Numbers.sentence(new Estimate(3, null, 1), "ms")).contains("one fork only: no interval");
        assertThat(Numbers.sentence(new Estimate(3, new Interval(2.5, 3.5), 8), "ms"))
                .isEqualTo("3.00\u00a0ms (95\u00a0%: 2.50 – 3.50\u00a0ms)");
        assertThat(Numbers.sentence(null, "ms")).isEqualTo("not measured");
    }

    @Test
    void aRatioCarriesBothIntervals() {
        var ratio = Ratio.of(
                new Estimate(20, new Interval(18, 22), 8), new Estimate(10, new Interval(9, 11), 8));
        assertThat(ratio.value()).isEqualTo(2);
        assertThat(ratio.interval().low()).isLessThan(18.0 / 10).isGreaterThan(18.0 / 11);
        assertThat(ratio.interval().high()).isGreaterThan(22.0 / 10).isLessThan(22.0 / 9);
    }

    @Test
    void aRatioToItselfIsOneAndOneForkGivesNoInterval() {
        var one = new Estimate(4, null, 1);
        assertThat(Ratio.of(one, one)).isEqualTo(new Estimate(1, new Interval(1, 1), 1));
        assertThat(Ratio.of(one, new Estimate(2, new Interval(1, 3), 8))).isEqualTo(new Estimate(2, null, 1));
        assertThat(Ratio.of(null, one)).isNull();
    }

    @Test
    void logarithmicTicksFitTheirRoom() {
        for (var low = 0.001; low < 100; low *= 3) {
            for (var width = 1.5; width < 1e7; width *= 4) {
                var places = DecadeAxis.places(low, low * width, 8);
                assertThat(places).isNotEmpty().hasSizeLessThanOrEqualTo(9).isSorted();
            }
        }
    }

    @Test
    void zoomKeepsThePlaceUnderThePointer() {
        var zoomed = new Extent(0, 100).zoomed(25, 0.5, false);
        assertThat((25 - zoomed.low()) / (zoomed.high() - zoomed.low())).isCloseTo(0.25, within(1e-9));
        var log = new Extent(1, 10_000).zoomed(100, 0.5, true);
        assertThat(log.low()).isCloseTo(10, within(1e-6));
        assertThat(log.high()).isCloseTo(1000, within(1e-6));
    }
}
