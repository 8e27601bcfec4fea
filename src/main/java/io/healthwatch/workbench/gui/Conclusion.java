package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a session left behind, in words.
 *
 * @param folder the run's; null where none could be made
 * @param state null where it could not even be started
 * @param sentence what came out
 * @param problem why it could not be brought to its end, and what to do; empty where it was
 * @param failures what failed, alike ones as one
 */
public record Conclusion(Path folder, RunState state, String sentence, String problem, List<Failure> failures) {

    private static final int NAMED = 3;
    private static final int LONGEST_REASON = 240;

    /**
     * One reason for which forks failed.
     *
     * @param series the variants that it befell
     * @param scenarios where
     * @param forks how many forks
     */
    public record Failure(String reason, List<String> series, List<String> scenarios, int forks) {}

    /** Whether there are figures to look at. */
    public boolean hasFigures() {
        return folder != null && state != null;
    }

    static Conclusion notStarted(String problem) {
        return new Conclusion(null, null, "Nothing was measured.", problem, List.of());
    }

    static Conclusion of(RunSnapshot run, String problem) {
        return new Conclusion(run.folder(), run.state(), sentence(run), problem, failures(run));
    }

    private static String sentence(RunSnapshot run) {
        var measured = run.results().stream().filter(result -> result.forks() > 0).toList();
        if (measured.isEmpty()) {
            return switch (run.state()) {
                case CANCELLED -> "Stopped before anything was measured.";
                default -> "Nothing was measured: every fork failed.";
            };
        }
        var series = measured.stream().map(result -> result.cell().series()).distinct().count();
        var scenarios = measured.stream().map(result -> result.cell().scenario()).distinct().count();
        var languages = measured.stream()
                .map(CellResult::cell)
                .filter(cell -> !Evidence.isBaseline(cell.variant()))
                .map(Cell::language)
                .distinct()
                .map(Languages::title)
                .toList();
        var forks = measured.stream().mapToInt(result -> result.forks()).sum();
        var counts = Wording.count(series, "variant") + " in " + Wording.count(scenarios, "scenario")
                + (languages.size() > 1 ? ", probes in " + Wording.list(languages) : "") + ", "
                + Wording.count(forks, "fork") + ".";
        var start = run.state() == RunState.COMPLETE ? "Measured " : "Stopped early, and kept ";
        return start + counts + (run.stopped() == null ? "" : " " + run.stopped().words()) + " " + verdicts(run);
    }

    /** Who meets every criterion that was measured. */
    private static String verdicts(RunSnapshot run) {
        var severalLanguages = Evidence.languages(run).size() > 1;
        var byName = new LinkedHashMap<String, Set<Verdict>>();
        for (var entry : run.matrix().entries()) {
            if (!(entry.criterion() == Criterion.BUNDLE && entry.figure() == null) && !entry.all().isEmpty()) {
                byName.computeIfAbsent(
                                Evidence.name(entry.all().getFirst().cell(), severalLanguages), _ -> new LinkedHashSet<>())
                        .add(entry.verdict());
            }
        }
        var meeting = byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Set.of(Verdict.PASS)))
                .map(Map.Entry::getKey)
                .toList();
        var missing = byName.values().stream().filter(all -> all.contains(Verdict.FAIL)).count();
        var unsure = byName.size() - meeting.size() - missing;
        var parts = new ArrayList<String>();
        parts.add("Every measured criterion is met by " + (meeting.isEmpty() ? "none" : named(meeting)));
        if (missing > 0) {
            parts.add(missing + (missing == 1 ? " misses" : " miss") + " at least one");
        }
        if (unsure > 0) {
            parts.add(unsure + (unsure == 1 ? " is" : " are") + " undecided");
        }
        return String.join("; ", parts) + ".";
    }

    private static String named(List<String> series) {
        return series.size() <= NAMED ? Wording.list(series) : series.size() + " variants";
    }

    private static List<Failure> failures(RunSnapshot run) {
        var severalLanguages = Evidence.languages(run).size() > 1;
        var byReason = run.forks().stream()
                .map(fork -> fork.end())
                .filter(end -> !end.completed() || !end.correct())
                .filter(end -> !end.outcome().equals("cancelled"))
                .collect(Collectors.groupingBy(Conclusion::reason, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(group -> new Failure(
                        group.getKey(),
                        group.getValue().stream()
                                .map(end -> Evidence.name(end.cell(), severalLanguages))
                                .distinct()
                                .toList(),
                        group.getValue().stream().map(end -> end.cell().scenario()).distinct().toList(),
                        group.getValue().size()))
                .toList();
    }

    private static String reason(ForkEnd end) {
        var reason = end.completed() ? "wrong answer: " + end.wrongAnswer() : end.outcome() + ": " + end.message();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
