package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.Comparisons.Pair;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Comparisons.Side;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.RunHeader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One part of what was measured against another, cell by cell: before and after, two machines, two versions, two
 * variants. Every answer is about {@code after}; all cells are one family.
 *
 * @param changes what else is not the same, so that a difference may come from it
 * @param cells those whose work both measured, in the order of {@code after}
 * @param onlyBefore cells without a counterpart in {@code after}
 * @param onlyAfter cells without a counterpart in {@code before}
 */
public record RunComparison(
        Compared before,
        Compared after,
        Quantity quantity,
        double margin,
        List<Change> changes,
        List<CellComparison> cells,
        List<Cell> onlyBefore,
        List<Cell> onlyAfter) {

    /**
     * What is compared.
     *
     * @param environment where it was measured; null where that is not recorded, or where there are several
     * @param machine the machine of a merged run; empty for all there are
     * @param series the variant in its host; empty for all there are
     */
    public record Compared(RunHeader run, Environment environment, String machine, String series) {

        static Compared of(Part part) {
            var header = part.run().header();
            return new Compared(header, header.environment(part.machine()), part.machine(), part.series());
        }
    }

    /**
     * Something that is not the same in both.
     *
     * @param what what it is, in words
     * @param meaning what it means for the answers
     */
    public record Change(String what, String before, String after, String meaning) {}

    /**
     * Compares two parts.
     *
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     */
    public static RunComparison of(Part before, Part after, Quantity quantity, double margin) {
        var old = sides(before, quantity);
        var now = sides(after, quantity);
        var matches = after.matches(now.keySet(), before, old.keySet()).toList();
        return new RunComparison(
                Compared.of(before),
                Compared.of(after),
                quantity,
                margin,
                Circumstances.of(before).to(Circumstances.of(after)),
                Comparisons.of(
                        matches.stream()
                                .map(match -> new Pair(now.get(match.own()), old.get(match.other())))
                                .toList(),
                        margin),
                without(old.keySet(), matches.stream().map(Part.Match::other)),
                without(now.keySet(), matches.stream().map(Part.Match::own)));
    }

    private static Map<Cell, Side> sides(Part part, Quantity quantity) {
        var results = new Results(part.run()).all().stream()
                .filter(result -> part.holds(result.cell()))
                .toList();
        return Comparisons.sides(results, part.forks(), quantity);
    }

    private static List<Cell> without(Collection<Cell> cells, Stream<Cell> matched) {
        var taken = matched.collect(Collectors.toSet());
        return cells.stream().filter(cell -> !taken.contains(cell)).toList();
    }

    /** Whether it is known that the two were measured on different machines: the answers are about those as well. */
    public boolean differentMachines() {
        return before.environment() != null
                && after.environment() != null
                && !before.environment().fingerprint().equals(after.environment().fingerprint());
    }

    /** Whether two variants are compared, and not two runs or machines. */
    public boolean ofVariants() {
        return !after.series().isEmpty();
    }
}
