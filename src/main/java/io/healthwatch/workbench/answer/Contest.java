package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.evaluation.Comparisons.Pair;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Comparisons.Side;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares the cells of a run with each other, by one time. Pure functions; any thread. */
public final class Contest {

    private static final int MOST_NAMED = 3;

    private final RunSnapshot run;
    private final Quantity quantity;
    private final double margin;
    private final Map<Cell, Side> sides;

    /**
     * Compares by that time.
     *
     * @param margin a ratio that differs from one by less does not matter; 0 or more
     */
    public Contest(RunSnapshot run, Quantity quantity, double margin) {
        this.run = run;
        this.quantity = quantity;
        this.margin = margin;
        this.sides = Comparisons.sides(run.results(), run.forks(), quantity);
    }

    private Pair pair(CellResult subject, CellResult baseline) {
        return new Pair(sides.get(subject.cell()), sides.get(baseline.cell()));
    }

    /** Each result against its baseline, as one family; those without one, and baselines themselves, are missing. */
    public Map<Cell, CellComparison> againstBaseline(List<CellResult> results, String baseline) {
        var pairs = new ArrayList<Pair>();
        for (var result : results) {
            Baselines.resultOf(run, result.cell(), baseline, quantity::felt)
                    .filter(other -> !other.cell().equals(result.cell()))
                    .ifPresent(other -> pairs.add(pair(result, other)));
        }
        var answers = new LinkedHashMap<Cell, CellComparison>();
        Comparisons.of(pairs, margin).forEach(each -> answers.put(each.subject().cell(), each));
        return answers;
    }

    /** Every result against every other one, as one family: by subject, then by baseline. */
    Map<Cell, Map<Cell, CellComparison>> everyPair(List<CellResult> results) {
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < results.size(); i++) {
            for (var j = i + 1; j < results.size(); j++) {
                pairs.add(pair(results.get(i), results.get(j)));
            }
        }
        var answers = new LinkedHashMap<Cell, Map<Cell, CellComparison>>();
        results.forEach(result -> answers.put(result.cell(), new LinkedHashMap<>()));
        for (var each : Comparisons.of(pairs, margin)) {
            answers.get(each.subject().cell()).put(each.baseline().cell(), each);
            answers.get(each.baseline().cell()).put(each.subject().cell(), each.reversed());
        }
        return answers;
    }

    /**
     * Names the fastest, or those among which nobody can tell which it is; and how much longer the slowest takes,
     * where that is certain.
     *
     * @param bestFirst those with a figure, by what a user feels
     */
    String fastest(String before, List<CellResult> bestFirst, Function<CellResult, String> name) {
        var best = bestFirst.getFirst();
        var value = name.apply(best) + ", " + Numbers.of(quantity.felt(best), "ms");
        if (bestFirst.size() == 1) {
            return "Only " + value + ", was measured.";
        }
        var others = Comparisons.of(
                bestFirst.stream().skip(1).map(other -> pair(other, best)).toList(), margin);
        var alike = others.stream()
                .filter(each -> each.answer() != Answer.SLOWER)
                .map(each -> name.apply(each.subject()))
                .toList();
        var slowest = others.getLast();
        return (alike.isEmpty()
                        ? before + value + "."
                        : "No single fastest for certain: " + value
                                + ", leads by its median, but is not surely faster than "
                                + (alike.size() <= MOST_NAMED
                                        ? Wording.list(alike)
                                        : Numbers.count(alike.size(), "other"))
                                + ".")
                + (slowest.answer() == Answer.SLOWER
                        ? " " + name.apply(slowest.subject()) + " takes "
                                + Numbers.plain(slowest.comparison().ratio()) + " times as long."
                        : "");
    }
}
