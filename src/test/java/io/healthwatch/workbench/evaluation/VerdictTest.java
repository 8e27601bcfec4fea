package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aVerdictComparesTheIntervalAndNotTheValue() {
        assertThat(Verdict.of(estimate(40, 35, 49.9), 50)).isEqualTo(Verdict.PASS);
        assertThat(Verdict.of(estimate(40, 35, 50), 50)).isEqualTo(Verdict.BORDERLINE);
        assertThat(Verdict.of(estimate(60, 49, 70), 50)).isEqualTo(Verdict.BORDERLINE);
        assertThat(Verdict.of(estimate(60, 50, 70), 50)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void oneForkAloneDecidesNothing() {
        assertThat(Verdict.of(new Estimate(1, null, 1), 50)).isEqualTo(Verdict.BORDERLINE);
    }

    @Test
    void nothingMeasuredIsNeitherMetNorMissed() {
        assertThat(Verdict.of(null, 50)).isEqualTo(Verdict.NOT_MEASURED);
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high), 8);
    }
}
