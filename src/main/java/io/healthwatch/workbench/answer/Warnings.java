package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.MachineDoubt;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.statistics.Doubt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What casts doubt on a run's figures. Pure function; any thread. */
public final class Warnings {

    /** From so many forks on an interval assumes nothing about their distribution. */
    private static final int ENOUGH_FORKS = 6;

    private static final int NAMED = 4;

    /** How grave. */
    public enum Gravity {
        /** Figures are missing or do not count. */
        SEVERE,
        /** Figures count, with a caveat. */
        CAVEAT
    }

    /**
     * A warning.
     *
     * @param view the view where more of it is to be seen
     */
    public record Warning(Gravity gravity, String title, String words, String view) {}

    private Warnings() {}

    /** The warnings of a run, gravest first. */
    public static List<Warning> of(RunSnapshot run, MatrixTable table) {
        var warnings = new ArrayList<Warning>();
        wrongAnswers(run, warnings);
        failedForks(run, warnings);
        absent(table, warnings);
        interpreting(run, warnings);
        fewForks(run, warnings);
        doubts(run, warnings);
        stoppedByTime(run, warnings);
        machine(run, warnings);
        return List.copyOf(warnings);
    }

    private static void wrongAnswers(RunSnapshot run, List<Warning> warnings) {
        var bySeries = new LinkedHashMap<String, List<Fork>>();
        for (var fork : run.forks()) {
            if (fork.end() != null && fork.end().completed() && !fork.end().correct()) {
                bySeries.computeIfAbsent(
                                named(run, fork.cell()) + " in " + Scenarios.title(fork.cell().scenario()),
                                _ -> new ArrayList<>())
                        .add(fork);
            }
        }
        bySeries.forEach((series, forks) -> warnings.add(new Warning(
                Gravity.SEVERE,
                "Wrong answers: " + series,
                Numbers.count(forks.size(), "fork") + " answered wrongly ("
                        + Evidence.shortened(forks.getFirst().end().wrongAnswer())
                        + "). Their timings count for nothing.",
                "Samples")));
    }

    private static String named(RunSnapshot run, Cell cell) {
        return Evidence.name(cell, Evidence.languages(run).size() > 1);
    }

    private static void failedForks(RunSnapshot run, List<Warning> warnings) {
        var byOutcome = new LinkedHashMap<String, List<Fork>>();
        for (var fork : run.forks()) {
            if (fork.end() != null && !fork.end().completed()) {
                byOutcome
                        .computeIfAbsent(named(run, fork.cell()) + ": " + fork.end().outcome(), _ -> new ArrayList<>())
                        .add(fork);
            }
        }
        byOutcome.forEach((what, forks) -> warnings.add(new Warning(
                Gravity.SEVERE,
                "Failed: " + what,
                Numbers.count(forks.size(), "fork") + ". " + Evidence.shortened(forks.getFirst().end().message()),
                "Matrix")));
    }

    private static void absent(MatrixTable table, List<Warning> warnings) {
        for (var column : table.columns()) {
            if (!column.measured() && column.group() == MatrixColumn.Group.REQUEST) {
                warnings.add(new Warning(
                        Gravity.SEVERE, column.title() + " was not measured", column.reason(), "Runtimes"));
            }
        }
    }

    private static void interpreting(RunSnapshot run, List<Warning> warnings) {
        run.results().stream()
                .filter(result -> result.cell().variant().equals("graalwasm")
                        && result.implementation().toLowerCase(Locale.ROOT).contains("interpret"))
                .findFirst()
                .ifPresent(result -> warnings.add(new Warning(
                        Gravity.CAVEAT,
                        "GraalWasm only interpreted",
                        "Its compiler did not start in this Java" + java(run.header().environment())
                                + "; its figures are an interpreter's.",
                        "Runtimes")));
    }

    private static String java(Environment environment) {
        return environment == null ? "" : " (" + environment.jdk() + ")";
    }

    private static void fewForks(RunSnapshot run, List<Warning> warnings) {
        if (run.state() == RunState.RUNNING) {
            return;
        }
        var least = run.results().stream().mapToInt(CellResult::forks).filter(forks -> forks > 0).min();
        if (least.isPresent() && least.getAsInt() < ENOUGH_FORKS) {
            warnings.add(new Warning(
                    Gravity.CAVEAT,
                    "Few forks",
                    "Some figures stand on " + Numbers.count(least.getAsInt(), "fork")
                            + ". Below " + ENOUGH_FORKS
                            + " their intervals are wide and assume a log-normal distribution; the profile standard has"
                            + " at least 10.",
                    "Evaluate"));
        }
    }

    /** Few forks have a warning of their own. */
    private static void doubts(RunSnapshot run, List<Warning> warnings) {
        if (run.state() == RunState.RUNNING) {
            return;
        }
        var byDoubt = new EnumMap<Doubt, List<CellResult>>(Doubt.class);
        for (var result : run.results()) {
            for (var doubt : result.doubts()) {
                byDoubt.computeIfAbsent(doubt, _ -> new ArrayList<>()).add(result);
            }
        }
        byDoubt.remove(Doubt.TOO_FEW_SAMPLES);
        byDoubt.forEach((doubt, results) -> warnings.add(new Warning(
                Gravity.CAVEAT,
                "In doubt: " + Numbers.count(results.size(), "execution figure"),
                doubt.meaning() + " " + doubt.advice() + " " + places(run, results)
                        + (results.getFirst().graveDoubts().contains(doubt)
                                ? " Such a figure neither meets nor misses a target."
                                : ""),
                "Samples")));
    }

    private static String places(RunSnapshot run, List<CellResult> results) {
        var first = results.stream()
                .limit(NAMED)
                .map(result -> named(run, result.cell()) + " in "
                        + Scenarios.title(result.cell().scenario()))
                .toList();
        return "It befell " + String.join(", ", first)
                + (results.size() > NAMED ? " and " + (results.size() - NAMED) + " more." : ".");
    }

    private static void stoppedByTime(RunSnapshot run, List<Warning> warnings) {
        if (run.stopped() != StopReason.TIME) {
            return;
        }
        var effort = run.header().plan().effort();
        warnings.add(new Warning(
                Gravity.CAVEAT,
                "Time was up",
                "The time budget of " + Wording.about(Duration.ofMillis(effort.budgetMillis()))
                        + " ended the evaluation"
                        + (effort.precision() > 0
                                ? " before every interval was within ±" + Wording.percent(effort.precision()) + "."
                                : "."),
                "Evaluate"));
    }

    private static void machine(RunSnapshot run, List<Warning> warnings) {
        for (var doubt : MachineDoubt.of(run.header().environment(), run.noise())) {
            warnings.add(new Warning(Gravity.CAVEAT, doubt.title(), doubt.words(), "Runs"));
        }
    }
}
