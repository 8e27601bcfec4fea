package io.healthwatch.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table(
            "Times",
            List.of(Table.Column.text("Variant"), Table.Column.number("Execution", "ms"), Table.Column.text("Remark")),
            List.of(
                    new Table.Row(null, List.of("a,b", 1.23456789, "said \"no\"")),
                    new Table.Row(null, List.of("c|d", Double.NaN, ""))));

    @Test
    void csvQuotesWhatNeedsItAndLeavesMissingFiguresEmpty() {
        assertThat(table.csv())
                .isEqualTo("Variant,Execution (ms),Remark\n\"a,b\",1.23456789,\"said \"\"no\"\"\"\nc|d,,\n");
    }

    @Test
    void markdownShowsFiguresAsPeopleReadThem() {
        assertThat(table.markdown()).contains("| a,b | 1.23 |").contains("| c\\|d | – |").contains("---:");
    }

    @Test
    void tabsAndTagsInTextDoNotBreakWhatIsCopied() {
        var hostile = new Table(
                "", List.of(Table.Column.text("A"), Table.Column.text("B")),
                List.of(new Table.Row(null, List.of("x\ty\nz", "<b>&"))));
        assertThat(hostile.tsv(true)).isEqualTo("A\tB\nx y z\t<b>&\n");
        assertThat(hostile.html(false)).contains("<td>&lt;b&gt;&amp;</td>");
    }

    @Test
    void jsonHasNullWhereThereIsNoFigure() throws Exception {
        var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(table.json());
        assertThat(json.at("/rows/0/1").asDouble()).isEqualTo(1.23456789);
        assertThat(json.at("/rows/1/1").isNull()).isTrue();
        assertThat(json.at("/columns/1/unit").asText()).isEqualTo("ms");
    }

    @Test
    void aValueAndItsTwoEndsAreAnInterval() {
        var columns = List.of(
                Table.Column.text("Variant"), Table.Column.number("Cold start", "ms"),
                Table.Column.number("Cold start, low", "ms"), Table.Column.number("Cold start, high", "ms"),
                Table.Column.number("Flow", ""), Table.Column.number("Slow", ""), Table.Column.number("High", ""));
        var figures = new Table("", columns, List.of());
        assertThat(java.util.stream.IntStream.range(0, columns.size()).filter(figures::isInterval)).containsExactly(1);
    }
}
