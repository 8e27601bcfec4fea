package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.feather.Feather;

/** What each pattern costs, a row a pattern and variant; figures are sorted by value. */
final class CostTable {

    private static final Texts TEXTS = Texts.of("integration");
    private static final int LEAST_ROWS = 5;

    private final ObservableList<Cost> costs = FXCollections.observableArrayList();
    private final DataTable<Cost> table = new DataTable<>("integration-costs", TEXTS.get("table.title"), costs)
            .columns(List.of(
                    Column.text(TEXTS.get("table.pattern"), 250, IntegrationModel::name),
                    Column.number(TEXTS.get("table.size"), "bytes", 90, CostTable::size, cost -> cost.carrier() == null
                            ? Numbers.NONE
                            : Wording.size(cost.carrier().vsixBytes())),
                    figure(TEXTS.get("table.activation"), "ms", Cost::activationMs, 1),
                    figure(TEXTS.get("table.delay"), "ms", Cost::delayP99Ms, 1),
                    figure(TEXTS.get("table.largest"), "ms", Cost::delayMaxMs, 1),
                    figure(TEXTS.get("table.idle"), "ms", Cost::idleDelayMaxMs, 1),
                    figure(TEXTS.get("table.host"), "MB", Cost::hostBytes, IntegrationModel.BYTES_PER_MEGABYTE),
                    figure(
                            TEXTS.get("table.overEmpty"),
                            "MB",
                            Cost::hostBytesOverEmpty,
                            IntegrationModel.BYTES_PER_MEGABYTE),
                    Column.text(TEXTS.get("table.windows"), 90, CostTable::windows)))
            .asHighAsItsRows(LEAST_ROWS)
            .placeholder(Tables.placeholder(Feather.BOX, TEXTS.get("empty"), TEXTS.get("empty.text")));

    /** A table without rows that remembers what is chosen in it. */
    CostTable(Choices choices) {
        table.remember(choices, "integration.table");
    }

    /** The table itself. */
    DataTable<Cost> node() {
        return table;
    }

    private static String windows(Cost cost) {
        return cost.failures().isEmpty()
                ? String.valueOf(cost.windows())
                : TEXTS.get("table.windows.failed", cost.windows());
    }

    private static double size(Cost cost) {
        return cost.carrier() == null ? Double.NaN : cost.carrier().vsixBytes();
    }

    private static Column<Cost> figure(String title, String unit, Function<Cost, Estimate> figure, double divisor) {
        Function<Cost, Estimate> value =
                cost -> figure.apply(cost) == null ? null : figure.apply(cost).dividedBy(divisor);
        return new Column<>(
                title + ", " + unit,
                160,
                true,
                cost -> Table.value(value.apply(cost)),
                cost -> value.apply(cost) == null ? Numbers.NONE : Numbers.withInterval(value.apply(cost)),
                null,
                List.of(
                        Table.Column.number(title, unit),
                        Table.Column.number(title + ", low", unit),
                        Table.Column.number(title + ", high", unit)),
                cost -> List.of(
                        Table.value(value.apply(cost)), Table.low(value.apply(cost)), Table.high(value.apply(cost))));
    }

    /** The figures as they are shown. */
    Table shown() {
        return table.shown("What each integration pattern costs");
    }

    /** Shows costs; what is sorted stays sorted. */
    void show(List<Cost> now) {
        costs.setAll(now);
    }
}
