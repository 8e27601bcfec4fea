package io.healthwatch.workbench.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void durationsAreRoundedToWhatMatters() {
        assertThat(Wording.about(Duration.ofMillis(200))).isEqualTo("1 s");
        assertThat(Wording.about(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Wording.about(Duration.ofSeconds(160))).isEqualTo("3 min");
        assertThat(Wording.about(Duration.ofMinutes(80))).isEqualTo("1 h 20 min");
        assertThat(Wording.about(Duration.ofMinutes(120))).isEqualTo("2 h");
    }

    @Test
    void countDownsAreClocks() {
        assertThat(Wording.clock(Duration.ofSeconds(65))).isEqualTo("1:05");
        assertThat(Wording.clock(Duration.ofSeconds(-3))).isEqualTo("0:00");
        assertThat(Wording.clock(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
    }

    @Test
    void countsAndListsReadLikeSentences() {
        assertThat(Wording.count(1, "fork")).isEqualTo("1 fork");
        assertThat(Wording.count(0, "fork")).isEqualTo("0 forks");
        assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Wording.list(List.of("a"))).isEqualTo("a");
    }

    @Test
    void sizesAreDecimal() {
        assertThat(Wording.size(0)).isEqualTo("–");
        assertThat(Wording.size(12_300)).isEqualTo("12 kB");
        assertThat(Wording.size(17_630_000)).isEqualTo("17.6 MB");
    }
}
