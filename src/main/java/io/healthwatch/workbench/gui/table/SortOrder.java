package io.healthwatch.workbench.gui.table;

import java.util.ArrayList;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** By which columns a table is sorted, as text that can be remembered. FX thread only. */
public final class SortOrder {

    private static final String DELIMITER = "\t";

    private SortOrder() {}

    /** The titles of the columns, the first first, each after a plus or a minus; empty where nothing is sorted. */
    public static String of(TableView<?> table) {
        return table.getSortOrder().stream()
                .map(column -> (column.getSortType() == TableColumn.SortType.ASCENDING ? "+" : "-") + column.getText())
                .collect(Collectors.joining(DELIMITER));
    }

    /** Sorts by those of the columns that the table has. */
    public static <R> void restore(TableView<R> table, String order) {
        var columns = new ArrayList<TableColumn<R, ?>>();
        for (var part : order.split(DELIMITER)) {
            table.getColumns().stream()
                    .filter(column -> !part.isEmpty() && column.getText().equals(part.substring(1)))
                    .forEach(column -> {
                        column.setSortType(
                                part.startsWith("-") ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                        columns.add(column);
                    });
        }
        table.getSortOrder().setAll(columns);
    }
}
