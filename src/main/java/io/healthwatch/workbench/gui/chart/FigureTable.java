package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.StackPane;

/** The figures behind a picture as a table; a value and its interval stand in one column. FX thread only. */
public final class FigureTable extends StackPane {

    private static final double WIDEST = 280;
    private static final double LETTER = 7.4;
    private static final double PADDING = 26;

    private final ObservableList<Table.Row> rows = FXCollections.observableArrayList();
    private final DataTable<Table.Row> table;
    private String caption = "";
    private boolean updating;

    /** An empty table; the name is what it is called aloud. */
    public FigureTable(String name) {
        table = new DataTable<>("figures", name, rows);
        getStyleClass().add("figure-table");
        getChildren().setAll(table);
    }

    /** Remembers filter, columns, sorting and grouping by that name, {@code view.what}. */
    public FigureTable remember(Choices choices, String name) {
        table.remember(choices, name);
        return this;
    }

    /** Makes it as high as its rows, for a page that scrolls itself. */
    public FigureTable asHighAsItsRows(int least) {
        table.asHighAsItsRows(least);
        return this;
    }

    /** Shows figures; columns, their order and what is sorted stay where the new table has the same columns. */
    public void show(Table shown) {
        caption = shown.caption();
        updating = true;
        try {
            if (!shown.rows().equals(rows)) {
                rows.setAll(List.of());
                table.columns(columns(shown));
                rows.setAll(shown.rows());
            }
        } finally {
            updating = false;
        }
    }

    /** Selects the first row that is about that cell, where there is one; null for none. */
    public void select(Cell cell) {
        updating = true;
        try {
            rows.stream()
                    .filter(row -> cell != null && cell.equals(row.cell()))
                    .findFirst()
                    .ifPresent(table::select);
        } finally {
            updating = false;
        }
    }

    /** The selected row; null for none. */
    public ReadOnlyObjectProperty<Table.Row> selected() {
        return table.selected();
    }

    /** Told which row is opened, by Enter or a double click. */
    public FigureTable onOpen(Consumer<Table.Row> receiver) {
        table.onOpen(receiver);
        return this;
    }

    /** Told which row's cell was selected by the user. */
    public void setOnSelect(Consumer<Cell> receiver) {
        table.selected().subscribe(row -> {
            if (!updating && row != null && row.cell() != null) {
                receiver.accept(row.cell());
            }
        });
    }

    /** What is shown, in the order in which it is shown. */
    public Table shown() {
        return table.shown(caption);
    }

    private static List<Column<Table.Row>> columns(Table table) {
        var columns = new ArrayList<Column<Table.Row>>();
        var titles = new HashSet<String>();
        for (var at = 0; at < table.columns().size(); at++) {
            var interval = table.isInterval(at);
            columns.add(column(table, at, interval, titles));
            at += interval ? 2 : 0;
        }
        return columns;
    }

    private static Column<Table.Row> column(Table table, int at, boolean interval, HashSet<String> titles) {
        var source = table.columns().get(at);
        var title = source.header();
        for (var number = 2; !titles.add(title); number++) {
            title = source.header() + " " + number;
        }
        Function<Table.Row, String> shown = interval
                ? row -> withInterval(row.values().subList(at, at + 3))
                : row -> Table.shown(row.values().get(at));
        var longest = table.rows().stream().mapToInt(row -> shown.apply(row).length()).max().orElse(0);
        var width = Math.clamp(Math.max(longest, title.length() + 1) * LETTER + PADDING, 76, WIDEST);
        var columns = interval ? 3 : 1;
        return new Column<>(
                title,
                width,
                source.numeric(),
                row -> row.values().get(at),
                shown,
                null,
                table.columns().subList(at, at + columns),
                row -> row.values().subList(at, at + columns));
    }

    private static String withInterval(List<Object> figures) {
        var value = Table.shown(figures.getFirst());
        return figures.get(1) instanceof Double low && figures.get(2) instanceof Double high
                        && !Double.isNaN(low) && !Double.isNaN(high)
                ? value + " (" + Numbers.of(new Interval(low, high)) + ")"
                : value;
    }
}
