package io.healthwatch.workbench.gui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Table columns as all tables have them. */
public final class Tables {

    private static final double HEADER_ROWS = 1.8;
    private static final List<String> MOODS = List.of("good", "bad", "careful", "live", "quiet");

    /**
     * A state: mark and word.
     *
     * @param mood its colour: {@code good}, {@code bad}, {@code careful}, {@code live} or {@code quiet}
     */
    public record Mark(Ikon icon, String word, String mood) {}

    private Tables() {}

    /** A column of text; what is cut off is told by a tooltip. */
    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value) {
        return column(title, width, value, Pos.CENTER_LEFT);
    }

    /** A column of numbers. */
    public static <R> TableColumn<R, String> number(String title, double width, Function<R, String> value) {
        var column = column(title, width, value, Pos.CENTER_RIGHT);
        column.getStyleClass().add("number-column");
        return column;
    }

    private static <R> TableColumn<R, String> column(
            String title, double width, Function<R, String> value, Pos alignment) {
        var column = new TableColumn<R, String>(title);
        TextSize.width(column, width, width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell<>(alignment));
        return column;
    }

    /** A column of states. */
    public static <R> TableColumn<R, Mark> marked(String title, double width, Function<R, Mark> value) {
        var column = new TableColumn<R, Mark>(title);
        TextSize.width(column, width, width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new MarkCell<>());
        column.setComparator((one, other) -> one.word().compareTo(other.word()));
        return column;
    }

    /** Lets the last column fill the table's width where all have room; where they have not, they scroll. */
    public static void fit(TableView<?> table) {
        table.widthProperty().addListener(_ -> fitNow(table));
        table.getColumns().forEach(column -> column.minWidthProperty().addListener(_ -> fitNow(table)));
        fitNow(table);
    }

    private static void fitNow(TableView<?> table) {
        var least = table.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        table.setColumnResizePolicy(
                table.getWidth() > 0 && least > table.getWidth()
                        ? TableView.UNCONSTRAINED_RESIZE_POLICY
                        : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** Makes a dense table as high as all its rows, of which there is room for {@code least} at the least. */
    public static void showAllRows(TableView<?> table, int least) {
        table.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> (Math.max(least, table.getItems().size()) + HEADER_ROWS) * Math.max(0, table.getFixedCellSize()),
                        table.getItems(),
                        table.fixedCellSizeProperty()));
        table.minHeightProperty().bind(table.prefHeightProperty());
        table.getStyleClass().add("all-rows");
    }

    /** What a table without rows says. */
    public static Node placeholder(Ikon icon, String title, String text) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var words = new Label(text);
        words.getStyleClass().add("note");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        var box = new VBox(new FontIcon(icon), heading, words);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("placeholder-box");
        return box;
    }

    private static final class TextCell<R> extends TableCell<R, String> {

        TextCell(Pos alignment) {
            setAlignment(alignment);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text.isEmpty() ? null : new Tooltip(text));
        }
    }

    private static final class MarkCell<R> extends TableCell<R, Mark> {

        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(Mark mark, boolean empty) {
            super.updateItem(mark, empty);
            getStyleClass().removeAll(MOODS);
            if (empty || mark == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            icon.setIconCode(mark.icon());
            getStyleClass().add(mark.mood());
            setText(mark.word());
            setGraphic(icon);
        }
    }
}
