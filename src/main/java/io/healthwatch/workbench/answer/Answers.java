package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Curve;
import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Density;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Quantiles;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Answers questions out of a run. Pure functions; any thread. */
public final class Answers {

    /** The parts of cold start, in their order. */
    public static final List<String> COLD_START_PARTS =
            List.of("Binding", "Setup without binding", "Compile", "Instantiate", "First execution, net");

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

    /**
     * Answers a question.
     *
     * @param modules what the probes' modules cost, for the question that asks for it
     */
    public static Answer of(RunSnapshot run, ChartOptions options, ProbeModules modules) {
        var answers = new Answers(run, options);
        return switch (options.question()) {
            case COLD_START -> answers.coldStart();
            case STEADY -> answers.steady();
            case FASTER -> answers.faster();
            case SPREAD -> answers.spread();
            case SIZE -> answers.size();
            case WARM_UP -> answers.warmUp();
            case MEMORY -> answers.memory();
            case LOAD -> answers.load();
            case LANGUAGES -> new LanguageAnswers(run, options, answers).cost(modules);
            case LANGUAGES_AND_RUNTIMES -> new LanguageAnswers(run, options, answers).grid();
        };
    }

    private List<CellResult> results(String scenario) {
        return results(scenario, options.language());
    }

    /** What is shown of a scenario in a language, empty for all: what the filters let through. */
    List<CellResult> results(String scenario, String language) {
        return Evidence.results(run, scenario, options.host(), language).stream()
                .filter(result -> !options.hideNoisy() || !Evidence.noisy(result))
                .toList();
    }

    /** What is compared by words. */
    Contest contest(Quantity quantity) {
        return new Contest(run, quantity, options.margin());
    }

    private Subject subject(CellResult result) {
        return Evidence.subject(result, severalLanguages);
    }

    private String name(CellResult result) {
        return Evidence.name(result.cell(), severalLanguages);
    }

    /** Best first; in the plan's order while the run is measured, so that no row jumps. */
    List<CellResult> sorted(List<CellResult> results, Function<CellResult, Estimate> by, boolean greatestFirst) {
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

    private Figure.Stacks coldStartFigure(double target) {
        return coldStarts(
                "Cold start, " + Scenarios.title(options.scenario()),
                sorted(results(options.scenario()), CellResult::coldStart, false),
                this::subject,
                target);
    }

    /** The cold starts of these results with their parts, absolute or relative as was asked. */
    Figure.Stacks coldStarts(
            String title, List<CellResult> results, Function<CellResult, Subject> subject, double target) {
        var relative = relative(results, CellResult::coldStart);
        return new Figure.Stacks(
                title,
                axis("Cold start, host functions taken off", "ms", relative, false, true),
                COLD_START_PARTS,
                "Cold start",
                results.stream()
                        .map(result -> coldStart(result, subject.apply(result), relative))
                        .toList(),
                relative ? Double.NaN : target);
    }

    /** Whole cold starts where the axis is logarithmic: parts do not add up on it. */
    Figure shown(Figure.Stacks coldStarts) {
        return options.log() ? coldStarts.wholesOnLogAxis() : coldStarts;
    }

    /** What has to be said where {@link #shown} leaves the parts out. */
    String partsNote() {
        return options.log() ? " Parts do not add up on a logarithmic axis: it shows whole cold starts." : "";
    }

    private Figure.StackRow coldStart(CellResult result, Subject subject, boolean relative) {
        if (!relative) {
            return new Figure.StackRow(subject, parts(result), result.coldStart());
        }
        var baseline = baselineOf(result, CellResult::coldStart);
        var divisor = baseline == null ? Double.NaN : baseline.value();
        return new Figure.StackRow(
                remarked(subject, baseline),
                Arrays.stream(parts(result)).map(part -> part / divisor).toArray(),
                Ratio.of(result.coldStart(), baseline));
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
        var stacks = coldStartFigure(Criterion.COLD_START.target());
        var measured = measured(results(options.scenario()), CellResult::coldStart);
        var headline = measured.isEmpty()
                ? nothing()
                : contest(Quantity.COLD_START).fastest("Fastest cold start: ", measured, this::name) + last(measured);
        return new Answer(
                headline,
                condition() + " Medians of the forks; each in a fresh worker; parts need not add up to the median of the"
                        + " whole."
                        + partsNote()
                        + relativeNote(results(options.scenario()), CellResult::coldStart),
                List.of(shown(stacks)),
                stacks.table(),
                false);
    }

    private String last(List<CellResult> measured) {
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
        return " " + name(slowest) + " takes "
                + Numbers.of(slowest.coldStart(), "ms")
                + (share > 0
                        ? ", " + Numbers.percent(Math.min(1, share)) + " of it in "
                                + COLD_START_PARTS.get(greatest).toLowerCase()
                        : "")
                + ".";
    }

    String nothing() {
        return live ? "Nothing of this is measured yet." : "Nothing of this was measured.";
    }

    static List<CellResult> measured(List<CellResult> results, Function<CellResult, Estimate> figure) {
        return results.stream()
                .filter(result -> figure.apply(result) != null)
                .sorted(Comparator.comparingDouble(result -> figure.apply(result).value()))
                .toList();
    }

    /** Names the best, and who cannot be told from it. */
    private String leader(
            String before, List<CellResult> bestFirst, Function<CellResult, Estimate> figure, String unit) {
        return leader(before, bestFirst, this::name, figure, unit);
    }

    /** Names the best, and who cannot be told from it. */
    static String leader(
            String before,
            List<CellResult> bestFirst,
            Function<CellResult, String> name,
            Function<CellResult, Estimate> figure,
            String unit) {
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
                .map(name)
                .toList();
        var words = before + name.apply(best) + ", " + Numbers.of(figure.apply(best), unit) + ".";
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
        return condition(results(options.scenario()));
    }

    /** What these results hold under. */
    String condition(List<CellResult> results) {
        var words = new ArrayList<String>();
        words.add(options.scenario().isEmpty() ? "All scenarios" : Scenarios.title(options.scenario()));
        if (!options.host().isEmpty()) {
            words.add(options.host().equals("node") ? "in Node" : "in a JVM");
        }
        if (!options.language().isEmpty()) {
            words.add("probes in " + Languages.title(options.language()));
        }
        var forks = results.stream()
                .mapToInt(CellResult::forks)
                .filter(count -> count > 0)
                .summaryStatistics();
        if (forks.getCount() > 0) {
            words.add(forks.getMin() == forks.getMax()
                    ? Numbers.count(forks.getMin(), "fork") + " each"
                    : forks.getMin() + " to " + forks.getMax() + " forks each");
        }
        if (options.hideNoisy()) {
            words.add("noisy ones left out");
        }
        if (live) {
            words.add("partial");
        }
        return String.join(", ", words) + ".";
    }

    Estimate baselineOf(CellResult result, Function<CellResult, Estimate> figure) {
        return Baselines.of(run, result.cell(), options.baseline(), figure);
    }

    /** Whether figures can be relative as was asked: the baseline of at least one of these was measured. */
    boolean relative(List<CellResult> results, Function<CellResult, Estimate> figure) {
        return options.relative() && results.stream().anyMatch(result -> baselineOf(result, figure) != null);
    }

    private Figure.Axis axis(String label, String unit, boolean relative, boolean zero) {
        return axis(label, unit, relative, options.log(), zero);
    }

    private Figure.Axis axis(String label, String unit, boolean relative, boolean log, boolean zero) {
        return new Figure.Axis(
                relative ? label + ", relative to " + options.baseline() : label, relative ? "×" : unit, log, zero);
    }

    private static Subject remarked(Subject subject, Estimate baseline) {
        return baseline != null || !subject.remark().isEmpty()
                ? subject
                : new Subject(
                        subject.cell(), subject.label(), subject.forks(), subject.iterations(), "baseline not measured");
    }

    private Figure.Measures measures(
            String title,
            String axis,
            String unit,
            List<String> names,
            List<CellResult> results,
            List<Function<CellResult, Estimate>> figures,
            double target) {
        return measures(title, axis, unit, names, results, this::subject, figures, target);
    }

    /** Values of these results, absolute or, all to the baseline's first one, relative as was asked. */
    Figure.Measures measures(
            String title,
            String axis,
            String unit,
            List<String> names,
            List<CellResult> results,
            Function<CellResult, Subject> subject,
            List<Function<CellResult, Estimate>> figures,
            double target) {
        var relative = relative(results, figures.getFirst());
        var rows = results.stream()
                .map(result -> {
                    var baseline = relative ? baselineOf(result, figures.getFirst()) : null;
                    var values = new ArrayList<Estimate>();
                    for (var figure : figures) {
                        var value = figure.apply(result);
                        values.add(relative ? Ratio.of(value, baseline) : value);
                    }
                    var about = subject.apply(result);
                    return new Figure.MeasureRow(relative ? remarked(about, baseline) : about, values);
                })
                .toList();
        return new Figure.Measures(
                title,
                axis(axis, unit, relative, options.zero()),
                names,
                rows,
                relative ? Double.NaN : target);
    }

    /** What has to be said about relative figures: that they carry intervals, or that there is no baseline. */
    String relativeNote(List<CellResult> results, Function<CellResult, Estimate> figure) {
        if (!options.relative()) {
            return "";
        }
        return relative(results, figure)
                ? " Ratios carry both intervals"
                        + (Baselines.SERIES.contains(options.baseline())
                                ? "; " + options.baseline() + " is taken from the same host where it was measured there."
                                : ".")
                : " Baseline not measured: " + options.baseline()
                        + " has no such figure here, so the figures are absolute.";
    }

    private Figure.Measures steadyFigure(List<CellResult> results, Map<Cell, CellComparison> compared, double target) {
        var figure = measures(
                "Steady execution, " + Scenarios.title(options.scenario()),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "Host functions", "Floor: an execution without work"),
                sorted(results, CellResult::netExecution, false),
                List.of(CellResult::netExecution, CellResult::host, CellResult::floor),
                target);
        return new Figure.Measures(
                figure.title(),
                figure.axis(),
                figure.names(),
                figure.rows().stream()
                        .filter(row -> shows(compared.get(row.subject().cell())))
                        .map(row -> new Figure.MeasureRow(
                                row.subject(), row.values(), words(compared.get(row.subject().cell()))))
                        .toList(),
                figure.target(),
                compared.isEmpty() ? "" : options.baseline());
    }

    /** What was not compared is shown whatever the filter: the baseline, and all where there is none. */
    private boolean shows(CellComparison compared) {
        return !options.significantOnly() || compared == null || compared.differs();
    }

    private static Figure.Compared words(CellComparison compared) {
        return compared == null ? null : new Figure.Compared(compared.answer(), compared.ratio(), compared.reason());
    }

    private Answer faster() {
        var results = sorted(results(options.scenario()), CellResult::netExecution, false);
        var measured = measured(results, CellResult::netExecution);
        var contest = contest(Quantity.EXECUTION);
        var pairs = contest.everyPair(results);
        var hasBaseline = results.stream()
                .anyMatch(result -> starred(result).map(results::contains).orElse(false));
        var than = hasBaseline || measured.isEmpty() ? options.baseline() : name(measured.getFirst());
        var rows = new ArrayList<Figure.RatioRow>();
        for (var result : results) {
            var compared = (hasBaseline ? starred(result) : measured.stream().findFirst())
                    .map(baseline -> pairs.get(result.cell()).get(baseline.cell()));
            if (compared.isPresent() && shows(compared.get())) {
                rows.add(ratioRow(result, compared.get()));
            }
        }
        var figure = new Figure.Ratios(
                "Execution relative to " + than + ", " + Scenarios.title(options.scenario()),
                new Figure.Axis("Time divided by that of " + than, "×", options.log(), false),
                List.copyOf(rows),
                options.margin());
        return new Answer(
                measured.isEmpty()
                        ? nothing()
                        : contest.fastest("Fastest: ", measured, this::name),
                condition() + " Execution net of host functions, by the 10th percentile of each fork, compared by"
                        + " ranks; answers are corrected for all "
                        + Numbers.count(results.size() * (results.size() - 1L) / 2, "pair") + ", each 95 % interval"
                        + " holds for its pair alone. "
                        + CellComparison.whyUnsure(pairs.values().stream()
                                .flatMap(others -> others.values().stream())
                                .toList())
                        + (hasBaseline
                                ? ""
                                : " Baseline not measured: " + options.baseline()
                                        + " has no such figure here, so the picture shows ratios to " + than + "."),
                List.of(figure),
                pairTable(results, pairs),
                true);
    }

    private Optional<CellResult> starred(CellResult result) {
        return Baselines.resultOf(run, result.cell(), options.baseline(), CellResult::netExecution);
    }

    private Figure.RatioRow ratioRow(CellResult result, CellComparison compared) {
        var subject = subject(result);
        return new Figure.RatioRow(
                new Subject(
                        subject.cell(), subject.label(), subject.forks(), subject.iterations(), compared.reason()),
                compared.ratio(),
                compared.answer());
    }

    private Table pairTable(List<CellResult> results, Map<Cell, Map<Cell, CellComparison>> pairs) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text("A row's variant is …"));
        results.forEach(result -> columns.add(Table.Column.text("than " + name(result))));
        return new Table(
                "Who is faster than whom, " + Scenarios.title(options.scenario())
                        + ": the row's variant than the column's, with the ratio of their times",
                columns,
                results.stream()
                        .map(row -> {
                            var values = new ArrayList<Object>();
                            values.add(name(row));
                            results.forEach(column -> values.add(words(row, column, pairs)));
                            return new Table.Row(row.cell(), List.copyOf(values));
                        })
                        .toList());
    }

    private String words(CellResult row, CellResult column, Map<Cell, Map<Cell, CellComparison>> pairs) {
        var compared = pairs.get(row.cell()).get(column.cell());
        if (compared == null || !shows(compared)) {
            return "";
        }
        return compared.answer().word()
                + (compared.ratio() == null ? "" : " " + Numbers.of(compared.ratio(), "×"));
    }

    private Answer steady() {
        var results = results(options.scenario());
        var contest = contest(Quantity.EXECUTION);
        var measured = measured(results, CellResult::netExecution);
        var compared = contest.againstBaseline(results, options.baseline());
        var headline = measured.isEmpty() ? nothing() : contest.fastest("Fastest: ", measured, this::name);
        return new Answer(
                headline,
                condition() + " What a user feels: the median over forks of each fork's median, warm-up left out. Words"
                        + " compare the 10th percentiles of forks with those of " + options.baseline()
                        + ", corrected for all rows. "
                        + CellComparison.whyUnsure(compared.values())
                        + relativeNote(results, CellResult::netExecution),
                List.of(steadyFigure(results, compared, Criterion.EXECUTION.target())));
    }

    private Answer spread() {
        var forks = Evidence.counting(run);
        var results = sorted(results(options.scenario()), CellResult::netExecution, false);
        var relative = relative(results, CellResult::netExecution);
        var target = relative ? Double.NaN : Criterion.EXECUTION.target();
        var axis = axis("Execution, net of host functions", "ms", relative, options.zero());
        var title = "Distribution of executions, " + Scenarios.title(options.scenario());
        var rows = new ArrayList<Figure.SpreadRow>();
        var lines = new ArrayList<Figure.Line>();
        var widest = "";
        var greatest = 0.0;
        var most = Decimation.pointsALine(results.size());
        for (var result : results) {
            var values = Evidence.netMillis(forks.getOrDefault(result.cell(), List.of()));
            var divisor = relative ? divisor(result) : 1;
            for (var i = 0; i < values.length; i++) {
                values[i] /= divisor;
            }
            var quantiles = Double.isNaN(divisor) ? null : Quantiles.of(values);
            rows.add(new Figure.SpreadRow(
                    subject(result),
                    quantiles,
                    quantiles != null && options.shape() == DistributionShape.VIOLIN
                            ? Density.of(values, axis.log())
                            : null));
            if (quantiles != null) {
                lines.add(new Figure.Line(subject(result), Curve.cumulative(values), most, Double.NaN, 0));
                var width = quantiles.p95() / quantiles.median();
                if (width > greatest) {
                    greatest = width;
                    widest = name(result) + " spreads most: one iteration in twenty takes more than "
                            + Numbers.plain(width) + " times its median ("
                            + Numbers.of(quantiles.p95(), axis.unit()) + ").";
                }
            }
        }
        Figure figure = options.shape() == DistributionShape.CURVE
                ? new Figure.Lines(
                        title, axis, new Figure.Axis("Iterations that took no longer", "%", false, true), lines,
                        Double.NaN, target)
                : new Figure.Spreads(title, axis, rows, target);
        return new Answer(
                widest.isEmpty() ? nothing() : widest,
                condition() + " All iterations that count, of all forks together."
                        + relativeNote(results(options.scenario()), CellResult::netExecution),
                List.of(figure));
    }

    private Answer size() {
        var results = results(options.scenario()).stream()
                .filter(result -> !Evidence.isBaseline(result.cell().variant()))
                .toList();
        var sizes = new HashMap<String, Estimate>();
        run.matrix().entries().stream()
                .filter(entry -> entry.criterion() == Criterion.BUNDLE && entry.figure() != null)
                .forEach(entry -> sizes.putIfAbsent(entry.variant() + "@" + entry.host() + "@" + entry.machine(), entry.figure()));
        var relative = relative(results, CellResult::netExecution);
        var lines = new ArrayList<Figure.Line>();
        var withoutSize = new ArrayList<String>();
        for (var result : results) {
            var cell = result.cell();
            var size = sizes.get(cell.variant() + "@" + cell.host() + "@" + cell.machine());
            var execution = relative
                    ? Ratio.of(result.netExecution(), baselineOf(result, CellResult::netExecution))
                    : result.netExecution();
            if (size != null && execution != null) {
                lines.add(new Figure.Line(subject(result), new Figure.Spot(size, execution)));
            } else if (size == null && execution != null) {
                withoutSize.add(name(result));
            }
        }
        var figure = new Figure.Lines(
                "Size and speed, " + Scenarios.title(options.scenario()),
                new Figure.Axis("Bundle impact", "MB", options.log(), options.zero()),
                axis("Execution, net of host functions", "ms", relative, options.zero()),
                List.copyOf(lines),
                relative ? Double.NaN : Criterion.EXECUTION.target(),
                Criterion.BUNDLE.target());
        var front = figure.front().stream().map(line -> line.subject().label()).toList();
        return new Answer(
                front.isEmpty()
                        ? withoutSize.isEmpty() ? nothing() : "What a bundle weighs was not measured in this run."
                        : "By their medians nothing is both smaller and faster than " + Wording.list(front) + ".",
                condition(results) + " Bundle impact: what a package of the extension gets larger by on this platform, as"
                        + " it was really packed. Down and left is better; what meets both criteria lies left of and below"
                        + " the target lines."
                        + (options.log() ? " A size of 0 cannot be shown on a logarithmic axis." : "")
                        + (withoutSize.isEmpty() ? "" : " No size: " + Wording.list(withoutSize) + ".")
                        + relativeNote(results, CellResult::netExecution),
                List.of(figure));
    }

    /** The steady execution of a result's baseline; NaN where it was not measured. */
    private double divisor(CellResult result) {
        return value(baselineOf(result, CellResult::netExecution));
    }

    private Answer warmUp() {
        var counting = Evidence.counting(run);
        var results = results(options.scenario());
        var single = results.stream()
                .filter(result -> result.cell().series().equals(options.series()))
                .findFirst();
        var relative = relative(results, CellResult::netExecution);
        ToDoubleFunction<CellResult> divisor = result -> relative ? divisor(result) : 1;
        var lines = new ArrayList<Figure.Line>();
        if (single.isPresent()) {
            var forks = counting.getOrDefault(single.get().cell(), List.of());
            var most = Decimation.pointsALine(forks.size());
            for (var i = 0; i < forks.size(); i++) {
                lines.add(line(
                        new Subject(
                                forks.get(i).cell(),
                                "fork " + forks.get(i).number(),
                                1,
                                forks.get(i).samples().size(),
                                Evidence.warmUp(forks.get(i))),
                        forks.get(i),
                        divisor.applyAsDouble(single.get()),
                        i,
                        most));
            }
        } else {
            var most = Decimation.pointsALine(results.size());
            for (var result : results) {
                var forks = counting.getOrDefault(result.cell(), List.of());
                if (!forks.isEmpty() && !Double.isNaN(divisor.applyAsDouble(result))) {
                    lines.add(line(subject(result), forks.getFirst(), divisor.applyAsDouble(result), 0, most));
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
                    slowest = name(result);
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
                                ? " Every fork of " + options.series() + "; " + single.get().warmUps().words() + "."
                                : " The first fork of each variant; choose one to see all its forks.")
                        + " What comes before the cut-off, where a fork was found steady, does not count in any figure;"
                        + " where none was found, the planned warm-up does not."
                        + (relative ? " Divided by the baseline's steady execution." : "")
                        + (relative ? "" : relativeNote(results, CellResult::netExecution)),
                List.of(new Figure.Lines(
                        "Iterations in their order, " + Scenarios.title(options.scenario()),
                        new Figure.Axis("Iteration", "", false, true),
                        axis("Execution, net of host functions", "ms", relative, true),
                        lines,
                        Double.NaN,
                        Double.NaN)));
    }

    private static Figure.Line line(Subject subject, Fork fork, double divisor, int shade, int most) {
        var samples = fork.samples();
        var warm = 0;
        for (var i = 0; i < samples.size(); i++) {
            if (samples.warmup(i)) {
                warm = i + 1;
            }
        }
        return new Figure.Line(
                subject,
                new Curve(
                        samples.size(),
                        i -> i + 1.0,
                        i -> (samples.executionNanos(i) - samples.hostNanos(i)) / 1e6 / divisor),
                most,
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

    private Figure.Measures memoryFigure(double target) {
        return measures(
                "Memory, " + Scenarios.title(options.scenario()),
                "Memory",
                "MB",
                List.of("Process: peak less idle", "Live heap after collection", "Guest's linear memory"),
                sorted(results(options.scenario()), CellResult::memory, false),
                List.of(CellResult::memory, CellResult::liveHeap, CellResult::guestMemory),
                target);
    }

    private Answer memory() {
        var peaks = memoryFigure(Criterion.MEMORY.target());
        var overTime = memoryOverTime();
        var measured = measured(results(options.scenario()), CellResult::memory);
        var headline = measured.isEmpty()
                ? nothing()
                : leader("Leanest: ", measured, CellResult::memory, "MB")
                        + (measured.size() > 1
                                ? " " + name(measured.getLast()) + " needs most, "
                                        + Numbers.of(measured.getLast().memory(), "MB") + "."
                                : "");
        return new Answer(
                headline,
                condition() + " Process: the most of the worker's pages that were in physical memory at a time, those of"
                        + " libraries included, less the same of the idle worker. Live heap: what the host's collector"
                        + " keeps (the JVM's heap, or the guest's V8 heap); memory outside of it is not in it. Guest:"
                        + " the linear memory of one instance. 1 MB = 1,000,000 bytes."
                        + (overTime.isEmpty()
                                ? " Memory over time was not recorded in this run."
                                : " Over time: all that was resident of the worker, the idle worker included, read from"
                                        + " outside; of each variant the fork with the middle peak.")
                        + relativeNote(results(options.scenario()), CellResult::memory),
                overTime.isEmpty() ? List.of(peaks) : List.of(peaks, overTime),
                peaks.table(),
                false);
    }

    /** What was resident of the workers, the fork with the middle peak of each result. */
    private Figure.Lines memoryOverTime() {
        var counting = Evidence.counting(run);
        var lines = new ArrayList<Figure.Line>();
        for (var result : results(options.scenario())) {
            var recorded = counting.getOrDefault(result.cell(), List.of()).stream()
                    .filter(fork -> fork.end().memory() != null && fork.end().memory().size() > 0)
                    .sorted(Comparator.comparingLong(fork -> fork.end().peakBytes()))
                    .toList();
            if (!recorded.isEmpty()) {
                lines.add(memoryOverTime(subject(result), recorded.get((recorded.size() - 1) / 2)));
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

    private static Figure.Line memoryOverTime(Subject subject, Fork fork) {
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

    private Answer load() {
        var scenario = Scenarios.CONCURRENT;
        var results = results(scenario);
        var counting = Evidence.counting(run);
        var measured = measured(results, CellResult::throughput).reversed();
        var throughput = measures(
                "Throughput, " + Scenarios.title(scenario),
                "Executions a second, all instances",
                "1/s",
                List.of("Throughput"),
                sorted(results, CellResult::throughput, true),
                List.of(CellResult::throughput),
                Double.NaN);
        var latency = measures(
                "Time of one execution under load, " + Scenarios.title(scenario),
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "95th percentile", "99th percentile"),
                sorted(results, CellResult::throughput, true),
                List.of(
                        CellResult::netExecution,
                        CellResult::p95,
                        result -> p99(counting.getOrDefault(result.cell(), List.of()))),
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
                        + " Percentiles are those of a typical fork; they have no interval where a fork has fewer than"
                        + " five iterations beyond them."
                        + (live ? " Partial." : "")
                        + relativeNote(results, CellResult::throughput),
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
