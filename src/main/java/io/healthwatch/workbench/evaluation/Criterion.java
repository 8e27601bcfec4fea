package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** A row of the request's success criteria; smaller is better, and a target is met below it. */
public enum Criterion {
    /** Setup, compile, instantiate and first execution in a fresh worker, less host functions. */
    COLD_START("Cold start", "ms", 50, CellResult::coldStart),
    /** A steady iteration, less the time spent waiting in host functions. */
    EXECUTION("Execution", "ms", 10, CellResult::netExecution),
    /** The worker's peak resident memory less that of the same worker idle. */
    MEMORY("Memory", "MB", 50, CellResult::memory),
    /** Compressed bytes that a .vsix would have to carry; the same in all cells of a variant in its host. */
    BUNDLE("Bundle impact", "MB", 10, Criterion::bundle);

    private final String title;
    private final String unit;
    private final double target;
    private final Function<CellResult, Estimate> figure;

    Criterion(String title, String unit, double target, Function<CellResult, Estimate> figure) {
        this.title = title;
        this.unit = unit;
        this.target = target;
        this.figure = figure;
    }

    private static Estimate bundle(CellResult result) {
        return result.bundle() == null ? null : Estimate.exact(result.bundle().megabytes());
    }

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** {@code ms} or {@code MB}. */
    public String unit() {
        return unit;
    }

    /** The request's target. */
    public double target() {
        return target;
    }

    /** What casts such doubt on a result's figure that it is no confident number; none for what is not execution. */
    public Set<Doubt> graveDoubts(CellResult result) {
        return this == EXECUTION ? result.graveDoubts() : Set.of();
    }

    /** The verdict on one result: at most borderline where its figure is in grave doubt. */
    public Verdict verdict(CellResult result, double target) {
        var verdict = Verdict.of(figure(result), target);
        return verdict == Verdict.NOT_MEASURED || graveDoubts(result).isEmpty() ? verdict : Verdict.BORDERLINE;
    }

    /** The figure that is judged; null where there is none. */
    public Estimate figure(CellResult result) {
        return figure.apply(result);
    }
}
