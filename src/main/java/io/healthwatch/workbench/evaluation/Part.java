package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What of a run is compared with a part of another run, or of the same.
 *
 * @param machine the machine of a merged run; empty for all there are
 * @param series the variant in its host as in {@link Cell#series}, whatever the machine; empty for all there are
 */
public record Part(RunData run, String machine, String series) {

    /** All of a run. */
    public static Part all(RunData run) {
        return new Part(run, "", "");
    }

    /** The machines of a run that was merged from several, in the order of its sources; none of another one. */
    public static List<String> machines(RunHeader run) {
        var machines = run.merge() == null
                ? List.<String>of()
                : run.merge().sources().stream().map(Merge.Source::machine).distinct().toList();
        return machines.size() < 2 ? List.of() : machines;
    }

    /** The variants of a run in their hosts, whatever the machine, in the plan's order. */
    public static List<String> series(RunHeader run) {
        return run.plan().cells().stream().map(cell -> cell.on("").series()).distinct().toList();
    }

    /** Whether a cell belongs to it. */
    boolean holds(Cell cell) {
        return (machine.isEmpty() || cell.machine().equals(machine))
                && (series.isEmpty() || cell.on("").series().equals(series));
    }

    List<Fork> forks() {
        return run.forks().stream().filter(fork -> holds(fork.cell())).toList();
    }

    /** Which cells of this part and of another one measured the same work, in the order of this part's. */
    Stream<Match> matches(Collection<Cell> own, Part other, Collection<Cell> others) {
        return own.stream().flatMap(cell -> others.stream()
                .filter(candidate -> sameWork(other, cell, candidate)
                        && (cell.language().equals(candidate.language())
                                || !series.isEmpty()
                                        && (speaksAnother(cell, own, others) || speaksAnother(candidate, others, own))))
                .map(candidate -> new Match(cell, candidate)));
    }

    /** A cell of one part and its counterpart in the other. */
    record Match(Cell own, Cell other) {}

    private boolean sameWork(Part other, Cell cell, Cell candidate) {
        return cell.scenario().equals(candidate.scenario())
                && (!series.isEmpty()
                        || cell.variant().equals(candidate.variant()) && cell.host().equals(candidate.host()))
                && (!machine.isEmpty() || !other.machine.isEmpty() || cell.machine().equals(candidate.machine()))
                && (!OwnProbe.measuredBy(cell)
                        || Objects.equals(
                                run.header().plan().own(), other.run.header().plan().own()));
    }

    /** Whether a side has one language only, which the other has not, as a baseline has. */
    private static boolean speaksAnother(Cell cell, Collection<Cell> own, Collection<Cell> others) {
        return own.stream().map(Cell::language).distinct().count() == 1
                && others.stream().noneMatch(other -> other.language().equals(cell.language()));
    }
}
