package io.healthwatch.workbench.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures behind a picture.
 *
 * @param caption what they are
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

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

    /** What stands in a row for a figure; NaN for null. */
    public static double value(Estimate figure) {
        return figure == null ? Double.NaN : figure.value();
    }

    /** What stands in a row for the low end of a figure's interval; NaN where there is none. */
    public static double low(Estimate figure) {
        return figure == null || figure.interval() == null ? Double.NaN : figure.interval().low();
    }

    /** What stands in a row for the high end of a figure's interval; NaN where there is none. */
    public static double high(Estimate figure) {
        return figure == null || figure.interval() == null ? Double.NaN : figure.interval().high();
    }

    /** The same with the rows of these cells alone, and those that are about no single cell. */
    public Table where(Predicate<Cell> shown) {
        return new Table(
                caption,
                columns,
                rows.stream().filter(row -> row.cell() == null || shown.test(row.cell())).toList());
    }

    /** Whether a column's value is followed by the low and the high end of its interval, as tables of figures have it. */
    public boolean isInterval(int at) {
        return at + 2 < columns.size() && isEnd(at, at + 1, "low", "lowest") && isEnd(at, at + 2, "high", "highest");
    }

    private boolean isEnd(int of, int at, String... words) {
        var title = columns.get(at).title().toLowerCase(Locale.ROOT);
        return columns.get(of).numeric()
                && columns.get(at).numeric()
                && columns.get(at).unit().equals(columns.get(of).unit())
                && Stream.of(words).anyMatch(word -> title.equals(word) || title.endsWith(", " + word));
    }

    /** Comma-separated, with a header; full precision, nothing where there is no figure. */
    public String csv() {
        return lines(columns.stream().map(Column::header).map(Table::quoted).collect(Collectors.joining(",")), row ->
                row.values().stream().map(Table::exact).map(Table::quoted).collect(Collectors.joining(",")));
    }

    /** Tab-separated, as spreadsheets take it from the clipboard. */
    public String tsv(boolean withHeader) {
        return body(
                withHeader ? columns.stream().map(Column::header).collect(Collectors.joining("\t", "", "\n")) : "",
                row -> row.values().stream()
                        .map(value -> exact(value).replaceAll("[\\t\\n\\r]+", " "))
                        .collect(Collectors.joining("\t", "", "\n")));
    }

    /** An HTML table, as documents take it from the clipboard. */
    public String html(boolean withHeader) {
        return body(
                        "<table>"
                                + (withHeader
                                        ? columns.stream()
                                                .map(column -> "<th>" + marked(column.header()) + "</th>")
                                                .collect(Collectors.joining("", "<tr>", "</tr>"))
                                        : ""),
                        row -> row.values().stream()
                                .map(value -> "<td>" + marked(exact(value)) + "</td>")
                                .collect(Collectors.joining("", "<tr>", "</tr>")))
                + "</table>";
    }

    /** A JSON object with the caption, the columns with their units, and the rows; null where there is no figure. */
    public String json() {
        try {
            return JSON.writeValueAsString(new Document(
                    caption, columns, rows.stream().map(Row::values).map(Table::plain).toList()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Document(String caption, List<Column> columns, List<List<Object>> rows) {}

    private static List<Object> plain(List<Object> values) {
        var plain = new ArrayList<Object>();
        values.forEach(value -> plain.add(value instanceof Double number && !Double.isFinite(number) ? null : value));
        return plain;
    }

    private static String marked(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
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
        return body(head + "\n", row -> line.apply(row) + "\n");
    }

    private String body(String head, Function<Row, String> line) {
        return head + rows.stream().map(line).collect(Collectors.joining());
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
