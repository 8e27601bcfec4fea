package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.run.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures behind a picture.
 *
 * @param caption what they are
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {

    /**
     * A column.
     *
     * @param unit empty for none
     * @param numeric whether its values are numbers
     */
    public record Column(String title, String unit, boolean numeric) {

        /** A column of numbers. */
        public static Column number(String title, String unit) {
            return new Column(title, unit, true);
        }

        /** A column of words. */
        public static Column text(String title) {
            return new Column(title, "", false);
        }

        /** The title with its unit. */
        public String header() {
            return unit.isEmpty() ? title : title + " (" + unit + ")";
        }
    }

    /**
     * A row.
     *
     * @param cell what it is about; null where it is about no single cell
     * @param values one for each column: {@code Double} (NaN for none), {@code Integer} or {@code String}
     */
    public record Row(Cell cell, List<Object> values) {}

    /** The same with the rows of these cells alone, and those that are about no single cell. */
    public Table where(Predicate<Cell> shown) {
        return new Table(
                caption,
                columns,
                rows.stream().filter(row -> row.cell() == null || shown.test(row.cell())).toList());
    }

    /** Comma-separated, with a header; full precision, nothing where there is no figure. */
    public String csv() {
        return lines(columns.stream().map(Column::header).map(Table::quoted).collect(Collectors.joining(",")), row ->
                row.values().stream().map(Table::exact).map(Table::quoted).collect(Collectors.joining(",")));
    }

    /** Tab-separated, as spreadsheets take it from the clipboard. */
    public String tsv() {
        return lines(columns.stream().map(Column::header).collect(Collectors.joining("\t")), row ->
                row.values().stream().map(Table::exact).collect(Collectors.joining("\t")));
    }

    /** A Markdown table below its caption, figures as people read them. */
    public String markdown() {
        var head = columns.stream().map(Column::header).map(Table::escaped).collect(Collectors.joining(" | ", "| ", " |"));
        var rule = columns.stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |"));
        return "**" + caption + "**\n\n"
                + lines(head + "\n" + rule, row -> row.values().stream()
                        .map(Table::shown)
                        .map(Table::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private String lines(String head, Function<Row, String> line) {
        return head + "\n" + rows.stream().map(row -> line.apply(row) + "\n").collect(Collectors.joining());
    }

    /** A value as people read it. */
    public static String shown(Object value) {
        return value instanceof Double number ? Numbers.plain(number) : String.valueOf(value);
    }

    private static String exact(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number).round(new MathContext(9)).stripTrailingZeros().toPlainString()
                    : "";
        }
        return String.valueOf(value);
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
