package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Estimator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Compares what cells measured, of one run or of two. Every comparison is of forks, each of which is one observation;
 * those that are made together are corrected for their number. Pure functions; any thread.
 */
public final class Comparisons {

    /** A ratio that differs from one by less does not matter, where nobody said otherwise. */
    public static final double MARGIN = 0.02;

    /** What is compared: less of it is better. */
    public enum Quantity {
        /** Steady execution, net of host functions: the low quantile of each fork. */
        EXECUTION(
                "Execution, net of host functions",
                "ms",
                fork -> Estimator.DIFFERENCE.of(fork.samples()
                        .counted()
                        .mapToDouble(i -> fork.samples().executionNanos(i) - fork.samples().hostNanos(i))
                        .toArray()),
                CellResult::netExecution),
        /** Cold start, host functions taken off: one a fork. */
        COLD_START("Cold start", "ms", fork -> fork.end().coldStartNanos(), CellResult::coldStart),
        /** The worker's peak resident memory less that of the same worker idle: one a fork. */
        MEMORY(
                "Memory",
                "MB",
                fork -> fork.end().memoryBytes() < 0 ? Double.NaN : fork.end().memoryBytes(),
                CellResult::memory);

        /** Those that are times. */
        public static final List<Quantity> TIMES = List.of(EXECUTION, COLD_START);

        private final String title;
        private final String unit;
        private final ToDoubleFunction<Fork> observation;
        private final Function<CellResult, Estimate> felt;

        Quantity(
                String title,
                String unit,
                ToDoubleFunction<Fork> observation,
                Function<CellResult, Estimate> felt) {
            this.title = title;
            this.unit = unit;
            this.observation = observation;
            this.felt = felt;
        }

        /** Its name for people. */
        public String title() {
            return title;
        }

        /** {@code ms} or {@code MB}, of what a user feels. */
        public String unit() {
            return unit;
        }

        /** The answer in a word: memory is not faster, but less. */
        public String word(Answer answer) {
            return switch (answer) {
                case FASTER -> this == MEMORY ? "less" : answer.word();
                case SLOWER -> this == MEMORY ? "more" : answer.word();
                case SAME, UNSURE -> answer.word();
            };
        }

        /** The name in data and on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Why no sure answer may rest on a result: forks that failed are missing from it, or its figure is in doubt. */
        private String doubt(CellResult result) {
            var series = result.cell().series();
            if (!result.correct()) {
                return series + ": " + (result.reason().isEmpty() ? "not every answer was right" : result.reason());
            }
            return this != EXECUTION || result.graveDoubts().isEmpty()
                    ? ""
                    : series + ": "
                            + result.graveDoubts().stream().map(Doubt::meaning).collect(Collectors.joining(" "));
        }

        /** What a user feels of it: the median with its interval; null where it was not measured. */
        public Estimate felt(CellResult result) {
            return felt.apply(result);
        }

        /** What a user feels of it in one case of twenty: the 95th percentile in milliseconds; null where there is none. */
        public Estimate tail(CellResult result) {
            return this == EXECUTION ? result.p95() : null;
        }
    }

    /**
     * What a cell measured.
     *
     * @param observations one for each fork that counts, in nanoseconds or bytes
     * @param doubt why no sure answer may rest on it; empty where it may
     */
    public record Side(CellResult result, double[] observations, String doubt) {}

    /** A cell and what it is compared with. */
    public record Pair(Side subject, Side baseline) {}

    private Comparisons() {}

    /**
     * The sides that the cells of a run can be, by cell, in the order of the results.
     *
     * @param forks those that the results were made of, afterwards: that settles which of their iterations count
     */
    public static Map<Cell, Side> sides(List<CellResult> results, Collection<Fork> forks, Quantity quantity) {
        var observations = new HashMap<Cell, List<Double>>();
        for (var fork : forks) {
            if (fork.end() != null && fork.end().completed() && fork.end().correct()) {
                var value = quantity.observation.applyAsDouble(fork);
                if (!Double.isNaN(value)) {
                    observations.computeIfAbsent(fork.cell(), _ -> new ArrayList<>()).add(value);
                }
            }
        }
        var sides = new LinkedHashMap<Cell, Side>();
        for (var result : results) {
            var values = observations.getOrDefault(result.cell(), List.of());
            sides.put(
                    result.cell(),
                    new Side(
                            result,
                            values.stream().mapToDouble(Double::doubleValue).toArray(),
                            quantity.doubt(result)));
        }
        return sides;
    }

    /**
     * Answers for all of these pairs, as one family, in the order given.
     *
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     */
    public static List<CellComparison> of(List<Pair> pairs, double margin) {
        var comparable = pairs.stream().filter(Comparisons::bothMeasured).toList();
        var compared = Comparison.all(
                        comparable.stream()
                                .map(pair -> new Comparison.Pair(
                                        pair.subject().observations(), pair.baseline().observations()))
                                .toList(),
                        margin)
                .iterator();
        return pairs.stream()
                .map(pair -> bothMeasured(pair) ? compared(pair, compared.next()) : notMeasured(pair))
                .toList();
    }

    private static boolean bothMeasured(Pair pair) {
        return measured(pair.subject()) && measured(pair.baseline());
    }

    private static boolean measured(Side side) {
        return side.observations().length > 0;
    }

    private static CellComparison compared(Pair pair, Comparison comparison) {
        var subject = pair.subject();
        var baseline = pair.baseline();
        var doubt = subject.doubt().isEmpty() ? baseline.doubt() : subject.doubt();
        return doubt.isEmpty()
                ? new CellComparison(
                        subject.result(),
                        baseline.result(),
                        comparison,
                        comparison.answer(),
                        comparison.answer() == Answer.UNSURE ? comparison.reason().text() : "")
                : new CellComparison(subject.result(), baseline.result(), comparison, Answer.UNSURE, doubt);
    }

    private static CellComparison notMeasured(Pair pair) {
        var missing = (measured(pair.subject()) ? pair.baseline() : pair.subject()).result();
        return new CellComparison(
                pair.subject().result(),
                pair.baseline().result(),
                null,
                Answer.UNSURE,
                missing.cell().series() + " has no fork that counts"
                        + (missing.reason().isEmpty() ? "" : ": " + missing.reason()));
    }
}
