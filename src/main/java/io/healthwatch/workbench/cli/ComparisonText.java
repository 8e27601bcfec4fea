package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison of two runs, machines or variants, for a terminal. */
final class ComparisonText {

    private final RunComparison comparison;

    ComparisonText(RunComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String toString() {
        var quantity = comparison.quantity();
        return "Before: " + run(comparison.before()) + "\nAfter:  " + run(comparison.after()) + "\n\n"
                + (sameRun()
                        ? ""
                        : "Two runs are measured one after the other: whatever else changed on a machine in between"
                                + " counts as a difference.\n\n")
                + changes()
                + quantity.title() + ", after divided by before: "
                + (quantity == Quantity.EXECUTION ? "the 10th percentile of each fork" : "one time a fork")
                + ", compared over forks by ranks.\nEach 95 % interval holds for its cell alone; answers are corrected"
                + " for all " + comparison.cells().size() + " cells; ratios within " + Asked.percentText(comparison.margin())
                + " of one are the same.\nBeside it what a user feels: medians in milliseconds"
                + (quantity == Quantity.EXECUTION ? " and 95th percentiles.\n\n" : ".\n\n")
                + cells()
                + "\n" + count() + "\n"
                + missing("Only before:", comparison.onlyBefore())
                + missing("Only after:", comparison.onlyAfter());
    }

    private boolean sameRun() {
        return comparison.before().run().id().equals(comparison.after().run().id());
    }

    private static String run(RunComparison.Compared compared) {
        var environment = compared.environment();
        return (compared.series().isEmpty() ? "" : compared.series() + " of ")
                + compared.run().id() + ", profile " + compared.run().plan().profile() + ", "
                + (environment == null ? "machine not recorded" : environment.machine() + ", " + environment.cpu());
    }

    private String changes() {
        if (comparison.changes().isEmpty()) {
            return "";
        }
        var table = new TextTable("Not the same", "Before", "After", "What that means");
        comparison.changes().forEach(change -> table.add(change.what(), change.before(), change.after(), change.meaning()));
        return table + "\n";
    }

    private TextTable cells() {
        var table = new TextTable(
                "Variant", "Scenario", "Language", "Answer", "Ratio", "Interval", "Median before", "after", "p95 before",
                "after", "Forks", "Why unsure");
        for (var each : comparison.cells()) {
            var cell = each.subject().cell();
            var ratio = each.ratio();
            var quantity = comparison.quantity();
            table.add(
                    cell.series(),
                    cell.scenario(),
                    cell.language(),
                    each.answer().word(),
                    ratio == null ? "-" : ratio(ratio.value()),
                    ratio == null || ratio.interval() == null
                            ? "-"
                            : ratio(ratio.interval().low()) + " - " + ratio(ratio.interval().high()),
                    ResultText.figure(quantity.felt(each.baseline())),
                    ResultText.figure(quantity.felt(each.subject())),
                    ResultText.figure(quantity.tail(each.baseline())),
                    ResultText.figure(quantity.tail(each.subject())),
                    each.baseline().forks() + "/" + each.subject().forks(),
                    each.reason());
        }
        return table;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private String count() {
        return Arrays.stream(Answer.values())
                        .map(answer -> comparison.cells().stream()
                                        .map(CellComparison::answer)
                                        .filter(answer::equals)
                                        .count()
                                + " " + answer.word())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String missing(String title, List<Cell> cells) {
        return cells.isEmpty()
                ? ""
                : cells.stream()
                        .map(cell -> cell.series() + " " + cell.scenario() + " " + cell.language())
                        .collect(Collectors.joining("\n  ", title + "\n  ", "\n"));
    }
}
