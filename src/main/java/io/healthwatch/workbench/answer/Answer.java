package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a question.
 *
 * @param headline in words, one or two sentences
 * @param note under which conditions, and how the picture is read
 * @param figures its evidence, one picture below the other
 * @param table the same evidence, or more of it, as a table
 * @param tableBelow whether the table belongs below the pictures, since it holds more than they show
 */
public record Answer(String headline, String note, List<Figure> figures, Table table, boolean tableBelow) {

    private static final int EVIDENCE_COLUMNS = 3;

    /** An answer whose table holds what its pictures show. */
    public Answer(String headline, String note, List<Figure> figures) {
        this(headline, note, figures, sideBySide(figures), false);
    }

    /** The figures of one picture, or of two that have the same rows in the same order. */
    private static Table sideBySide(List<Figure> figures) {
        var first = figures.getFirst().table();
        if (figures.size() == 1) {
            return first;
        }
        var columns = new ArrayList<>(first.columns().subList(0, first.columns().size() - EVIDENCE_COLUMNS));
        var second = figures.get(1).table();
        columns.addAll(second.columns().subList(1, second.columns().size()));
        var rows = new ArrayList<Table.Row>();
        for (var i = 0; i < first.rows().size(); i++) {
            var left = first.rows().get(i).values();
            var values = new ArrayList<>(left.subList(0, left.size() - EVIDENCE_COLUMNS));
            values.addAll(second.rows().get(i).values().subList(1, second.columns().size()));
            rows.add(new Table.Row(first.rows().get(i).cell(), values));
        }
        return new Table(first.caption(), columns, rows);
    }
}
