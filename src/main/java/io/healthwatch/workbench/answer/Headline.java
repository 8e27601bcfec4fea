package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.run.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The answer in words: who meets what was measured, what the others miss and by how much. Says nothing of
 * what was not measured but that it was not.
 *
 * @param answer who meets the criteria: the sentence for all to read
 * @param asked what those that were asked for miss; may be empty
 * @param others what further variants miss; may be empty
 * @param condition what the answer holds under
 */
public record Headline(String answer, String asked, String others, String condition) {

    private static final List<String> COUNTS = List.of("none", "the one", "both", "all three", "all four");

    /** The headline of a run; the matrix is that run's. */
    public static Headline of(RunSnapshot run, MatrixTable table) {
        var measured = Arrays.stream(Criterion.values())
                .filter(criterion -> table.columns().stream()
                        .map(column -> table.entry(criterion, column))
                        .anyMatch(entry -> entry != null && entry.figure() != null))
                .toList();
        if (measured.isEmpty()) {
            return new Headline(
                    run.state() == RunState.RUNNING ? "Nothing counts so far." : "Nothing in this run counts.",
                    "",
                    "",
                    condition(run, table, measured));
        }
        var live = run.state() == RunState.RUNNING;
        var runtimes = table.columns().stream()
                .filter(column -> column.measured() && column.group() != MatrixColumn.Group.BASELINE)
                .toList();
        var meeting = runtimes.stream()
                .filter(column -> measured.stream()
                        .allMatch(criterion -> table.entry(criterion, column).verdict() == Verdict.PASS))
                .toList();
        var answer = (live ? "So far " : "")
                + meeting(meeting, measured.size())
                + (measured.size() < Criterion.values().length ? " (" + names(measured) + ")" : "")
                + ".";
        var asked = runtimes.stream()
                .filter(column -> column.group() == MatrixColumn.Group.REQUEST && !meeting.contains(column))
                .collect(Collectors.groupingBy(
                        column -> Missed.of(table, column, measured), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(alike -> alike.getKey().sentence(alike.getValue()))
                .collect(Collectors.joining(" "));
        var others = others(
                table,
                runtimes.stream()
                        .filter(column -> column.group() == MatrixColumn.Group.ALSO && !meeting.contains(column))
                        .toList(),
                measured);
        return new Headline(answer, asked, others, condition(run, table, measured));
    }

    private static String meeting(List<MatrixColumn> meeting, int measured) {
        var criteria = COUNTS.get(measured) + (measured == Criterion.values().length ? "" : " measured")
                + (measured == 1 ? " criterion" : " criteria");
        if (meeting.isEmpty()) {
            return "no runtime surely meets " + criteria;
        }
        return list(meeting.stream().map(Headline::name).toList()) + (meeting.size() == 1 ? " meets " : " meet ")
                + criteria;
    }

    /** The request's word for it, with the variant where that says more. */
    private static String name(MatrixColumn column) {
        return column.group() == MatrixColumn.Group.REQUEST
                        && !column.series().equalsIgnoreCase(column.title())
                ? column.title() + " (" + column.series() + ")"
                : column.title().equalsIgnoreCase(column.series()) ? column.title() : column.series();
    }

    /** What a column misses, on what it is borderline, and for what it has no figure. */
    private record Missed(List<String> missed, List<String> unsure, List<String> unknown) {

        static Missed of(MatrixTable table, MatrixColumn column, List<Criterion> measured) {
            var missed = new Missed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var criterion : measured) {
                var entry = table.entry(criterion, column);
                switch (entry.verdict()) {
                    case FAIL -> missed.missed.add(by(criterion, entry));
                    case BORDERLINE -> missed.unsure.add(lower(criterion));
                    case NOT_MEASURED -> missed.unknown.add(lower(criterion));
                    case PASS, NOT_APPLICABLE -> {}
                }
            }
            return missed;
        }

        String sentence(List<MatrixColumn> columns) {
            var one = columns.size() == 1;
            var parts = new ArrayList<String>();
            if (!missed.isEmpty()) {
                parts.add((one ? "misses " : "miss ") + list(missed));
            }
            if (!unsure.isEmpty()) {
                parts.add((one ? "is borderline on " : "are borderline on ") + list(unsure));
            }
            if (!unknown.isEmpty()) {
                parts.add((one ? "has no figure for " : "have no figure for ") + list(unknown));
            }
            return list(columns.stream().map(Headline::name).toList()) + " " + list(parts) + ".";
        }
    }

    /** What further variants miss, a criterion after the other. */
    private static String others(MatrixTable table, List<MatrixColumn> columns, List<Criterion> measured) {
        if (columns.isEmpty()) {
            return "";
        }
        var missed = new ArrayList<String>();
        for (var criterion : measured) {
            var times = columns.stream()
                    .map(column -> table.entry(criterion, column))
                    .filter(entry -> entry.verdict() == Verdict.FAIL)
                    .mapToDouble(entry -> entry.figure().value() / entry.target())
                    .summaryStatistics();
            if (times.getCount() > 0) {
                missed.add(lower(criterion) + " is missed by " + times.getCount() + " ("
                        + (times.getCount() == 1
                                ? Numbers.plain(times.getMax())
                                : Numbers.plain(times.getMin()) + " to " + Numbers.plain(times.getMax()))
                        + " times the target)");
            }
        }
        var who = columns.size() == 1
                ? "Of the one other runtime measured that does not meet them all: "
                : "Of the " + columns.size() + " other runtimes measured that do not surely meet them all: ";
        return missed.isEmpty()
                ? columns.size() + " other " + (columns.size() == 1 ? "runtime is" : "runtimes are")
                        + " borderline or lack a figure."
                : who + list(missed) + ".";
    }

    private static String by(Criterion criterion, Matrix.Entry entry) {
        var over = entry.figure().value() - entry.target();
        var times = entry.figure().value() / entry.target();
        return lower(criterion)
                + (times >= 2
                        ? " (" + Numbers.plain(times) + " times the target)"
                        : " by " + Numbers.of(Math.max(0, over), criterion.unit()));
    }

    private static String lower(Criterion criterion) {
        return criterion.title().toLowerCase(Locale.ROOT);
    }

    private static String names(List<Criterion> criteria) {
        return list(criteria.stream().map(Headline::lower).toList());
    }

    private static String condition(RunSnapshot run, MatrixTable table, List<Criterion> measured) {
        var words = new ArrayList<String>();
        var plan = run.header().plan();
        var forks = run.results().stream()
                .mapToInt(CellResult::forks)
                .filter(count -> count > 0)
                .summaryStatistics();
        var counts = forks.getCount() == 0
                ? "no fork that counts"
                : forks.getMin() == forks.getMax()
                        ? Numbers.count(forks.getMin(), "fork") + " each"
                        : forks.getMin() + " to " + forks.getMax() + " forks each";
        words.add("Profile " + plan.profile() + ", " + counts + ".");
        if (run.noise() != null && !Double.isNaN(run.noise().level())) {
            words.add("The machine was " + (run.noise().tooNoisy() ? "noisy" : "quiet") + " (noise "
                    + Wording.percent(run.noise().level()) + ").");
        }
        if (run.results().stream().map(result -> result.cell().host()).distinct().count() > 1) {
            words.add("Where a variant was measured in both hosts, "
                    + (table.host().equals("node") ? "Node" : "the JVM") + " counts.");
        }
        if (table.severalLanguages()) {
            words.add("Probes in " + Languages.title(table.language()) + "; the matrix shows the other languages.");
        }
        var absent = table.columns().stream()
                .filter(column -> !column.measured())
                .map(MatrixColumn::title)
                .toList();
        if (!absent.isEmpty()) {
            words.add(list(absent) + (absent.size() == 1 ? " was" : " were") + " not measured.");
        }
        var left = Arrays.stream(Criterion.values())
                .filter(criterion -> !measured.contains(criterion))
                .map(Criterion::title)
                .toList();
        if (!left.isEmpty() && !measured.isEmpty()) {
            words.add(list(left) + (left.size() == 1 ? " was" : " were") + " not measured.");
        }
        if (!table.targetsAreTheRequests()) {
            words.add("The targets are not the request's.");
        }
        return String.join(" ", words);
    }

    private static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** Who meets the criteria, with a capital letter where the sentence begins with a word of ours. */
    public String answer() {
        return answer.startsWith("no ") ? "N" + answer.substring(1) : answer;
    }

    /** Who meets the criteria, and what of those that were asked for the others miss. */
    public String sentence() {
        return asked.isEmpty() ? answer() : answer() + " " + asked;
    }
}
