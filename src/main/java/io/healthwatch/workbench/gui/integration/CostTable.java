package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** What each pattern costs, a row a pattern and variant; figures are sorted by value. */
final class CostTable extends TableView<Cost> {

    private static final Texts TEXTS = Texts.of("integration");
    private static final int LEAST_ROWS = 5;

    CostTable() {
        setId("integration-costs");
        getStyleClass().add("dense");
        getColumns().add(Tables.text(TEXTS.get("table.pattern"), 250, IntegrationModel::name));
        getColumns().add(size());
        getColumns().add(figure(TEXTS.get("table.activation"), Cost::activationMs, 1));
        getColumns().add(figure(TEXTS.get("table.delay"), Cost::delayP99Ms, 1));
        getColumns().add(figure(TEXTS.get("table.largest"), Cost::delayMaxMs, 1));
        getColumns().add(figure(TEXTS.get("table.idle"), Cost::idleDelayMaxMs, 1));
        getColumns().add(figure(TEXTS.get("table.host"), Cost::hostBytes, IntegrationModel.BYTES_PER_MEGABYTE));
        getColumns().add(figure(TEXTS.get("table.overEmpty"), Cost::hostBytesOverEmpty, IntegrationModel.BYTES_PER_MEGABYTE));
        getColumns().add(Tables.text(TEXTS.get("table.windows"), 90, CostTable::windows));
        Tables.showAllRows(this, LEAST_ROWS);
        setPlaceholder(Tables.placeholder(
                Feather.BOX,
                TEXTS.get("empty"),
                TEXTS.get("empty.text")));
    }

    private static String windows(Cost cost) {
        return cost.failures().isEmpty()
                ? String.valueOf(cost.windows())
                : TEXTS.get("table.windows.failed", cost.windows());
    }

    private static TableColumn<Cost, Cost> size() {
        return column(
                TEXTS.get("table.size"),
                90,
                cost -> cost.carrier() == null ? Double.NaN : cost.carrier().vsixBytes(),
                cost -> cost.carrier() == null
                        ? Numbers.NONE
                        : Wording.size(cost.carrier().vsixBytes()));
    }

    private static TableColumn<Cost, Cost> figure(String title, Function<Cost, Estimate> value, double unit) {
        return column(
                title,
                160,
                cost -> value.apply(cost) == null ? Double.NaN : value.apply(cost).value(),
                cost -> value.apply(cost) == null
                        ? Numbers.NONE
                        : Numbers.withInterval(value.apply(cost).dividedBy(unit)));
    }

    private static TableColumn<Cost, Cost> column(
            String title, double width, Function<Cost, Double> order, Function<Cost, String> words) {
        var column = new TableColumn<Cost, Cost>(title);
        TextSize.width(column, width, width);
        column.getStyleClass().add("number-column");
        column.setComparator(Comparator.comparing(order));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Cost cost, boolean empty) {
                super.updateItem(cost, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(empty || cost == null ? null : words.apply(cost));
            }
        });
        return column;
    }

    /** Shows costs; what is sorted stays sorted. */
    void show(List<Cost> costs) {
        getItems().setAll(costs);
        sort();
    }
}
