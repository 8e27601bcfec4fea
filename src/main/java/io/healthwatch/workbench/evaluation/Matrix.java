package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The success criteria against the variants of a run, language by language and machine by machine. A criterion is met only where it is met
 * in every scenario: an entry shows the cell in which the variant does worst, which is the one with the worst verdict,
 * and among several of those the one with the highest figure.
 *
 * @param entries one for each criterion and each variant in its host and language, criteria first
 */
public record Matrix(List<Entry> entries) {

    /**
     * One judged criterion.
     *
     * @param language the language of the probes that it was measured with
     * @param machine as in {@link Cell#machine}
     * @param worst the cell that the figure is from; null where nothing was measured, and for the bundle, which is not
     *     of a cell
     * @param figure null where nothing was measured
     * @param p95 beside the figure of execution; NaN elsewhere
     * @param reason why there is no figure, or what casts doubt on it; empty where all is well
     * @param bundle what the figure of the bundle is made of; null elsewhere, and where it was not weighed
     * @param all the cells of this variant in this host and language, in the plan's order
     */
    public record Entry(
            Criterion criterion,
            String variant,
            String host,
            String language,
            String machine,
            Cell worst,
            Estimate figure,
            double p95,
            double target,
            Verdict verdict,
            String reason,
            BundleWeight bundle,
            List<CellResult> all) {}

    private record Column(String variant, String host, String language, String machine) {

        static Column of(Cell cell) {
            return new Column(cell.variant(), cell.host(), cell.language(), cell.machine());
        }
    }

    /** Judges results by the request's targets. */
    public static Matrix of(List<CellResult> results) {
        return of(results, Map.of());
    }

    /** Judges results; {@code targets} replace the request's. */
    public static Matrix of(List<CellResult> results, Map<Criterion, Double> targets) {
        var columns = new LinkedHashSet<Column>();
        results.forEach(result -> columns.add(Column.of(result.cell())));
        var entries = new ArrayList<Entry>();
        for (var criterion : Criterion.values()) {
            var target = targets.getOrDefault(criterion, criterion.target());
            for (var column : columns) {
                entries.add(entry(
                        criterion,
                        column,
                        target,
                        results.stream()
                                .filter(result -> Column.of(result.cell()).equals(column))
                                .toList()));
            }
        }
        return new Matrix(entries);
    }

    private static Entry entry(Criterion criterion, Column column, double target, List<CellResult> cells) {
        var worst = cells.stream()
                .filter(cell -> criterion.figure(cell) != null)
                .max(Comparator.comparing((CellResult cell) -> severity(criterion.verdict(cell, target)))
                        .thenComparing(cell -> criterion.figure(cell).value()))
                .orElse(null);
        var figure = worst == null ? null : criterion.figure(worst);
        // A wrong answer casts no doubt on what the variant weighs.
        var missing = cells.stream()
                .filter(cell -> criterion.figure(cell) == null || criterion != Criterion.BUNDLE && !cell.correct())
                .toList();
        return new Entry(
                criterion,
                column.variant(),
                column.host(),
                column.language(),
                column.machine(),
                worst == null || criterion == Criterion.BUNDLE ? null : worst.cell(),
                figure,
                worst != null && criterion == Criterion.EXECUTION ? p95(worst) : Double.NaN,
                target,
                verdict(criterion, cells, target, missing),
                reason(criterion, cells, missing),
                worst == null || criterion != Criterion.BUNDLE ? null : worst.bundle(),
                cells);
    }

    private static String meanings(Set<Doubt> doubts) {
        return doubts.stream().map(Doubt::meaning).collect(Collectors.joining(" "));
    }

    private static double p95(CellResult result) {
        return result.p95() == null ? Double.NaN : result.p95().value();
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 2;
            case BORDERLINE -> 1;
            case PASS, NOT_MEASURED, NOT_APPLICABLE -> 0;
        };
    }

    /** The worst verdict of all scenarios; a scenario without a right answer keeps a criterion from being met. */
    private static Verdict verdict(Criterion criterion, List<CellResult> cells, double target, List<CellResult> missing) {
        var verdicts = cells.stream()
                .map(cell -> criterion.verdict(cell, target))
                .toList();
        if (verdicts.contains(Verdict.FAIL)) {
            return Verdict.FAIL;
        }
        if (verdicts.stream().allMatch(verdict -> verdict == Verdict.NOT_MEASURED)) {
            return Verdict.NOT_MEASURED;
        }
        return verdicts.contains(Verdict.BORDERLINE) || !missing.isEmpty() ? Verdict.BORDERLINE : Verdict.PASS;
    }

    private static String reason(Criterion criterion, List<CellResult> cells, List<CellResult> missing) {
        if (missing.isEmpty()) {
            return cells.stream()
                    .filter(cell -> !criterion.graveDoubts(cell).isEmpty())
                    .map(cell -> cell.cell().scenario() + ": " + meanings(criterion.graveDoubts(cell)))
                    .collect(Collectors.joining(" "));
        }
        return criterion == Criterion.BUNDLE
                ? "The bundle was not weighed."
                : missing.getFirst().cell().scenario() + ": " + missing.getFirst().reason();
    }
}
