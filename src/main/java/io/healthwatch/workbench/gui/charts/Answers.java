package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.RunSnapshot;
import io.healthwatch.workbench.gui.chart.Decimation;
import io.healthwatch.workbench.gui.chart.Figure;
import io.healthwatch.workbench.gui.chart.Numbers;
import io.healthwatch.workbench.gui.chart.Quantiles;
import io.healthwatch.workbench.gui.chart.Ratio;
import io.healthwatch.workbench.gui.chart.Subject;
import io.healthwatch.workbench.gui.result.Evidence;
import io.healthwatch.workbench.gui.result.Scenarios;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers questions out of a run. Pure functions; any thread. */
public final class Answers {

    /** The parts of cold start, in their order. */
    public static final List<String> COLD_START_PARTS =
            List.of("Binding", "Setup without binding", "Compile", "Instantiate", "First execution, net");

    private static final int LEAST_POINTS_A_LINE = 120;

    private final RunSnapshot run;
    private final ChartOptions options;
    private final boolean live;
    private final boolean severalLanguages;

    private Answers(RunSnapshot run, ChartOptions options) {
        this.run = run;
        this.options = options;
        this.live = run.state() == RunState.RUNNING;
        this.severalLanguages = options.language().isEmpty()
                && Evidence.languages(run).size() > 1;
    }

    /** Answers a question. */
    public static Answer of(RunSnapshot run, ChartOptions options) {
        var answers = new Answers(run, options);
        return switch (options.question()) {
            case COLD_START -> answers.coldStart();
            case STEADY -> answers.steady();
            case SPREAD -> answers.spread();
            case WARM_UP -> answers.warmUp();
            case MEMORY -> answers.memory();
            case LOAD -> answers.load();
        };
    }

    private List<CellResult> results(String scenario) {
        return Evidence.results(run, scenario, options.host(), options.language());
    }

    private Subject subject(CellResult result) {
        return Evidence.subject(result, severalLanguages);
    }

    /** Best first; in the plan's order while the run is measured, so that no row jumps. */
    private List<CellResult> sorted(List<CellResult> results, Function<CellResult, Estimate> by, boolean greatestFirst) {
        if (live) {
            return results;
        }
        Comparator<CellResult> order = Comparator.comparingDouble(
                result -> (greatestFirst ? -1 : 1) * by.apply(result).value());
        return Stream.concat(
                        results.stream().filter(result -> by.apply(result) != null).sorted(order),
                        results.stream().filter(result -> by.apply(result) == null))
                .toList();
    }

    /** The cold start of every variant of one scenario as a figure, for whoever shows only that. */
    public static Figure.Stacks coldStartFigure(RunSnapshot run, ChartOptions options, double target) {
        return new Answers(run, options).coldStartFigure(target);
    }

    private Figure.Stacks coldStartFigure(double target) {
        var rows = sorted(results(options.scenario()), CellResult::coldStart, false).stream()
                .map(result -> new Figure.StackRow(subject(result), parts(result), result.coldStart()))
                .toList();
        return new Figure.Stacks(
                "Cold start, " + Scenarios.title(options.scenario()),
                new Figure.Axis("Cold start, host functions taken off", "ms", options.log(), true),
                COLD_START_PARTS,
                "Cold start",
                rows,
                target);
    }

    /** The parts of a cold start in milliseconds; NaN where one was not measured. */
    public static double[] parts(CellResult result) {
        var setup = value(result.setup());
        var binding = value(result.binding());
        return new double[] {
            binding,
            Double.isNaN(binding) ? setup : Math.max(0, setup - binding),
            value(result.compile()),
            value(result.instantiate()),
            value(result.first())
        };
    }

    private static double value(Estimate estimate) {
        return estimate == null ? Double.NaN : estimate.value();
    }

    private Answer coldStart() {
        var figure = coldStartFigure(Criterion.COLD_START.target());
        var measured = measured(results(options.scenario()), CellResult::coldStart);
        var headline = measured.isEmpty()
                ? nothing()
                : leader("Fastest cold start: ", measured, CellResult::coldStart, "ms") + last(measured);
        var scale = options.log()
                ? " On the logarithmic axis the parts divide a bar by their share."
                : "";
        return new Answer(
                headline,
                condition() + " Medians of the forks; each in a fresh worker; parts need not add up to the median of the"
                        + " whole." + scale,
                List.of(figure));
    }

    private static String last(List<CellResult> measured) {
        var slowest = measured.getLast();
        if (measured.size() < 2) {
            return "";
        }
        var parts = parts(slowest);
        var greatest = 0;
        for (var i = 1; i < parts.length; i++) {
            if (parts[i] > parts[greatest] || Double.isNaN(parts[greatest])) {
                greatest = i;
            }
        }
        var share = parts[greatest] / slowest.coldStart().value();
        return " " + slowest.cell().series() + " takes "
                + Numbers.of(slowest.coldStart(), "ms")
                + (share > 0
                        ? ", " + Numbers.percent(Math.min(1, share)) + " of it in "
                                + COLD_START_PARTS.get(greatest).toLowerCase()
                        : "")
                + ".";
    }

    private String nothing() {
        return live ? "Nothing of this is measured yet." : "Nothing of this was measured.";
    }

    private static List<CellResult> measured(List<CellResult> results, Function<CellResult, Estimate> figure) {
        return results.stream()
                .filter(result -> figure.apply(result) != null)
                .sorted(Comparator.comparingDouble(result -> figure.apply(result).value()))
                .toList();
    }

    /** Names the best, and who cannot be told from it. */
    private static String leader(
            String before, List<CellResult> bestFirst, Function<CellResult, Estimate> figure, String unit) {
        var best = bestFirst.getFirst();
        var interval = figure.apply(best).interval();
        var alike = bestFirst.stream()
                .skip(1)
                .filter(other -> {
                    var theirs = figure.apply(other).interval();
                    return interval != null
                            && theirs != null
                            && theirs.low() <= interval.high()
                            && theirs.high() >= interval.low();
                })
                .map(other -> other.cell().series())
                .toList();
        var words = before + best.cell().series() + ", " + Numbers.of(figure.apply(best), unit) + ".";
        if (interval == null) {
            return words + " With one fork nobody can tell how sure that is.";
        }
        return alike.isEmpty()
                ? words
                : words + " Its interval overlaps "
                        + (alike.size() <= 2
                                ? String.join(" and ", alike) + "'s"
                                : Numbers.count(alike.size(), "other"))
                        + ".";
    }

    private String condition() {
        var words = new ArrayList<String>();
        words.add(options.scenario().isEmpty() ? "All scenarios" : Scenarios.title(options.scenario()));
        if (!options.host().isEmpty()) {
            words.add(options.host().equals("node") ? "in Node" : "in a JVM");
        }
        var forks = results(options.scenario()).stream()
                .mapToInt(CellResult::forks)
                .filter(count -> count > 0)
                .summaryStatistics();
        if (forks.getCount() > 0) {
            words.add(forks.getMin() == forks.getMax()
                    ? Numbers.count(forks.getMin(), "fork") + " each"
                    : forks.getMin() + " to " + forks.getMax() + " forks each");
        }
        if (live) {
            words.add("partial");
        }
        return String.join(", ", words) + ".";
    }

    private Estimate baselineOf(String scenario, Function<CellResult, Estimate> figure) {
        return Evidence.results(run, scenario, "", options.language()).stream()
                .filter(result -> result.cell().series().equals(options.baseline()))
                .map(figure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean relativeTo(Estimate baseline) {
        return options.relative() && baseline != null;
    }

    private Figure.Measures measures(
            String title,
            String axis,
            String unit,
            List<String> names,
            List<CellResult> results,
            List<Function<CellResult, Estimate>> figures,
            String scenario,
            double target) {
        var baseline = baselineOf(scenario, figures.getFirst());
        var relative = relativeTo(baseline);
        var rows = results.stream()
                .map(result -> {
                    var values = new ArrayList<Estimate>();
                    for (var figure : figures) {
                        var value = figure.apply(result);
                        values.add(relative ? Ratio.of(value, baseline) : value);
                    }
                    return new Figure.MeasureRow(subject(result), values);
                })
                .toList();
        return new Figure.Measures(
                title,
                new Figure.Axis(
                        relative ? axis + ", relative to " + options.baseline() : axis,
                        relative ? "×" : unit,
                        options.log(),
                        options.zero()),
                names,
                rows,
                relative ? Double.NaN : target);
    }

    private String relativeNote(Function<CellResult, Estimate> figure) {
        if (!options.relative()) {
            return "";
        }
        return baselineOf(options.scenario(), figure) == null
                ? " " + options.baseline() + " has no such figure here, so the figures are absolute."
                : " Ratios carry both intervals.";
    }

    /** The steady execution as a figure, for whoever shows only that. */
    public static Figure.Measures steadyFigure(RunSnapshot run, ChartOptions options, double target) {
        return new Answers(run, options).steadyFigure(target);
    }

    private Figure.Measures steadyFigure(double target) {
        return measures(
                "Steady execution, " + Scenarios.title(options.scenario()),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "Host functions"),
                sorted(results(options.scenario()), CellResult::netExecution, false),
                List.of(CellResult::netExecution, CellResult::host),
                options.scenario(),
                target);
    }

    private Answer steady() {
        var measured = measured(results(options.scenario()), CellResult::netExecution);
        var headline = nothing();
        if (!measured.isEmpty()) {
            var best = measured.getFirst();
            var slowest = measured.getLast();
            headline = leader("Fastest: ", measured, CellResult::netExecution, "ms")
                    + (measured.size() > 1
                            ? " " + slowest.cell().series() + " takes "
                                    + Numbers.plain(slowest.netExecution().value()
                                            / best.netExecution().value())
                                    + " times as long."
                            : "");
        }
        return new Answer(
                headline,
                condition() + " Median over forks of each fork's median, warm-up left out."
                        + relativeNote(CellResult::netExecution),
                List.of(steadyFigure(Criterion.EXECUTION.target())));
    }

    private Answer spread() {
        var forks = Evidence.counting(run);
        var results = sorted(results(options.scenario()), CellResult::netExecution, false);
        var baseline = baselineOf(options.scenario(), CellResult::netExecution);
        var relative = relativeTo(baseline);
        var divisor = relative ? baseline.value() : 1;
        var target = relative ? Double.NaN : Criterion.EXECUTION.target();
        var axis = new Figure.Axis(
                "Execution, net of host functions" + (relative ? ", relative to " + options.baseline() : ""),
                relative ? "×" : "ms",
                options.log(),
                options.zero());
        var title = "Distribution of executions, " + Scenarios.title(options.scenario());
        var rows = new ArrayList<Figure.SpreadRow>();
        var lines = new ArrayList<Figure.Line>();
        var widest = "";
        var greatest = 0.0;
        var most = Math.max(LEAST_POINTS_A_LINE, Decimation.POINTS / Math.max(1, results.size()));
        for (var result : results) {
            var values = Evidence.netMillis(forks.getOrDefault(result.cell(), List.of()));
            if (relative) {
                for (var i = 0; i < values.length; i++) {
                    values[i] /= divisor;
                }
            }
            var quantiles = Quantiles.of(values);
            rows.add(new Figure.SpreadRow(subject(result), quantiles));
            if (quantiles != null) {
                lines.add(new Figure.Line(subject(result), Decimation.cumulative(values, most), Double.NaN, 0));
                var width = quantiles.p95() / quantiles.median();
                if (width > greatest) {
                    greatest = width;
                    widest = result.cell().series() + " spreads most: one iteration in twenty takes more than "
                            + Numbers.plain(width) + " times its median ("
                            + Numbers.of(quantiles.p95(), axis.unit()) + ").";
                }
            }
        }
        Figure figure = options.curve()
                ? new Figure.Lines(
                        title, axis, new Figure.Axis("Iterations that took no longer", "%", false, true), lines, target,
                        true)
                : new Figure.Spreads(title, axis, rows, target);
        return new Answer(
                widest.isEmpty() ? nothing() : widest,
                condition() + " All iterations that count, of all forks together."
                        + relativeNote(CellResult::netExecution),
                List.of(figure));
    }

    private Answer warmUp() {
        var counting = Evidence.counting(run);
        var results = results(options.scenario());
        var single = results.stream()
                .filter(result -> result.cell().series().equals(options.series()))
                .findFirst();
        var lines = new ArrayList<Figure.Line>();
        if (single.isPresent()) {
            var forks = counting.getOrDefault(single.get().cell(), List.of());
            var most = Math.max(LEAST_POINTS_A_LINE, Decimation.POINTS / Math.max(1, forks.size()));
            for (var i = 0; i < forks.size(); i++) {
                lines.add(line(
                        new Subject(
                                forks.get(i).cell(),
                                "fork " + forks.get(i).number(),
                                1,
                                forks.get(i).samples().size(),
                                ""),
                        forks.get(i),
                        i,
                        most));
            }
        } else {
            var most = Math.max(LEAST_POINTS_A_LINE, Decimation.POINTS / Math.max(1, results.size()));
            for (var result : results) {
                var forks = counting.getOrDefault(result.cell(), List.of());
                if (!forks.isEmpty()) {
                    lines.add(line(subject(result), forks.getFirst(), 0, most));
                }
            }
        }
        var slowest = "";
        var greatest = 0.0;
        for (var result : results) {
            for (var fork : counting.getOrDefault(result.cell(), List.of())) {
                var ratio = firstToSteady(fork);
                if (ratio > greatest) {
                    greatest = ratio;
                    slowest = result.cell().series();
                }
            }
        }
        var headline = greatest == 0
                ? nothing()
                : greatest < 1.3
                        ? "No fork's first iterations are much slower than its steady ones."
                        : "Warms up most: " + slowest + ", whose first iterations take up to " + Numbers.plain(greatest)
                                + " times as long as its steady ones.";
        return new Answer(
                headline,
                condition()
                        + (single.isPresent()
                                ? " Every fork of " + options.series() + "."
                                : " The first fork of each variant; choose one to see all its forks.")
                        + " The warm-up does not count in any figure.",
                List.of(new Figure.Lines(
                        "Iterations in their order, " + Scenarios.title(options.scenario()),
                        new Figure.Axis("Iteration", "", false, true),
                        new Figure.Axis("Execution, net of host functions", "ms", options.log(), true),
                        lines,
                        Double.NaN,
                        false)));
    }

    private static Figure.Line line(Subject subject, Fork fork, int shade, int most) {
        var samples = fork.samples();
        var warm = 0;
        for (var i = 0; i < samples.size(); i++) {
            if (samples.warmup(i)) {
                warm = i + 1;
            }
        }
        return new Figure.Line(
                subject,
                Decimation.of(
                        0,
                        samples.size(),
                        i -> i + 1.0,
                        i -> (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6,
                        most),
                warm,
                shade);
    }

    /** How much slower the first three iterations are than the median of those that count; 0 where unknown. */
    static double firstToSteady(Fork fork) {
        var samples = fork.samples();
        var steady = Quantiles.of(Evidence.netMillis(List.of(fork)));
        if (steady == null || samples.size() < 6 || steady.median() <= 0) {
            return 0;
        }
        var first = new double[3];
        for (var i = 0; i < first.length; i++) {
            first[i] = (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6;
        }
        return Quantiles.of(first).median() / steady.median();
    }

    /** Memory as a figure, for whoever shows only that. */
    public static Figure.Measures memoryFigure(RunSnapshot run, ChartOptions options, double target) {
        return new Answers(run, options).memoryFigure(target);
    }

    private Figure.Measures memoryFigure(double target) {
        return measures(
                "Memory, " + Scenarios.title(options.scenario()),
                "Memory",
                "MB",
                List.of("Process: peak less idle", "Live heap after collection", "Guest's linear memory"),
                sorted(results(options.scenario()), CellResult::memory, false),
                List.of(CellResult::memory, CellResult::liveHeap, CellResult::guestMemory),
                options.scenario(),
                target);
    }

    private Answer memory() {
        var measured = measured(results(options.scenario()), CellResult::memory);
        var headline = measured.isEmpty()
                ? nothing()
                : leader("Leanest: ", measured, CellResult::memory, "MB")
                        + (measured.size() > 1
                                ? " " + measured.getLast().cell().series() + " needs most, "
                                        + Numbers.of(measured.getLast().memory(), "MB") + "."
                                : "");
        return new Answer(
                headline,
                condition() + " The worker's peak resident memory less that of the same worker idle, 1 MB = 1,000,000"
                        + " bytes." + relativeNote(CellResult::memory),
                List.of(memoryFigure(Criterion.MEMORY.target())));
    }

    private Answer load() {
        var scenario = Scenarios.CONCURRENT;
        var results = results(scenario);
        var measured = measured(results, CellResult::throughput).reversed();
        var throughput = measures(
                "Throughput, " + Scenarios.title(scenario),
                "Executions a second, all instances",
                "1/s",
                List.of("Throughput"),
                sorted(results, CellResult::throughput, true),
                List.of(CellResult::throughput),
                scenario,
                Double.NaN);
        Function<CellResult, Estimate> tail =
                result -> Double.isNaN(result.p95()) ? null : new Estimate(result.p95(), null, result.forks());
        var latency = measures(
                "Time of one execution under load, " + Scenarios.title(scenario),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "95th percentile"),
                sorted(results, CellResult::throughput, true),
                List.of(CellResult::netExecution, tail),
                scenario,
                Criterion.EXECUTION.target());
        if (measured.isEmpty()) {
            return new Answer(
                    results.isEmpty() ? "Concurrent requests are not part of this run." : nothing(),
                    "Throughput and tail come from the scenario " + Scenarios.title(scenario) + ".",
                    List.of(throughput, latency));
        }
        var forks = measured.getFirst();
        return new Answer(
                leader("Most executions a second: ", measured, CellResult::throughput, "1/s"),
                Scenarios.title(scenario) + ": four instances at once, whatever scenario is chosen above; "
                        + Numbers.count(forks.forks(), "fork") + " behind the first row."
                        + (live ? " Partial." : ""),
                List.of(throughput, latency));
    }
}
