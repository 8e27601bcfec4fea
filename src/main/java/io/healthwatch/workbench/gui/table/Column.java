package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.chart.Table;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a {@link DataTable}.
 *
 * @param title what stands above it
 * @param width in pixels where type has its usual size
 * @param numeric whether its values are numbers
 * @param value what it is sorted and filtered by: {@code Double} (NaN for none), {@code Integer} or {@code String}
 * @param shown the value as people read it
 * @param mark the state that is shown instead of a text; null where it is a text
 * @param exported the columns that it has in files and on the clipboard
 * @param figures its values there, as in {@link Table.Row#values}
 */
public record Column<R>(
        String title,
        double width,
        boolean numeric,
        Function<R, Object> value,
        Function<R, String> shown,
        Function<R, Mark> mark,
        List<Table.Column> exported,
        Function<R, List<Object>> figures) {

    /** A column of text. */
    public static <R> Column<R> text(String title, double width, Function<R, String> text) {
        return new Column<>(
                title,
                width,
                false,
                text::apply,
                text,
                null,
                List.of(Table.Column.text(title)),
                row -> List.of(text.apply(row)));
    }

    /**
     * A column of numbers.
     *
     * @param unit of the value; empty for none
     * @param shown the number as people read it, with its unit
     */
    public static <R> Column<R> number(
            String title, String unit, double width, ToDoubleFunction<R> value, Function<R, String> shown) {
        return new Column<>(
                title,
                width,
                true,
                value::applyAsDouble,
                shown,
                null,
                List.of(Table.Column.number(title, unit)),
                row -> List.of(value.applyAsDouble(row)));
    }

    /** A column of states. */
    public static <R> Column<R> marked(String title, double width, Function<R, Mark> mark) {
        Function<R, String> word = row -> mark.apply(row).word();
        return new Column<>(
                title,
                width,
                false,
                word::apply,
                word,
                mark,
                List.of(Table.Column.text(title)),
                row -> List.of(word.apply(row)));
    }

    /** The title without its unit, by which a filter finds the column. */
    String name() {
        return exported.getFirst().title();
    }
}
