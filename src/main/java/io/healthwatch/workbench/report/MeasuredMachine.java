package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Headline;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Warnings;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.text.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run measured on one machine: the whole run, or of a merged one the part of that machine.
 *
 * @param name as in {@code Cell.machine}: empty where the run has one only
 * @param run that machine's part alone
 */
record MeasuredMachine(String name, RunSnapshot run, MatrixTable table) {

    private static final Texts TEXTS = Texts.of("documents");
    private static final String HOST = "node";

    /** The machines of a run in the plan's order; each has its own results. */
    static List<MeasuredMachine> all(RunSnapshot run) {
        return run.header().plan().cells().stream()
                .map(cell -> cell.machine())
                .distinct()
                .map(machine -> of(run, machine))
                .toList();
    }

    private static MeasuredMachine of(RunSnapshot run, String machine) {
        var results = run.results().stream()
                .filter(result -> result.cell().machine().equals(machine))
                .toList();
        var part = new RunSnapshot(
                run.folder(),
                header(run.header(), machine),
                run.state(),
                run.stopped(),
                run.wallTime(),
                results,
                Matrix.of(results),
                run.forks().stream()
                        .filter(fork -> fork.cell().machine().equals(machine))
                        .toList(),
                run.noise());
        return new MeasuredMachine(
                machine, part, MatrixTable.of(part, HOST, Languages.FIRST, Map.of(), _ -> ""));
    }

    private static RunHeader header(RunHeader of, String machine) {
        var plan = of.plan();
        var cells = plan.cells().stream()
                .filter(cell -> cell.machine().equals(machine))
                .toList();
        return new RunHeader(
                of.id(),
                of.created(),
                new Plan(plan.profile(), plan.effort(), plan.seed(), cells, plan.own(), plan.placement()),
                of.environment(machine),
                of.identity(),
                of.shard(),
                of.merge());
    }

    /** The machine on which most cells were measured, the first among several: the recommendation is made for it. */
    static MeasuredMachine mostMeasured(List<MeasuredMachine> machines) {
        return machines.stream()
                .max(Comparator.comparingLong(MeasuredMachine::measured)
                        .thenComparing(machines::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private long measured() {
        return run.results().stream().filter(result -> result.forks() > 0).count();
    }

    Environment environment() {
        return run.header().environment();
    }

    String language() {
        return Evidence.language(run, Languages.FIRST);
    }

    Headline headline() {
        return Headline.of(run, table);
    }

    List<Warnings.Warning> warnings() {
        return Warnings.of(run, table);
    }

    /** What can be recommended: every variant in every host with the probes of one language; no baselines. */
    List<Matrix.Entry> candidates() {
        return run.matrix().entries().stream()
                .filter(entry -> !Evidence.isBaseline(entry.variant()))
                .filter(entry -> entry.language().equals(language()))
                .filter(entry -> entry.all().stream().anyMatch(result -> result.forks() > 0 || !result.reason().isEmpty()))
                .toList();
    }

    /** The names of series for people, as the matrix has them; of a variant's other host it has none. */
    Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        run.results().stream()
                .map(CellResult::cell)
                .filter(cell -> cell.host().equals("jvm"))
                .forEach(cell -> titles.put(cell.series(), TEXTS.get("in-a-jvm", cell.series())));
        table.columns().stream()
                .filter(MatrixColumn::measured)
                .forEach(column -> titles.put(column.series(), title(column)));
        return titles;
    }

    /** The title and the series behind it, where that says more. */
    static String title(MatrixColumn column) {
        return !column.measured() || column.series().equalsIgnoreCase(column.title())
                ? column.title()
                : column.title() + " (" + column.series() + ")";
    }

    /** The results in the language that is shown, baselines among them. */
    List<CellResult> results(String scenario) {
        return Evidence.results(run, scenario, "", language());
    }

    /** What figures are compared with: today's script where it was measured, else the native baseline. */
    String baseline() {
        return run.results().stream()
                        .anyMatch(result -> result.cell().variant().equals("script") && result.forks() > 0)
                ? "script"
                : "native";
    }
}
