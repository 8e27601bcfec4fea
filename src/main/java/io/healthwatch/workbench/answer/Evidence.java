package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.ForkFigures;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.statistics.Doubt;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Picks out of a run what a view shows. Pure functions. */
public final class Evidence {

    private static final Set<String> BASELINES = Set.of("native", "script");

    private Evidence() {}

    /** Whether that variant is no runtime but what runtimes are compared with. */
    public static boolean isBaseline(String variant) {
        return BASELINES.contains(variant);
    }

    /** The run's scenarios, the request's first. */
    public static List<String> scenarios(RunSnapshot run) {
        return cells(run)
                .map(Cell::scenario)
                .distinct()
                .sorted(Comparator.comparingInt(Scenarios::place))
                .toList();
    }

    /** The hosts of the run's runtimes. */
    public static List<String> hosts(RunSnapshot run) {
        return cells(run)
                .filter(cell -> !isBaseline(cell.variant()))
                .map(Cell::host)
                .distinct()
                .sorted(Comparator.comparing(host -> host.equals("node") ? 0 : 1))
                .toList();
    }

    /** The languages of the run's probes, baselines left out. */
    public static List<String> languages(RunSnapshot run) {
        return languages(run.header().plan());
    }

    /** The languages in which the run has probes for a scenario, baselines left out; all where it is empty. */
    public static List<String> languages(RunSnapshot run, String scenario) {
        return languages(cells(run).filter(cell -> scenario.isEmpty() || cell.scenario().equals(scenario)));
    }

    /** The languages of a plan's probes, baselines left out. */
    public static List<String> languages(Plan plan) {
        return languages(plan.cells().stream());
    }

    private static List<String> languages(Stream<Cell> cells) {
        return cells.filter(cell -> !isBaseline(cell.variant()))
                .map(Cell::language)
                .distinct()
                .toList();
    }

    /** The language to show: that one where the run has it, else C, else the run's first; empty where it has none. */
    public static String language(RunSnapshot run, String preferred) {
        return language(languages(run), preferred);
    }

    /** The language to show of a scenario: that one where it has it, else C, else its first; empty where it has none. */
    public static String language(RunSnapshot run, String scenario, String preferred) {
        return language(languages(run, scenario), preferred);
    }

    private static String language(List<String> languages, String preferred) {
        return Stream.of(preferred, Languages.FIRST)
                .filter(languages::contains)
                .findFirst()
                .orElse(languages.isEmpty() ? "" : languages.getFirst());
    }

    private static Stream<Cell> cells(RunSnapshot run) {
        return run.header().plan().cells().stream();
    }

    /** The results of a scenario in a host and a language; empty for all. Baselines speak their own language. */
    public static List<CellResult> results(RunSnapshot run, String scenario, String host, String language) {
        return run.results().stream()
                .filter(result -> scenario.isEmpty() || result.cell().scenario().equals(scenario))
                .filter(result -> host.isEmpty() || result.cell().host().equals(host))
                .filter(result -> language.isEmpty()
                        || isBaseline(result.cell().variant())
                        || result.cell().language().equals(language))
                .toList();
    }

    /** The variant in its host; its language is named where there is a choice of them, but for baselines. */
    public static String name(Cell cell, boolean severalLanguages) {
        return severalLanguages && !isBaseline(cell.variant())
                ? cell.series() + " · " + Languages.title(cell.language())
                : cell.series();
    }

    /** What a row about that result says; the language is named where there is a choice of them. */
    public static Subject subject(CellResult result, boolean severalLanguages) {
        return new Subject(
                result.cell(),
                name(result.cell(), severalLanguages),
                result.forks(),
                result.iterations(),
                shortened(result.reason()));
    }

    /** Whether the execution is in doubt, or was disturbed. */
    public static boolean noisy(CellResult result) {
        return !result.graveDoubts().isEmpty() || result.doubts().contains(Doubt.NOISY_NEIGHBOUR);
    }

    /** A reason short enough to stand in a row. */
    public static String shortened(String reason) {
        var line = reason.lines().findFirst().orElse("").strip();
        return line.length() > 160 ? line.substring(0, 159).stripTrailing() + "…" : line;
    }

    /** The forks that count, by cell: they did all they were asked and every answer was right. */
    public static Map<Cell, List<Fork>> counting(RunSnapshot run) {
        var forks = new HashMap<Cell, List<Fork>>();
        for (var fork : run.forks()) {
            if (fork.end() != null && fork.end().completed() && fork.end().correct()) {
                forks.computeIfAbsent(fork.cell(), _ -> new java.util.ArrayList<>()).add(fork);
            }
        }
        return forks;
    }

    /** What became of a fork, such as {@code steady from iteration 61}. */
    public static String warmUp(Fork fork) {
        var warmUp = ForkFigures.of(fork).warmUp();
        return switch (warmUp.state()) {
            case STEADY -> "steady from iteration " + (warmUp.steadyFrom() + 1);
            case STILL_WARMING -> "still warming at its end";
            case NEVER_STEADY -> "never steady";
            case TOO_FEW -> "too few iterations to tell whether it is steady";
        };
    }

    /** The net execution times in milliseconds of all iterations of these forks that count. */
    public static double[] netMillis(List<Fork> forks) {
        var values = new double[forks.stream().mapToInt(fork -> fork.samples().size()).sum()];
        var size = 0;
        for (var fork : forks) {
            var samples = fork.samples();
            for (var i = 0; i < samples.size(); i++) {
                if (samples.counts(i)) {
                    values[size++] = (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6;
                }
            }
        }
        return Arrays.copyOf(values, size);
    }
}
