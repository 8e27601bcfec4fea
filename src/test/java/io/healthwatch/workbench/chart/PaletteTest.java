package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void noTwoVariantsLookAlike() {
        var styles = Palette.variants().stream().map(Palette::of).toList();
        assertThat(styles).doesNotHaveDuplicates();
        assertThat(styles.stream().map(Palette.Style::light)).doesNotHaveDuplicates();
        assertThat(styles.stream().map(Palette.Style::dark)).doesNotHaveDuplicates();
    }

    @Test
    void theModesOfARuntimeDifferInShape() {
        for (var runtime : Set.of("wasmtime", "wasmer", "graalwasm", "chicory", "endive")) {
            var modes = Palette.variants().stream().filter(id -> id.startsWith(runtime)).toList();
            assertThat(modes.stream().map(id -> Palette.of(id).marker()).collect(Collectors.toSet()))
                    .hasSameSizeAs(modes);
        }
    }

    @Test
    void anUnknownVariantKeepsItsLooks() {
        assertThat(Palette.of("somebody-elses")).isEqualTo(Palette.of("somebody-elses"));
    }
}
