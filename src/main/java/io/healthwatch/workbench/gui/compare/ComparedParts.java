package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the view shows of a comparison: the answer in words, what else is not the same, and the cells that the filters
 * let through. Pure functions; any thread.
 *
 * @param headline how many cells got which answer
 * @param note how to read the figures
 * @param changes what is not the same, and cells without a counterpart; a line each
 * @param figure the ratios of the cells that are shown
 * @param table the same, with what a user feels beside them
 */
record ComparedParts(String headline, String note, List<String> changes, Figure.Ratios figure, Table table) {

    private static final Texts TEXTS = Texts.of("compare");

    /** The comparison as it is shown. */
    static ComparedParts of(RunComparison comparison, AnswerFilter filter, Grouping grouping, String text) {
        var groups = comparison.cells().stream()
                .map(cell -> grouping.of(cell.subject().cell()))
                .distinct()
                .toList();
        var shown = comparison.cells().stream()
                .filter(filter::lets)
                .filter(cell -> label(cell.subject().cell()).toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(cell -> groups.indexOf(grouping.of(cell.subject().cell()))))
                .toList();
        return new ComparedParts(
                headline(comparison),
                note(comparison, shown.size()),
                changes(comparison),
                figure(comparison, grouping, shown),
                table(comparison, shown));
    }

    private static String headline(RunComparison comparison) {
        if (comparison.cells().isEmpty()) {
            return TEXTS.get("headline.none");
        }
        var counts = Arrays.stream(Answer.values())
                .map(answer -> String.valueOf(count(comparison, answer)))
                .toList();
        var answers = TEXTS.get(
                comparison.cells().size() == 1 ? "headline.one" : "headline.many",
                subject(comparison),
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3),
                String.valueOf(comparison.cells().size()));
        return comparison.differentMachines() && !comparison.ofVariants()
                ? answers + " " + TEXTS.get("headline.machines", comparison.after().environment().machine())
                : answers;
    }

    private static String subject(RunComparison comparison) {
        return comparison.ofVariants()
                ? TEXTS.get("subject.variant", comparison.after().series(), comparison.before().series())
                : comparison.differentMachines()
                        ? TEXTS.get(
                                "subject.machine",
                                comparison.after().environment().machine(),
                                comparison.before().environment().machine())
                        : TEXTS.get("subject.after");
    }

    private static long count(RunComparison comparison, Answer answer) {
        return comparison.cells().stream().filter(cell -> cell.answer() == answer).count();
    }

    private static String note(RunComparison comparison, int shown) {
        var cells = comparison.cells().size();
        return TEXTS.get(
                        comparison.quantity() == Quantity.EXECUTION ? "note.execution" : "note",
                        comparison.quantity().title(),
                        ratioOf(comparison))
                + " "
                + (shown < cells
                        ? TEXTS.get("note.some", Wording.count(cells, "cell"), String.valueOf(shown))
                        : TEXTS.get("note.all", Wording.count(cells, "cell")))
                + (comparison.ofVariants() ? " " : " " + TEXTS.get("note.inBetween") + " ")
                + CellComparison.whyUnsure(comparison.cells());
    }

    private static String ratioOf(RunComparison comparison) {
        return comparison.ofVariants()
                ? TEXTS.get("ratio.variants", comparison.after().series(), comparison.before().series())
                : TEXTS.get("ratio.runs");
    }

    private static List<String> changes(RunComparison comparison) {
        var lines = new ArrayList<String>();
        comparison.changes().forEach(change ->
                lines.add(TEXTS.get("change", change.what(), change.before(), change.after(), change.meaning())));
        if (!comparison.onlyBefore().isEmpty()) {
            lines.add(TEXTS.get("only.before", labels(comparison.onlyBefore())));
        }
        if (!comparison.onlyAfter().isEmpty()) {
            lines.add(TEXTS.get("only.after", labels(comparison.onlyAfter())));
        }
        return List.copyOf(lines);
    }

    private static String labels(List<Cell> cells) {
        return String.join("; ", cells.stream().map(ComparedParts::label).toList());
    }

    /** All that is known of one cell, in words. */
    static String detail(CellComparison of, Quantity quantity) {
        var tested = of.comparison() != null && of.comparison().interval() != null;
        return label(of.subject().cell()) + ": " + of.answer().word()
                + (of.reason().isEmpty() ? "" : " (" + of.reason() + ")") + ", " + Numbers.ratio(of.ratio())
                + (tested
                        ? ", "
                                + TEXTS.get(
                                        "detail.tested",
                                        Numbers.plain(of.comparison().pValue()),
                                        Numbers.plain(of.comparison().adjustedPValue()))
                        : "")
                + ". "
                + TEXTS.get(
                        "detail.felt",
                        Numbers.sentence(quantity.felt(of.baseline()), quantity.unit()),
                        Numbers.sentence(quantity.felt(of.subject()), quantity.unit()));
    }

    static String label(Cell cell) {
        return cell.series() + ", " + Scenarios.title(cell.scenario())
                + (OwnProbe.measuredBy(cell) ? "" : ", " + Languages.title(cell.language()));
    }

    private static Figure.Ratios figure(RunComparison comparison, Grouping grouping, List<CellComparison> shown) {
        var works = comparison.cells().stream().map(cell -> cell.subject().cell()).toList();
        var severalLanguages = works.stream()
                        .map(cell -> new Cell(cell.variant(), cell.host(), cell.scenario(), "", cell.machine()))
                        .distinct()
                        .count()
                < works.size();
        return new Figure.Ratios(
                TEXTS.get("figure", comparison.quantity().title(), ratioOf(comparison)),
                new Figure.Axis(TEXTS.get("figure.axis"), "×", true, false),
                shown.stream()
                        .map(cell -> new Figure.RatioRow(
                                new Subject(
                                        cell.subject().cell(),
                                        name(comparison, grouping, cell.subject().cell(), severalLanguages),
                                        Math.min(cell.baseline().forks(), cell.subject().forks()),
                                        Math.min(cell.baseline().iterations(), cell.subject().iterations()),
                                        cell.reason()),
                                cell.ratio(),
                                cell.answer()))
                        .toList(),
                comparison.margin());
    }

    private static String name(RunComparison comparison, Grouping grouping, Cell cell, boolean severalLanguages) {
        return (comparison.ofVariants()
                        ? Scenarios.title(cell.scenario())
                        : grouping.of(cell) + ", " + grouping.within(cell))
                + (severalLanguages && !OwnProbe.measuredBy(cell) ? ", " + Languages.title(cell.language()) : "");
    }

    private static Table table(RunComparison comparison, List<CellComparison> shown) {
        var tail = comparison.quantity() == Quantity.EXECUTION;
        var columns = new ArrayList<>(List.of(
                Table.Column.text(TEXTS.get("column.variant")),
                Table.Column.text(TEXTS.get("column.scenario")),
                Table.Column.text(TEXTS.get("column.language")),
                Table.Column.text(TEXTS.get("column.answer")),
                Table.Column.number(TEXTS.get("column.ratio"), "×"),
                Table.Column.number(TEXTS.get("column.low"), "×"),
                Table.Column.number(TEXTS.get("column.high"), "×"),
                Table.Column.number(TEXTS.get("column.medianBefore"), "ms"),
                Table.Column.number(TEXTS.get("column.medianAfter"), "ms")));
        if (tail) {
            columns.add(Table.Column.number(TEXTS.get("column.p95Before"), "ms"));
            columns.add(Table.Column.number(TEXTS.get("column.p95After"), "ms"));
        }
        columns.add(Table.Column.number(TEXTS.get("column.forksBefore"), ""));
        columns.add(Table.Column.number(TEXTS.get("column.forksAfter"), ""));
        columns.add(Table.Column.text(TEXTS.get("column.why")));
        return new Table(
                TEXTS.get("caption", title(comparison.before()), title(comparison.after())),
                columns,
                shown.stream().map(cell -> row(comparison, cell, tail)).toList());
    }

    private static String title(RunComparison.Compared of) {
        return of.run().id() + (of.machine().isEmpty() ? "" : " " + of.machine())
                + (of.series().isEmpty() ? "" : " " + of.series());
    }

    private static Table.Row row(RunComparison comparison, CellComparison of, boolean tail) {
        var cell = of.subject().cell();
        var ratio = of.ratio();
        var values = new ArrayList<Object>(List.of(
                cell.series(),
                Scenarios.title(cell.scenario()),
                Languages.title(cell.language()),
                of.answer().word(),
                Table.value(ratio),
                Table.low(ratio),
                Table.high(ratio),
                Table.value(comparison.quantity().felt(of.baseline())),
                Table.value(comparison.quantity().felt(of.subject()))));
        if (tail) {
            values.add(Table.value(comparison.quantity().tail(of.baseline())));
            values.add(Table.value(comparison.quantity().tail(of.subject())));
        }
        values.add(of.baseline().forks());
        values.add(of.subject().forks());
        values.add(of.reason());
        return new Table.Row(cell, List.copyOf(values));
    }
}
