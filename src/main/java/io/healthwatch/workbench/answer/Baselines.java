package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What figures are compared with. Pure functions. */
public final class Baselines {

    /** The baselines that are always offered: the C probe compiled for the machine, and today's script. */
    public static final List<String> SERIES = List.of("native", "script");

    private Baselines() {}

    /** The series that a run's figures can be compared with: the baselines, measured or not, then its runtimes. */
    public static List<String> offered(RunSnapshot run) {
        var runtimes = run.header().plan().cells().stream()
                .filter(cell -> !Evidence.isBaseline(cell.variant()))
                .map(Cell::series);
        return Stream.concat(SERIES.stream(), runtimes).distinct().toList();
    }

    /** Whether a cell is the baseline's, in whatever scenario and language. */
    public static boolean is(String baseline, Cell cell) {
        return SERIES.contains(baseline) ? cell.variant().equals(baseline) : cell.series().equals(baseline);
    }

    /**
     * The baseline's figure in the same scenario: of a runtime in the same language, of {@code native} and {@code
     * script} in the same host where they were measured there.
     *
     * @param baseline a series, or {@code native} or {@code script} in whatever host
     * @return null where it was not measured
     */
    public static Estimate of(RunSnapshot run, Cell cell, String baseline, Function<CellResult, Estimate> figure) {
        return resultOf(run, cell, baseline, figure).map(figure).orElse(null);
    }

    /** The baseline's result, chosen as in {@link #of}; empty where that figure was not measured. */
    public static Optional<CellResult> resultOf(
            RunSnapshot run, Cell cell, String baseline, Function<CellResult, Estimate> figure) {
        return run.results().stream()
                .filter(result -> result.cell().scenario().equals(cell.scenario()))
                .filter(result -> is(baseline, result.cell()))
                .filter(result -> SERIES.contains(baseline)
                        ? result.cell().machine().equals(cell.machine())
                        : (Evidence.isBaseline(cell.variant())
                                        || result.cell().language().equals(cell.language())))
                .filter(result -> figure.apply(result) != null)
                .min(Comparator.comparing(result -> !result.cell().host().equals(cell.host())));
    }
}
