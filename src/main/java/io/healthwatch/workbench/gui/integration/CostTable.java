package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.statistics.Estimate;
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

    private static final double ROW_HEIGHT = 32;

    CostTable() {
        setId("integration-costs");
        setAccessibleText("Costs");
        getStyleClass().add("dense");
        setFixedCellSize(ROW_HEIGHT);
        getColumns().add(Tables.text("Pattern and variant", 250, IntegrationModel::name));
        getColumns().add(size());
        getColumns().add(figure("Activation, ms", Cost::activationMs, 1));
        getColumns().add(figure("Loop delay p99, ms", Cost::delayP99Ms, 1));
        getColumns().add(figure("Largest, ms", Cost::delayMaxMs, 1));
        getColumns().add(figure("Largest idle, ms", Cost::idleDelayMaxMs, 1));
        getColumns().add(figure("Host, MB", Cost::hostBytes, IntegrationModel.BYTES_PER_MEGABYTE));
        getColumns().add(figure("Over empty, MB", Cost::hostBytesOverEmpty, IntegrationModel.BYTES_PER_MEGABYTE));
        getColumns().add(Tables.text("Windows", 90, CostTable::windows));
        setPlaceholder(Tables.placeholder(
                Feather.BOX,
                "No figures yet",
                "Size, activation, delay of the event loop and memory of each pattern, measured in a real"
                        + " extension host."));
    }

    private static String windows(Cost cost) {
        return cost.windows() + (cost.failures().isEmpty() ? "" : ", failed");
    }

    private static TableColumn<Cost, Cost> size() {
        return column(
                ".vsix",
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
        column.setPrefWidth(width);
        column.setMinWidth(width);
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
        var height = (Math.max(5, costs.size()) + 1) * ROW_HEIGHT + 18;
        setPrefHeight(height);
        setMinHeight(height);
    }
}
