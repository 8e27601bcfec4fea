package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what compares languages. */
final class LanguageAnswers {

    private static final double KILOBYTE = 1e3;
    private static final double MEGABYTE = 1e6;

    private final RunSnapshot run;
    private final ChartOptions options;
    private final Answers answers;
    private final ColdStartAnswers coldStarts;

    LanguageAnswers(RunSnapshot run, ChartOptions options, Answers answers) {
        this.run = run;
        this.options = options;
        this.answers = answers;
        this.coldStarts = new ColdStartAnswers(options, answers);
    }

    /** One runtime in all languages, the baselines beside it. */
    Answer cost(ProbeModules modules) {
        var shown = Evidence.results(run, options.scenario(), "", "").stream()
                .filter(result -> result.cell().series().equals(options.series())
                        || Evidence.isBaseline(result.cell().variant()))
                .toList();
        var about = options.series() + ", " + Scenarios.title(options.scenario());
        var figures = new ArrayList<Figure>();
        figures.add(answers.measures(
                "Execution by language, " + about,
                "Execution, net of host functions",
                "ms",
                List.of("Execution, net", "Host functions"),
                answers.sorted(shown, CellResult::netExecution, false),
                LanguageAnswers::subject,
                List.of(CellResult::netExecution, CellResult::host),
                Criterion.EXECUTION.target()));
        figures.add(coldStarts.shown(coldStarts.of(
                "Cold start by language, " + about,
                answers.sorted(shown, CellResult::coldStart, false),
                LanguageAnswers::subject,
                Criterion.COLD_START.target())));
        figures.add(answers.measures(
                "Memory by language, " + about,
                "Memory",
                "MB",
                List.of("Process: peak less idle", "Guest's linear memory"),
                answers.sorted(shown, CellResult::memory, false),
                LanguageAnswers::subject,
                List.of(CellResult::memory, CellResult::guestMemory),
                Criterion.MEMORY.target()));
        if (!modules.languages().isEmpty()) {
            figures.add(sizes(modules));
        }
        return new Answer(
                costHeadline(shown, modules),
                answers.condition(shown)
                        + coldStarts.partsNote()
                        + answers.relativeNote(shown, CellResult::netExecution)
                        + builtOn(modules),
                List.copyOf(figures),
                table(modules),
                true);
    }

    private static Subject subject(CellResult result) {
        var cell = result.cell();
        return new Subject(
                cell,
                Evidence.isBaseline(cell.variant()) ? cell.series() : Languages.title(cell.language()),
                result.forks(),
                result.iterations(),
                Evidence.shortened(result.reason()));
    }

    private String costHeadline(List<CellResult> shown, ProbeModules modules) {
        var languages = shown.stream()
                .filter(result -> !Evidence.isBaseline(result.cell().variant()))
                .toList();
        var measured = Answers.measured(languages, CellResult::netExecution);
        if (measured.isEmpty()) {
            return answers.nothing();
        }
        if (languages.size() == 1) {
            return "Only " + subject(languages.getFirst()).label()
                    + " was measured in this run; choose further languages under Evaluate to compare them.";
        }
        return answers.contest(Quantity.EXECUTION)
                .fastest(
                        "Fastest in " + options.series() + ": ",
                        measured,
                        result -> subject(result).label())
                + smallest(modules);
    }

    private String smallest(ProbeModules modules) {
        return modules.languages().stream()
                .flatMap(language -> language.module(options.scenario()).stream()
                        .map(module -> new Sized(language.language(), module)))
                .min(Comparator.comparingLong(sized -> sized.module().bytes()))
                .map(sized -> " Smallest module: " + Languages.title(sized.language()) + ", "
                        + Numbers.of(sized.module().bytes() / KILOBYTE, "kB") + ".")
                .orElse("");
    }

    private record Sized(String language, ProbeModules.Module module) {}

    private static String builtOn(ProbeModules modules) {
        return modules.machine().isEmpty()
                ? ""
                : " Module sizes are of the modules that come with this workbench; build time and toolchain were measured"
                        + " on " + modules.machine() + " at " + modules.builtAt() + ".";
    }

    private static Figure sizes(ProbeModules modules) {
        var rows = modules.languages().stream()
                .flatMap(language ->
                        language.modules().stream().map(module -> new Sized(language.language(), module)))
                .sorted(Comparator.comparingInt((Sized sized) -> Scenarios.place(sized.module().scenario()))
                        .thenComparing(sized -> sized.module().bytes()))
                .map(sized -> new Figure.MeasureRow(
                        new Subject(
                                null,
                                Scenarios.title(sized.module().scenario()) + " · " + Languages.title(sized.language()),
                                0,
                                0,
                                ""),
                        List.of(
                                Estimate.exact(sized.module().bytes() / KILOBYTE),
                                Estimate.exact(sized.module().gzipBytes() / KILOBYTE))))
                .toList();
        return new Figure.Measures(
                "Module size by scenario and language",
                new Figure.Axis("Module size, 1 kB = 1,000 bytes", "kB", false, true),
                List.of("Module", "Compressed by gzip"),
                rows,
                Double.NaN);
    }

    private Table table(ProbeModules modules) {
        var measured = options.series();
        var columns = new ArrayList<>(List.of(
                Table.Column.text("Language"),
                Table.Column.text("Scenario"),
                Table.Column.number("Lines of code", ""),
                Table.Column.number("Module", "kB"),
                Table.Column.number("gzip", "kB"),
                Table.Column.number("Build, all modules", "s"),
                Table.Column.number("Toolchain", "MB"),
                Table.Column.text("Toolchain's versions"),
                Table.Column.number("Compile, " + measured, "ms"),
                Table.Column.number("Execution, net", "ms"),
                Table.Column.text("95 % interval"),
                Table.Column.number("Memory", "MB")));
        Baselines.SERIES.forEach(series -> columns.add(Table.Column.text("Execution × " + series)));
        columns.add(Table.Column.number("Forks", ""));
        columns.add(Table.Column.text("Remark"));
        var rows = new ArrayList<Table.Row>();
        for (var language : languages(modules)) {
            for (var scenario : scenarios(modules, language)) {
                rows.add(row(modules, language, scenario));
            }
        }
        return new Table("What a language costs; measured in " + measured, columns, rows);
    }

    private List<String> languages(ProbeModules modules) {
        return Stream.concat(
                        modules.languages().stream().map(ProbeModules.Language::language),
                        Evidence.languages(run).stream())
                .distinct()
                .toList();
    }

    private List<String> scenarios(ProbeModules modules, String language) {
        return Stream.concat(
                        modules.language(language).stream()
                                .flatMap(known -> known.modules().stream().map(ProbeModules.Module::scenario)),
                        results(language).map(result -> result.cell().scenario()))
                .distinct()
                .sorted(Comparator.comparingInt(Scenarios::place))
                .toList();
    }

    private Stream<CellResult> results(String language) {
        return run.results().stream()
                .filter(result -> result.cell().series().equals(options.series())
                        && result.cell().language().equals(language));
    }

    private Table.Row row(ProbeModules modules, String language, String scenario) {
        var known = modules.language(language);
        var module = known.flatMap(all -> all.module(scenario));
        var result = results(language)
                .filter(any -> any.cell().scenario().equals(scenario))
                .findFirst();
        var execution = result.map(CellResult::netExecution).orElse(null);
        var values = new ArrayList<Object>(List.of(
                Languages.title(language),
                Scenarios.title(scenario),
                module.<Object>map(ProbeModules.Module::linesOfCode).orElse(Double.NaN),
                module.map(each -> each.bytes() / KILOBYTE).orElse(Double.NaN),
                module.map(each -> each.gzipBytes() / KILOBYTE).orElse(Double.NaN),
                known.map(ProbeModules.Language::buildSeconds).orElse(Double.NaN),
                known.map(ProbeModules.Language::toolchainBytes).map(bytes -> bytes / MEGABYTE).orElse(Double.NaN),
                known.map(LanguageAnswers::toolchain).orElse(""),
                Answers.value(result.map(CellResult::compile).orElse(null)),
                Answers.value(execution),
                execution == null || execution.interval() == null ? Numbers.NONE : Numbers.of(execution.interval()),
                Answers.value(result.map(CellResult::memory).orElse(null))));
        for (var series : Baselines.SERIES) {
            values.add(result.map(any -> Ratio.of(
                            execution, Baselines.of(run, any.cell(), series, CellResult::netExecution)))
                    .map(Numbers::withInterval)
                    .orElse(execution == null ? Numbers.NONE : "baseline not measured"));
        }
        values.add(result.map(CellResult::forks).orElse(0));
        values.add(result.map(any -> Evidence.shortened(any.reason()))
                .orElse(options.series() + " was not measured in it"));
        return new Table.Row(result.map(CellResult::cell).orElse(null), List.copyOf(values));
    }

    private static String toolchain(ProbeModules.Language language) {
        return language.toolchain().entrySet().stream()
                .map(tool -> tool.getKey() + " " + tool.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Every runtime with every language. */
    Answer grid() {
        var results = answers.results(options.scenario(), "").stream()
                .filter(result -> !Evidence.isBaseline(result.cell().variant()))
                .toList();
        Function<CellResult, Estimate> figure = CellResult::netExecution;
        var measured = Answers.measured(results, figure);
        var relative = answers.relative(results, figure);
        var fastest = measured.isEmpty() ? null : figure.apply(measured.getFirst());
        var rows = results.stream().map(result -> result.cell().series()).distinct().toList();
        var languages = Evidence.languages(run, options.scenario());
        var cells = new ArrayList<Figure.GridCell>();
        for (var row : rows) {
            for (var language : languages) {
                var result = results.stream()
                        .filter(any -> any.cell().series().equals(row) && any.cell().language().equals(language))
                        .findFirst();
                cells.add(result.map(any -> new Figure.GridCell(
                                Evidence.subject(any, true),
                                figure.apply(any),
                                Ratio.of(figure.apply(any), relative ? answers.baselineOf(any, figure) : fastest)))
                        .orElseGet(() -> new Figure.GridCell(
                                new Subject(null, row + " · " + Languages.title(language), 0, 0, "not part of this run"),
                                null,
                                null)));
            }
        }
        return new Answer(
                measured.isEmpty() ? answers.nothing() : gridHeadline(measured),
                answers.condition(results) + " Each cell: execution net of host functions, and its ratio to "
                        + (relative ? options.baseline() : "the fastest cell") + "."
                        + answers.relativeNote(results, figure),
                List.of(new Figure.Grid(
                        "Execution by runtime and language, " + Scenarios.title(options.scenario()),
                        new Figure.Axis("Execution, net of host functions", "ms", options.log(), true),
                        "relative to " + (relative ? options.baseline() : "the fastest"),
                        rows,
                        languages.stream().map(Languages::title).toList(),
                        List.copyOf(cells))));
    }

    private String gridHeadline(List<CellResult> measured) {
        Function<CellResult, String> name = result -> Evidence.name(result.cell(), true);
        var widest = measured.stream()
                .collect(Collectors.groupingBy(result -> result.cell().series()))
                .values()
                .stream()
                .filter(bySpeed -> bySpeed.size() > 1)
                .max(Comparator.comparingDouble(LanguageAnswers::range));
        return answers.contest(Quantity.EXECUTION).fastest("Fastest: ", measured, name)
                + widest.map(bySpeed -> " The language matters most in "
                                + bySpeed.getFirst().cell().series() + ": "
                                + Languages.title(bySpeed.getLast().cell().language()) + " takes "
                                + Numbers.plain(range(bySpeed)) + " times as long as "
                                + Languages.title(bySpeed.getFirst().cell().language()) + ".")
                        .orElse("");
    }

    private static double range(List<CellResult> bySpeed) {
        return bySpeed.getLast().netExecution().value()
                / bySpeed.getFirst().netExecution().value();
    }
}
