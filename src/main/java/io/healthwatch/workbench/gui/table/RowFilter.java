package io.healthwatch.workbench.gui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/**
 * Which rows of a table are shown, as people type it: {@code wasm3 json execution:>5}. All terms have to hold. A term
 * is a word that stands in any column of words, or {@code column:} with a word, {@code >5}, {@code <=2.5}, {@code =4} or
 * {@code 1..3}. What has spaces is put in quotes; a column is told by the beginning of its title, without spaces.
 */
public final class RowFilter {

    private static final int ANY = -1;
    private static final Pattern TERM = Pattern.compile("(?:(\"[^\"]*\"|[^\\s\":]+):)?(\"[^\"]*\"?|\\S+)");
    private static final String NUMBER = "([+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)";
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)" + NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /** A row as a filter looks at it. */
    public interface Row {

        /** A column's value: a number, or words. */
        Object value(int column);
    }

    private record Term(int column, String word, DoublePredicate number) {

        boolean holds(Row row, int columns) {
            if (column != ANY) {
                return holds(row.value(column));
            }
            for (var each = 0; each < columns; each++) {
                if (!(row.value(each) instanceof Number) && holds(row.value(each))) {
                    return true;
                }
            }
            return false;
        }

        private boolean holds(Object value) {
            return number != null
                    ? value instanceof Number figure && number.test(figure.doubleValue())
                    : String.valueOf(value).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    private final List<Term> terms;
    private final int columns;

    private RowFilter(List<Term> terms, int columns) {
        this.terms = terms;
        this.columns = columns;
    }

    /** The filter that a text means for a table with columns of these titles. */
    public static RowFilter of(String text, List<String> titles) {
        var terms = new ArrayList<Term>();
        var found = TERM.matcher(text);
        while (found.find()) {
            var column = found.group(1) == null ? ANY : column(plain(found.group(1)), titles);
            terms.add(
                    found.group(1) != null && column == ANY
                            ? new Term(ANY, plain(found.group()), null)
                            : term(column, plain(found.group(2))));
        }
        return new RowFilter(List.copyOf(terms), titles.size());
    }

    private static Term term(int column, String text) {
        var number = column == ANY ? null : number(text);
        return new Term(column, text, number);
    }

    private static DoublePredicate number(String text) {
        var bound = BOUND.matcher(text);
        if (bound.matches()) {
            var limit = Double.parseDouble(bound.group(2));
            return switch (bound.group(1)) {
                case ">=" -> value -> value >= limit;
                case "<=" -> value -> value <= limit;
                case ">" -> value -> value > limit;
                case "<" -> value -> value < limit;
                default -> value -> value == limit;
            };
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            var least = Double.parseDouble(range.group(1));
            var most = Double.parseDouble(range.group(2));
            return value -> value >= least && value <= most;
        }
        return null;
    }

    private static int column(String name, List<String> titles) {
        var wanted = joined(name);
        var begins = ANY;
        for (var each = 0; each < titles.size(); each++) {
            var title = joined(titles.get(each));
            if (title.equals(wanted)) {
                return each;
            }
            if (begins == ANY && title.startsWith(wanted)) {
                begins = each;
            }
        }
        return begins;
    }

    private static String joined(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private static String plain(String text) {
        return text.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /** Whether it lets everything through. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether a row is shown. */
    public boolean matches(Row row) {
        for (var term : terms) {
            if (!term.holds(row, columns)) {
                return false;
            }
        }
        return true;
    }
}
