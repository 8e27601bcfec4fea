package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Ratio;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers questions out of a run, and holds what all answers share. Pure functions; any thread. */
public final class Answers {

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
            case COLD_START -> new ColdStartAnswers(options, answers).coldStart();
            case STEADY -> new SpeedAnswers(run, options, answers).steady();
            case FASTER -> new SpeedAnswers(run, options, answers).faster();
            case SPREAD -> new IterationAnswers(run, options, answers).spread();
            case SIZE -> new SizeAnswers(run, options, answers).size();
            case WARM_UP -> new IterationAnswers(run, options, answers).warmUp();
            case MEMORY -> new MemoryAnswers(run, options, answers).memory();
            case LOAD -> new LoadAnswers(run, answers).load();
            case LANGUAGES -> new LanguageAnswers(run, options, answers).cost(modules);
            case LANGUAGES_AND_RUNTIMES -> new LanguageAnswers(run, options, answers).grid();
        };
    }

    List<CellResult> results(String scenario) {
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

    Subject subject(CellResult result) {
        return Evidence.subject(result, severalLanguages);
    }

    String name(CellResult result) {
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

    static double value(Estimate estimate) {
        return estimate == null ? Double.NaN : estimate.value();
    }

    /** Whether the run is being measured. */
    boolean live() {
        return live;
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
    String leader(
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
                .map(this::name)
                .toList();
        var words = before + name(best) + ", " + Numbers.of(figure.apply(best), unit) + ".";
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

    String condition() {
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

    Figure.Axis axis(String label, String unit, boolean relative, boolean zero) {
        return axis(label, unit, relative, options.log(), zero);
    }

    Figure.Axis axis(String label, String unit, boolean relative, boolean log, boolean zero) {
        return new Figure.Axis(
                relative ? label + ", relative to " + options.baseline() : label, relative ? "×" : unit, log, zero);
    }

    static Subject remarked(Subject subject, Estimate baseline) {
        return baseline != null || !subject.remark().isEmpty()
                ? subject
                : new Subject(
                        subject.cell(), subject.label(), subject.forks(), subject.iterations(), "baseline not measured");
    }

    Figure.Measures measures(
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
}
