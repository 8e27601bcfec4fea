package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Comparison.Answer;
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

/**
 * Compares what cells measured, of one run or of two. Every comparison is of forks, each of which is one observation;
 * those that are made together are corrected for their number. Pure functions; any thread.
 */
public final class Comparisons {

    /** A ratio that differs from one by less does not matter, where nobody said otherwise. */
    public static final double MARGIN = 0.02;

    /** A time that is compared. */
    public enum Quantity {
        /** Steady execution, net of host functions: the low quantile of each fork. */
        EXECUTION(
                "Execution, net of host functions",
                fork -> Estimator.DIFFERENCE.of(fork.samples()
                        .counted()
                        .mapToDouble(i -> fork.samples().executionNanos(i) - fork.samples().hostNanos(i))
                        .toArray()),
                CellResult::netExecution),
        /** Cold start, host functions taken off: one a fork. */
        COLD_START("Cold start", fork -> fork.end().coldStartNanos(), CellResult::coldStart);

        private final String title;
        private final ToDoubleFunction<Fork> observation;
        private final Function<CellResult, Estimate> felt;

        Quantity(String title, ToDoubleFunction<Fork> observation, Function<CellResult, Estimate> felt) {
            this.title = title;
            this.observation = observation;
            this.felt = felt;
        }

        /** Its name for people. */
        public String title() {
            return title;
        }

        /** The name in data and on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What a user feels of it: the median in milliseconds with its interval; null where it was not measured. */
        public Estimate felt(CellResult result) {
            return felt.apply(result);
        }
    }

    /**
     * What a cell measured.
     *
     * @param observations one for each fork that counts, in nanoseconds
     */
    public record Side(CellResult result, double[] observations) {}

    /** A cell and what it is compared with. */
    public record Pair(Side subject, Side baseline) {}

    private Comparisons() {}

    /** The sides that the cells of a run can be, by cell, in the order of the results. */
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
                    new Side(result, values.stream().mapToDouble(Double::doubleValue).toArray()));
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
        var subject = pair.subject().result();
        var baseline = pair.baseline().result();
        var doubt = doubt(subject);
        if (doubt.isEmpty()) {
            doubt = doubt(baseline);
        }
        return doubt.isEmpty()
                ? new CellComparison(
                        subject,
                        baseline,
                        comparison,
                        comparison.answer(),
                        comparison.answer() == Answer.UNSURE ? comparison.reason().text() : "")
                : new CellComparison(subject, baseline, comparison, Answer.UNSURE, doubt);
    }

    /** Why no sure answer may rest on this; forks that failed are missing from its figures. */
    private static String doubt(CellResult result) {
        return result.correct() || result.reason().isEmpty() ? "" : result.cell().series() + ": " + result.reason();
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
