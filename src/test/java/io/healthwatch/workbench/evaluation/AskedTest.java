package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @Test
    void whatPeopleWriteIsRead() {
        assertThat(Asked.precision("3%")).isEqualTo(Asked.precision(" 3 % ")).isEqualTo(Asked.precision("0.03"));
        assertThat(Asked.time("1h30m")).isEqualTo(Asked.time("90m")).isEqualTo(Asked.time("1 h 30 m"));
        assertThat(Asked.time("90s")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Asked.precisionText(0.005)).isEqualTo("0.5%");
        assertThat(Asked.precision(Asked.precisionText(0.03))).isEqualTo(0.03);
        assertThat(Asked.timeText(Duration.ofSeconds(3661))).isEqualTo("1h1m1s");
        assertThat(Asked.precisionText(0) + Asked.timeText(Duration.ZERO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "three", "-1%", "51%", "3", "NaN", "%"})
    void whatIsNoPrecisionIsSaid(String text) {
        assertThatThrownBy(() -> Asked.precision(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no precision; write 3% or 0.03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "m", "0s", "1m1h", "99999999999999s", "-5m"})
    void whatIsNoTimeIsSaid(String text) {
        assertThatThrownBy(() -> Asked.time(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no time; write 90s");
    }
}
