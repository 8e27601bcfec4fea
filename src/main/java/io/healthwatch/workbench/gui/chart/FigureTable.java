package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.run.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** A table of figures: sorted by a click, copied by the shortcut. */
public final class FigureTable extends TableView<Table.Row> {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final Comparator<Object> ORDER = (a, b) -> {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        if (a instanceof Integer x && b instanceof Integer y) {
            return Integer.compare(x, y);
        }
        return String.valueOf(a).compareToIgnoreCase(String.valueOf(b));
    };

    private static final double WIDEST = 280;

    private List<Table.Column> columns = List.of();
    private String caption = "";
    private boolean updating;

    /** An empty table. */
    public FigureTable() {
        getStyleClass().addAll("dense", "striped", "figure-table");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    /** Shows figures; columns, their order and what is sorted stay where the new table has the same columns. */
    public void show(Table table) {
        caption = table.caption();
        updating = true;
        try {
            if (!table.columns().equals(columns)) {
                columns = table.columns();
                getColumns().clear();
                for (var i = 0; i < columns.size(); i++) {
                    getColumns().add(column(columns.get(i), i, table));
                }
            }
            var selected = List.copyOf(getSelectionModel().getSelectedIndices());
            getItems().setAll(table.rows());
            sort();
            selected.stream()
                    .filter(row -> row < getItems().size())
                    .forEach(row -> getSelectionModel().select(row.intValue()));
        } finally {
            updating = false;
        }
    }

    /** Told which row's cell was selected by the user. */
    public void setOnSelect(Consumer<Cell> receiver) {
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!updating && row != null && row.cell() != null) {
                receiver.accept(row.cell());
            }
        });
    }

    /** What is shown, in the order in which it is shown. */
    public Table shown() {
        return new Table(caption, columns, List.copyOf(getItems()));
    }

    private TableColumn<Table.Row, Object> column(Table.Column shown, int place, Table table) {
        var column = new TableColumn<Table.Row, Object>(shown.header());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().values().get(place)));
        column.setComparator(ORDER);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Object value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : Table.shown(value));
                setAlignment(shown.numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            }
        });
        if (shown.numeric()) {
            column.getStyleClass().add("numeric");
        }
        var longest = table.rows().stream()
                .mapToInt(row -> Table.shown(row.values().get(place)).length())
                .max()
                .orElse(0);
        column.setPrefWidth(Math.clamp(
                Math.max(longest * 7.4, shown.header().length() * 8.0) + 26, shown.numeric() ? 76 : 90, WIDEST));
        return column;
    }

    private void copy() {
        var rows = getSelectionModel().getSelectedItems();
        var content = new ClipboardContent();
        content.putString(new Table("", columns, rows.isEmpty() ? List.copyOf(getItems()) : List.copyOf(rows)).tsv());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
