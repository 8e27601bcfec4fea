package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Percentiles;
import java.util.List;

/** Answers what happens under load. */
final class LoadAnswers {

    private final RunSnapshot run;
    private final Answers answers;

    LoadAnswers(RunSnapshot run, Answers answers) {
        this.run = run;
        this.answers = answers;
    }

    Answer load() {
        var scenario = Scenarios.CONCURRENT;
        var results = answers.results(scenario);
        var counting = Evidence.counting(run);
        var measured = Answers.measured(results, CellResult::throughput).reversed();
        var throughput = answers.measures(
                "Throughput, " + Scenarios.title(scenario),
                "Executions a second, all instances",
                "1/s",
                List.of("Throughput"),
                answers.sorted(results, CellResult::throughput, true),
                List.of(CellResult::throughput),
                Double.NaN);
        var latency = answers.measures(
                "Time of one execution under load, " + Scenarios.title(scenario),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "95th percentile", "99th percentile"),
                answers.sorted(results, CellResult::throughput, true),
                List.of(
                        CellResult::netExecution,
                        CellResult::p95,
                        result -> p99(counting.getOrDefault(result.cell(), List.of()))),
                Criterion.EXECUTION.target());
        if (measured.isEmpty()) {
            return new Answer(
                    results.isEmpty() ? "Concurrent requests are not part of this run." : answers.nothing(),
                    "Throughput and tail come from the scenario " + Scenarios.title(scenario) + ".",
                    List.of(throughput, latency));
        }
        var forks = measured.getFirst();
        return new Answer(
                answers.leader("Most executions a second: ", measured, CellResult::throughput, "1/s"),
                Scenarios.title(scenario) + ": four instances at once, whatever scenario is chosen above; "
                        + Numbers.count(forks.forks(), "fork") + " behind the first row."
                        + " Percentiles are those of a typical fork; they have no interval where a fork has fewer than"
                        + " five iterations beyond them."
                        + (answers.live() ? " Partial." : "")
                        + answers.relativeNote(results, CellResult::throughput),
                List.of(throughput, latency));
    }

    /** Null where nothing counts. */
    private static Estimate p99(List<Fork> counting) {
        return Percentiles.ofTypicalFork(
                counting.stream()
                        .map(fork -> Evidence.netMillis(List.of(fork)))
                        .filter(net -> net.length > 0)
                        .toList(),
                0.99);
    }
}
