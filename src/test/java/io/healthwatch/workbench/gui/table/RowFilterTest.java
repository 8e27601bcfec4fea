package io.healthwatch.workbench.gui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {

    private static final List<String> TITLES = List.of("Variant", "Cold start", "Cold start, p95", "Forks", "Remark");
    private static final List<List<Object>> ROWS = List.of(
            List.of("wasm3@node", 3.1, 4.0, 8, "http://a:>5"),
            List.of("wasmtime@node", 14.2, 20.0, 8, "two words"),
            List.of("chicory", 234.0, 300.0, 4, ""),
            List.of("javet", Double.NaN, Double.NaN, 0, "not installed"));

    private static String shown(String text) {
        var filter = RowFilter.of(text, TITLES);
        var found = new StringBuilder();
        for (var row = 0; row < ROWS.size(); row++) {
            var values = ROWS.get(row);
            if (filter.matches(values::get)) {
                found.append(row);
            }
        }
        return found.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                     | 0123",
        "WASM                   | 01",
        "wasm node 8            | ``",
        "wasm node              | 01",
        "coldstart:>14.2        | 2",
        "coldstart:>=14.2       | 12",
        "coldstart:<14.2        | 0",
        "\"cold start\":<=14.2   | 01",
        "cold:3..15             | 01",
        "coldstart,p95:=20      | 1",
        "forks:8 variant:time   | 1",
        "forks:=0               | 3",
        "remark:\"two words\"    | 1",
        "\"not installed\"       | 3",
        "http://a               | 0",
        "http://a:>5            | 0",
        "remark:>5              | ``",
        "nocolumn:>5            | ``",
        "cold:                  | ``",
        "cold:>                 | ``",
        "\"                      | 0123",
        "-5..                   | ``"
    })
    void whatIsTypedChoosesRows(String text, String rows) {
        assertThat(shown(text)).isEqualTo(rows);
    }

    @Test
    void aRowWithoutAFigurePassesNoBound() {
        assertThat(shown("cold:<1e9") + shown("cold:>=-1e9")).doesNotContain("3");
    }

    @Test
    void nothingTypedIsNoFilter() {
        assertThat(RowFilter.of("  ", TITLES).isEmpty()).isTrue();
        assertThat(RowFilter.of("a", TITLES).isEmpty()).isFalse();
    }
}
