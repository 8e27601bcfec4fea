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
}
