package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.List;

/**
 * A comparison of two runs as other programs read it. Names are stable. Ratios are the time in {@code after} divided by
 * the time in {@code before}, over the low quantile of each fork; times are in milliseconds and felt, medians and 95th
 * percentiles. What cannot be told is null, and {@code reason} says why.
 *
 * @param figure {@code execution} or {@code cold-start}
 */
public record ComparisonDocument(
        Run before,
        Run after,
        String figure,
        double margin,
        List<RunComparison.Change> changes,
        List<Row> cells,
        List<Cell> onlyBefore,
        List<Cell> onlyAfter) {

    /**
     * What was compared, and where it was measured; {@code machine} is null where that is not recorded, {@code variant}
     * where all variants were compared.
     */
    public record Run(String run, String created, String profile, String machine, String variant) {}

    /** What one run measured of a cell. */
    public record Felt(Double medianMs, Double lowMs, Double highMs, Double p95Ms, int forks, int iterations) {}

    /** One cell in both runs. {@code low} to {@code high} holds for this comparison alone. */
    public record Row(
            String variant,
            String host,
            String scenario,
            String language,
            String answer,
            String reason,
            Double ratio,
            Double low,
            Double high,
            Double confidence,
            Double pValue,
            Double adjustedPValue,
            Felt before,
            Felt after) {}

    /** The document of a comparison. */
    public static ComparisonDocument of(RunComparison of) {
        return new ComparisonDocument(
                run(of.before()),
                run(of.after()),
                of.quantity().id(),
                of.margin(),
                of.changes(),
                of.cells().stream().map(cell -> row(cell, of.quantity())).toList(),
                of.onlyBefore(),
                of.onlyAfter());
    }

    private static Run run(RunComparison.Compared of) {
        return new Run(
                of.run().id(),
                of.run().created().toString(),
                of.run().plan().profile(),
                of.environment() == null ? null : of.environment().machine(),
                of.series().isEmpty() ? null : of.series());
    }

    private static Row row(CellComparison of, Comparisons.Quantity quantity) {
        var cell = of.subject().cell();
        var ratio = of.ratio();
        var tested = ratio != null && ratio.interval() != null;
        return new Row(
                cell.variant(),
                cell.host(),
                cell.scenario(),
                cell.language(),
                of.answer().word(),
                of.reason(),
                ratio == null ? null : ratio.value(),
                tested ? ratio.interval().low() : null,
                tested ? ratio.interval().high() : null,
                tested ? of.comparison().confidence() : null,
                tested ? of.comparison().pValue() : null,
                tested ? of.comparison().adjustedPValue() : null,
                felt(of.baseline(), quantity),
                felt(of.subject(), quantity));
    }

    private static Felt felt(CellResult result, Comparisons.Quantity quantity) {
        var median = quantity.felt(result);
        var interval = median == null ? null : median.interval();
        return new Felt(
                value(median),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                value(quantity.tail(result)),
                result.forks(),
                result.iterations());
    }

    private static Double value(Estimate estimate) {
        return estimate == null ? null : estimate.value();
    }
}
