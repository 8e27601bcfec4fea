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
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the view shows of a comparison: the answer in words, what else is not the same, and the cells that the filters
 * let through. Pure functions; any thread.
 *
 * @param headline how many cells got which answer
 * @param note how to read the figures
 * @param changes what is not the same in both runs, and cells that only one has; a line each
 * @param figure the ratios of the cells that are shown
 * @param table the same, with what a user feels beside them
 */
record ComparedRuns(String headline, String note, List<String> changes, Figure.Ratios figure, Table table) {

    /** The comparison as it is shown. */
    static ComparedRuns of(RunComparison comparison, boolean onlyDifferences, String text) {
        var shown = comparison.cells().stream()
                .filter(cell -> !onlyDifferences || cell.differs())
                .filter(cell -> label(cell.subject().cell()).toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT)))
                .toList();
        return new ComparedRuns(
                headline(comparison),
                note(comparison, shown.size()),
                changes(comparison),
                figure(comparison, shown),
                table(comparison, shown));
    }

    private static String headline(RunComparison comparison) {
        if (comparison.cells().isEmpty()) {
            return "The two runs have no cell in common.";
        }
        var counts = Arrays.stream(Answer.values())
                .map(answer -> count(comparison, answer) + " " + answer.word())
                .toList();
        var differing = comparison.cells().stream().filter(CellComparison::differs).count();
        return (differing == 0
                        ? "No difference is certain."
                        : Wording.count(differing, "cell") + (differing == 1 ? " differs" : " differ") + " for certain.")
                + " Of " + Wording.count(comparison.cells().size(), "cell") + " after is " + Wording.list(counts) + ".";
    }

    private static long count(RunComparison comparison, Answer answer) {
        return comparison.cells().stream().filter(cell -> cell.answer() == answer).count();
    }

    private static String note(RunComparison comparison, int shown) {
        return comparison.quantity().title() + ", time after divided by time before"
                + (comparison.quantity() == Quantity.EXECUTION ? ", by the 10th percentile of each fork" : "")
                + ". Each 95 % interval holds for its cell alone; the answers are corrected for all "
                + Wording.count(comparison.cells().size(), "cell") + " together"
                + (shown < comparison.cells().size() ? ", of which " + shown + " are shown" : "")
                + ". The runs were measured one after the other: whatever else changed in between counts too. "
                + CellComparison.whyUnsure(comparison.cells());
    }

    private static List<String> changes(RunComparison comparison) {
        var lines = new ArrayList<String>();
        comparison.changes().forEach(change -> lines.add(
                change.what() + ": " + change.before() + " before, " + change.after() + " after. " + change.meaning()));
        addMissing(lines, "Only before: ", comparison.onlyBefore());
        addMissing(lines, "Only after: ", comparison.onlyAfter());
        return List.copyOf(lines);
    }

    private static void addMissing(List<String> lines, String title, List<Cell> cells) {
        if (!cells.isEmpty()) {
            lines.add(title + String.join("; ", cells.stream().map(ComparedRuns::label).toList()) + ".");
        }
    }

    /** All that is known of one cell, in words. */
    static String detail(CellComparison of, Quantity quantity) {
        var tested = of.comparison() != null && of.comparison().interval() != null;
        return label(of.subject().cell()) + ": " + of.answer().word()
                + (of.reason().isEmpty() ? "" : " (" + of.reason() + ")") + ", " + Numbers.ratio(of.ratio())
                + (tested
                        ? ", p " + Numbers.plain(of.comparison().pValue()) + ", corrected "
                                + Numbers.plain(of.comparison().adjustedPValue())
                        : "")
                + ". Median before " + Numbers.sentence(quantity.felt(of.baseline()), "ms") + ", after "
                + Numbers.sentence(quantity.felt(of.subject()), "ms") + ".";
    }

    private static String label(Cell cell) {
        return cell.series() + ", " + Scenarios.title(cell.scenario())
                + (OwnProbe.measuredBy(cell) ? "" : ", " + Languages.title(cell.language()));
    }

    private static Figure.Ratios figure(RunComparison comparison, List<CellComparison> shown) {
        return new Figure.Ratios(
                comparison.quantity().title() + ", after relative to before",
                new Figure.Axis("Time after divided by time before", "×", true, false),
                shown.stream()
                        .map(cell -> new Figure.RatioRow(
                                new Subject(
                                        cell.subject().cell(),
                                        label(cell.subject().cell()),
                                        Math.min(cell.baseline().forks(), cell.subject().forks()),
                                        Math.min(cell.baseline().iterations(), cell.subject().iterations()),
                                        cell.reason()),
                                cell.ratio(),
                                cell.answer()))
                        .toList(),
                comparison.margin());
    }

    private static Table table(RunComparison comparison, List<CellComparison> shown) {
        var tail = comparison.quantity() == Quantity.EXECUTION;
        var columns = new ArrayList<>(List.of(
                Table.Column.text("Variant"),
                Table.Column.text("Scenario"),
                Table.Column.text("Language"),
                Table.Column.text("Answer"),
                Table.Column.number("Ratio", "×"),
                Table.Column.number("Low", "×"),
                Table.Column.number("High", "×"),
                Table.Column.number("Median before", "ms"),
                Table.Column.number("Median after", "ms")));
        if (tail) {
            columns.add(Table.Column.number("p95 before", "ms"));
            columns.add(Table.Column.number("p95 after", "ms"));
        }
        columns.add(Table.Column.number("Forks before", ""));
        columns.add(Table.Column.number("Forks after", ""));
        columns.add(Table.Column.text("Why unsure"));
        return new Table(
                comparison.before().run().id() + " (before) and " + comparison.after().run().id() + " (after)",
                columns,
                shown.stream().map(cell -> row(comparison, cell, tail)).toList());
    }

    private static Table.Row row(RunComparison comparison, CellComparison of, boolean tail) {
        var cell = of.subject().cell();
        var ratio = of.ratio();
        var interval = ratio == null ? null : ratio.interval();
        var values = new ArrayList<Object>(List.of(
                cell.series(),
                Scenarios.title(cell.scenario()),
                Languages.title(cell.language()),
                of.answer().word(),
                ratio == null ? Double.NaN : ratio.value(),
                interval == null ? Double.NaN : interval.low(),
                interval == null ? Double.NaN : interval.high(),
                value(comparison.quantity().felt(of.baseline())),
                value(comparison.quantity().felt(of.subject()))));
        if (tail) {
            values.add(value(comparison.quantity().tail(of.baseline())));
            values.add(value(comparison.quantity().tail(of.subject())));
        }
        values.add(of.baseline().forks());
        values.add(of.subject().forks());
        values.add(of.reason());
        return new Table.Row(cell, List.copyOf(values));
    }

    private static double value(Estimate estimate) {
        return estimate == null ? Double.NaN : estimate.value();
    }
}
