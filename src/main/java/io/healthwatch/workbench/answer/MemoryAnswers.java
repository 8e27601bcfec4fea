package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Fork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers what memory does. */
final class MemoryAnswers {

    private final RunSnapshot run;
    private final ChartOptions options;
    private final Answers answers;

    MemoryAnswers(RunSnapshot run, ChartOptions options, Answers answers) {
        this.run = run;
        this.options = options;
        this.answers = answers;
    }

    Answer memory() {
        var results = answers.results(options.scenario());
        var peaks = answers.measures(
                "Memory, " + Scenarios.title(options.scenario()),
                "Memory",
                "MB",
                List.of("Process: peak less idle", "Live heap after collection", "Guest's linear memory"),
                answers.sorted(results, CellResult::memory, false),
                List.of(CellResult::memory, CellResult::liveHeap, CellResult::guestMemory),
                Criterion.MEMORY.target());
        var overTime = overTime(results);
        var measured = Answers.measured(results, CellResult::memory);
        var headline = measured.isEmpty()
                ? answers.nothing()
                : answers.leader("Leanest: ", measured, CellResult::memory, "MB")
                        + (measured.size() > 1
                                ? " " + answers.name(measured.getLast()) + " needs most, "
                                        + Numbers.of(measured.getLast().memory(), "MB") + "."
                                : "");
        return new Answer(
                headline,
                answers.condition(results)
                        + " Process: the most of the worker's pages that were in physical memory at a"
                        + " time, those of libraries included, less the same of the idle worker. Live heap: what the host's"
                        + " collector keeps (the JVM's heap, or the guest's V8 heap); memory outside of it is not in it. Guest:"
                        + " the linear memory of one instance. 1 MB = 1,000,000 bytes."
                        + (overTime.isEmpty()
                                ? " Memory over time was not recorded in this run."
                                : " Over time: all that was resident of the worker, the idle worker included, read from"
                                        + " outside; of each variant the fork with the middle peak.")
                        + answers.relativeNote(results, CellResult::memory),
                overTime.isEmpty() ? List.of(peaks) : List.of(peaks, overTime),
                peaks.table(),
                false);
    }

    /** What was resident of the workers, the fork with the middle peak of each result. */
    private Figure.Lines overTime(List<CellResult> results) {
        var counting = Evidence.counting(run);
        var lines = new ArrayList<Figure.Line>();
        for (var result : results) {
            var recorded = counting.getOrDefault(result.cell(), List.of()).stream()
                    .filter(fork -> fork.end().memory() != null && fork.end().memory().size() > 0)
                    .sorted(Comparator.comparingLong(fork -> fork.end().peakBytes()))
                    .toList();
            if (!recorded.isEmpty()) {
                lines.add(overTime(answers.subject(result), recorded.get((recorded.size() - 1) / 2)));
            }
        }
        return new Figure.Lines(
                "Memory over time, " + Scenarios.title(options.scenario()),
                new Figure.Axis("Time since the worker was started", "s", false, true),
                new Figure.Axis("Resident set of the worker", "MB", options.log(), options.zero()),
                List.copyOf(lines),
                Double.NaN,
                Double.NaN);
    }

    private static Figure.Line overTime(Subject subject, Fork fork) {
        var trace = fork.end().memory();
        return new Figure.Line(
                new Subject(
                        subject.cell(), subject.label(), 1, fork.samples().size(), "Fork " + fork.number()),
                new Decimation.Points(
                        trace.millis().stream().mapToDouble(at -> at / 1e3).toArray(),
                        trace.kibibytes().stream().mapToDouble(kept -> kept * 1024 / 1e6).toArray()),
                Double.NaN,
                0);
    }
}
