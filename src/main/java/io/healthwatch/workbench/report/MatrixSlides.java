package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Headline;
import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.report.Slide.Cell;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Heading;
import io.healthwatch.workbench.report.Slide.Mark;
import io.healthwatch.workbench.report.Slide.Row;
import io.healthwatch.workbench.report.Slide.Topic;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The matrix on slides and in pictures: a row a runtime, a column a criterion. Pure functions; any thread. */
public final class MatrixSlides {

    private static final Texts TEXTS = Texts.of("slides");

    private MatrixSlides() {}

    static List<Slide> of(RunSnapshot run, MatrixTable table) {
        var headline = Headline.of(run, table);
        var asked = pages(table, 1, headline.sentence(), headline.condition(), EnumSet.of(MatrixColumn.Group.REQUEST));
        var slides = new ArrayList<>(asked);
        if (table.columns().stream().anyMatch(column -> column.group() != MatrixColumn.Group.REQUEST)) {
            slides.addAll(pages(
                    table,
                    asked.size() + 1,
                    headline.others(),
                    "",
                    EnumSet.complementOf(EnumSet.of(MatrixColumn.Group.REQUEST))));
        }
        return slides;
    }

    private static List<Slide> pages(
            MatrixTable table, int first, String text, String note, Set<MatrixColumn.Group> groups) {
        return SlideLayout.pages(
                Topic.MATRIX,
                first,
                text,
                note,
                rows(table, groups),
                SlideLayout.GRID_HEAD,
                _ -> SlideLayout.GRID_ROW,
                page -> grid(table, page));
    }

    /** All of the matrix. */
    public static Content.Grid grid(MatrixTable table) {
        return grid(table, rows(table, EnumSet.allOf(MatrixColumn.Group.class)));
    }

    private static Content.Grid grid(MatrixTable table, List<Row> rows) {
        return new Content.Grid(
                TEXTS.get("matrix.corner"),
                Arrays.stream(Criterion.values())
                        .map(criterion -> new Heading(criterion.id(), criterion.title(), target(table, criterion)))
                        .toList(),
                rows);
    }

    static String target(MatrixTable table, Criterion criterion) {
        return TEXTS.get("matrix.target", Numbers.round(table.targets().get(criterion)), criterion.unit());
    }

    private static List<Row> rows(MatrixTable table, Set<MatrixColumn.Group> groups) {
        return table.columns().stream()
                .filter(column -> groups.contains(column.group()))
                .map(column -> row(table, column))
                .toList();
    }

    private static Row row(MatrixTable table, MatrixColumn column) {
        var series = column.series();
        return new Row(
                new Heading(column.key(), column.title(), series.equalsIgnoreCase(column.title()) ? "" : series),
                Arrays.stream(Criterion.values())
                        .map(criterion -> cell(criterion, table.entry(criterion, column)))
                        .toList());
    }

    private static Cell cell(Criterion criterion, Matrix.Entry entry) {
        if (entry == null || entry.figure() == null) {
            return new Cell(Mark.NONE, Verdict.NOT_MEASURED.word(), "", "");
        }
        var interval = entry.bundle() == null ? entry.figure().interval() : null;
        return new Cell(
                mark(entry.verdict()),
                entry.verdict().word(),
                Numbers.of(entry.figure(), criterion.unit()),
                interval == null ? "" : Numbers.of(interval));
    }

    private static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Mark.GOOD;
            case FAIL -> Mark.BAD;
            case BORDERLINE -> Mark.UNSURE;
            case NOT_MEASURED, NOT_APPLICABLE -> Mark.NONE;
        };
    }
}
