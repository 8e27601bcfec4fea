package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.WallTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was measured, how far it got, and how to do it again.
 *
 * @param stopped why no more was measured, in words; null where it was cut off or that was not recorded
 * @param forks how many ended; {@code plannedForks} how many there were to be at least
 * @param measuringShare of the wall time; null where that was not recorded
 * @param command measures the same plan again
 */
record RunChapter(
        String id,
        Instant created,
        String state,
        String stopped,
        String profile,
        long seed,
        Effort effort,
        Plan plan,
        int forks,
        int plannedForks,
        Environment environment,
        WallTime wallTime,
        Double wallSeconds,
        Double measuringShare,
        List<String> machines,
        Merge merge,
        String command) {

    static RunChapter of(RunSnapshot run) {
        var header = run.header();
        var plan = header.plan();
        var wallTime = run.wallTime();
        return new RunChapter(
                header.id(),
                header.created(),
                run.state().id(),
                run.stopped() == null ? null : run.stopped().words(),
                plan.profile(),
                plan.seed(),
                plan.effort(),
                new Plan(plan.profile(), plan.effort(), plan.seed(), plan.cells(), null, plan.placement()),
                run.forks().size(),
                header.forks(),
                header.environment(),
                wallTime,
                wallTime == null ? null : wallTime.totalNanos() / 1e9,
                wallTime == null ? null : wallTime.measuringShare(),
                plan.cells().stream().map(Cell::machine).distinct().toList(),
                header.merge(),
                command(plan));
    }

    private static String command(Plan plan) {
        var words = new ArrayList<String>(List.of("bin/workbench evaluate --profile", plan.profile()));
        words.add("--seed " + plan.seed());
        repeated(words, "--variant", plan, Cell::variant);
        repeated(words, "--host", plan, Cell::host);
        repeated(words, "--language", plan, cell -> cell.language().equals("javascript") || cell.language().equals("native")
                ? null
                : cell.language());
        if (plan.own() == null) {
            repeated(words, "--scenario", plan, Cell::scenario);
        } else {
            words.add("--module own/module.wasm --config own/config.json");
        }
        return String.join(" ", words);
    }

    private static void repeated(List<String> words, String option, Plan plan, Function<Cell, String> value) {
        plan.cells().stream()
                .map(value)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(each -> words.add(option + " " + each));
    }
}
