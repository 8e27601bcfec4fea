package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Answer;
import io.healthwatch.workbench.answer.Answers;
import io.healthwatch.workbench.answer.ChartOptions;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.answer.Summary;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.decision.DecisionDocument;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.MachineText;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Point;
import io.healthwatch.workbench.report.Slide.Topic;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A presentation of a run: its slides in their order, and what they were made of. Never changes; any thread.
 *
 * @param name the run's profile and time
 * @param table the matrix that the slides show
 */
public record Deck(RunSnapshot run, RunRecords records, String name, RunStatus status, MatrixTable table, List<Slide> slides) {

    private static final Texts TEXTS = Texts.of("slides");

    /** The presentation of a run as it is now; not on the FX thread, as all figures are judged anew. */
    public static Deck of(RunSnapshot run, RunRecords records) {
        var table = MatrixTable.of(run, "node", Languages.FIRST, Map.of(), _ -> "");
        var status = RunStatus.of(run);
        var name = TEXTS.get("name", run.header().plan().profile(), Formats.time(run.header().created()));
        return new Deck(run, records, name, status, table, new Maker(run, records, status, table).slides());
    }

    /** Whether the run is still being measured. */
    public boolean live() {
        return run.state() == RunState.RUNNING && status.face() == RunStatus.Face.LIVE;
    }

    /**
     * The attacks behind a cell of the security table, those that got through first.
     *
     * @param series the row's
     */
    public List<Slide> attacks(String series, ChecklistItem item) {
        return SecuritySlides.attacks(records, series, item);
    }

    /** Makes the slides. */
    private static final class Maker {

        private static final Set<String> TOLD_OF_MACHINE = Set.of("Machine", "Processor", "Cores", "Memory", "System");

        private final RunSnapshot run;
        private final RunRecords records;
        private final RunStatus status;
        private final MatrixTable table;
        private final Summary summary;
        private final boolean live;
        private final String scenario;
        private final String language;

        Maker(RunSnapshot run, RunRecords records, RunStatus status, MatrixTable table) {
            this.run = run;
            this.records = records;
            this.status = status;
            this.table = table;
            this.summary = Summary.of(run, Languages.FIRST, _ -> "");
            this.live = status.face() == RunStatus.Face.LIVE;
            this.scenario = Evidence.scenarios(run).getFirst();
            this.language = Evidence.language(run, scenario, Languages.FIRST);
        }

        List<Slide> slides() {
            var slides = new ArrayList<Slide>();
            slides.addAll(question());
            if (status.face() == RunStatus.Face.FAILED) {
                slides.addAll(SecuritySlides.of(table, records));
                slides.addAll(caveats());
                return List.copyOf(slides);
            }
            slides.addAll(MatrixSlides.of(run, table));
            slides.addAll(chart(Topic.COLD_START, Criterion.COLD_START, Summary.figure(run, table, Criterion.COLD_START)));
            slides.addAll(chart(Topic.EXECUTION, Criterion.EXECUTION, Summary.figure(run, table, Criterion.EXECUTION)));
            var peaks = chart(Topic.MEMORY, Criterion.MEMORY, Summary.figure(run, table, Criterion.MEMORY));
            slides.addAll(peaks);
            slides.addAll(memoryOverTime(peaks.size() + 1));
            slides.addAll(size());
            slides.addAll(SecuritySlides.of(table, records));
            slides.addAll(recommendation());
            slides.addAll(caveats());
            return List.copyOf(slides);
        }

        private List<Slide> question() {
            var plan = run.header().plan();
            var scenarios = Evidence.scenarios(run);
            var variants = variants();
            var languages = Evidence.languages(run).stream().map(Languages::title).toList();
            var points = new ArrayList<Point>();
            points.add(new Point(
                    TEXTS.get("question.asked"),
                    TEXTS.get(
                            "question.asked-words",
                            Arrays.stream(Criterion.values())
                                    .map(criterion -> criterion.title() + " " + MatrixSlides.target(table, criterion))
                                    .collect(Collectors.joining(", ")))));
            var names = Wording.list(scenarios.stream().map(Scenarios::title).toList());
            points.add(new Point(
                    TEXTS.get("question.measured"),
                    languages.isEmpty() ? names : TEXTS.get("question.with-languages", names, Wording.list(languages))));
            points.add(new Point(TEXTS.get("question.where"), where()));
            points.add(new Point(
                    TEXTS.get("question.when"),
                    TEXTS.get(
                            "question.when-words",
                            Formats.time(run.header().created()),
                            summary.headline().condition().split("(?<=\\.) ")[0].replaceFirst("\\.$", ""))));
            var state = status.words().isEmpty() ? RunStatus.completion(run) : status.words();
            points.add(new Point(TEXTS.get("question.state"), state));
            if (status.face() == RunStatus.Face.FAILED) {
                points.add(new Point(TEXTS.get("question.good"), TEXTS.get("question.good-words")));
            }
            var counted = Wording.count(variants, "variant");
            return SlideLayout.points(
                    Topic.QUESTION,
                    plan.own() == null
                            ? TEXTS.get("question.sentence", counted, Wording.count(scenarios.size(), "scenario"))
                            : TEXTS.get("question.sentence-own", counted),
                    "",
                    points);
        }

        private int variants() {
            return (int) run.header().plan().cells().stream()
                    .map(cell -> cell.series())
                    .distinct()
                    .count();
        }

        private String where() {
            return MeasuredMachine.all(run).stream()
                    .filter(machine -> machine.environment() != null)
                    .map(machine -> MachineText.lines(machine.environment()).stream()
                            .filter(line -> TOLD_OF_MACHINE.contains(line.what()))
                            .map(MachineText.Line::value)
                            .collect(Collectors.joining("; ")))
                    .collect(Collectors.joining(". "));
        }

        private List<Slide> chart(Topic topic, Criterion criterion, Figure figure) {
            var rows = figure.subjects().size();
            if (rows == 0) {
                return SlideLayout.points(topic, TEXTS.get(live ? "chart.none-yet" : "chart.none"), "", List.of());
            }
            var extent = Charts.extent(figure, false);
            return SlideLayout.pages(
                    topic,
                    1,
                    standing(criterion),
                    TEXTS.get("chart.note"),
                    IntStream.range(0, rows).boxed().toList(),
                    SlideLayout.CHART_AROUND,
                    _ -> SlideLayout.CHART_ROW,
                    page -> new Content.Chart(part(figure, page), extent));
        }

        private List<Slide> memoryOverTime(int first) {
            var figure = answer(Question.MEMORY).figures().getLast();
            return figure instanceof Figure.Lines lines
                    ? lines(
                            Topic.MEMORY,
                            first,
                            TEXTS.get("memory.over-time", Scenarios.title(scenario), Languages.title(language)),
                            TEXTS.get("memory.over-time-note"),
                            lines)
                    : List.of();
        }

        private List<Slide> size() {
            var answer = answer(Question.SIZE);
            return lines(Topic.SIZE, 1, answer.headline(), answer.note(), (Figure.Lines) answer.figures().getFirst());
        }

        /** As the Charts view answers it at first. */
        private Answer answer(Question question) {
            return Answers.of(run, ChartOptions.atFirst(question, scenario, language, ""), ProbeModules.NONE);
        }

        /** One page; none where there is nothing to draw. */
        private static List<Slide> lines(Topic topic, int first, String text, String note, Figure.Lines figure) {
            return figure.isEmpty()
                    ? List.of()
                    : SlideLayout.pages(
                            topic, first, text, note, List.of(figure), 0, _ -> 0, page -> new Content.Chart(figure, null));
        }

        /** Some rows of a figure; none where the page has room for nothing but its text. */
        private static Figure part(Figure figure, List<Integer> rows) {
            var from = rows.isEmpty() ? 0 : rows.getFirst();
            var to = from + rows.size();
            return switch (figure) {
                case Figure.Stacks all -> new Figure.Stacks(
                        all.title(), all.axis(), all.parts(), all.whole(), all.rows().subList(from, to), all.target());
                case Figure.Measures all -> new Figure.Measures(
                        all.title(), all.axis(), all.names(), all.rows().subList(from, to), all.target());
                default -> throw new IllegalArgumentException("a slide shows no " + figure.getClass().getSimpleName());
            };
        }

        /** Who is below the target for certain, and who is not. */
        private String standing(Criterion criterion) {
            var names = new LinkedHashMap<Verdict, List<String>>();
            table.columns().stream()
                    .filter(column -> column.measured() && column.group() != MatrixColumn.Group.BASELINE)
                    .forEach(column -> names.computeIfAbsent(
                                    table.entry(criterion, column).verdict(), _ -> new ArrayList<>())
                            .add(name(column)));
            var sentences = new ArrayList<String>();
            if (live) {
                sentences.add(TEXTS.get("standing.live"));
            }
            var target = Numbers.round(table.targets().get(criterion)) + " " + criterion.unit();
            names.computeIfPresent(Verdict.PASS, (_, met) -> {
                sentences.add(TEXTS.get("standing.met", target, SlideLayout.named(met)));
                return met;
            });
            names.computeIfPresent(Verdict.BORDERLINE, (_, unsure) -> {
                sentences.add(TEXTS.get("standing.unsure", SlideLayout.named(unsure)));
                return unsure;
            });
            names.computeIfPresent(Verdict.FAIL, (_, missed) -> {
                sentences.add(TEXTS.get(
                        names.containsKey(Verdict.PASS) ? "standing.missed" : "standing.all-missed", SlideLayout.named(missed), target));
                return missed;
            });
            return String.join(" ", sentences);
        }

        private static String name(MatrixColumn column) {
            return column.group() == MatrixColumn.Group.REQUEST && column.machine().isEmpty()
                    ? column.title()
                    : column.series();
        }

        private List<Slide> recommendation() {
            var machine = MeasuredMachine.mostMeasured(MeasuredMachine.all(run));
            var decision = DecisionDocument.of(
                    Decision.of(
                            Candidates.options(machine, records.assessment(), records.ratings()),
                            records.model().model()),
                    machine.name(),
                    Languages.title(machine.language()),
                    records.model().problem());
            var points = new ArrayList<Point>();
            decision.conditions().forEach(words -> points.add(new Point(TEXTS.get("recommendation.condition"), words)));
            if (decision.losing() != null) {
                points.add(new Point(TEXTS.get("recommendation.change"), decision.losing().sentence()));
            }
            decision.sensitivity().stream()
                    .filter(sensitive -> sensitive.stretches().size() > 1)
                    .forEach(sensitive -> points.add(new Point(TEXTS.get("recommendation.weight"), sensitive.sentence())));
            if (!decision.problem().isEmpty()) {
                points.add(new Point(TEXTS.get("recommendation.problem"), decision.problem()));
            }
            return SlideLayout.points(
                    Topic.RECOMMENDATION,
                    (live ? TEXTS.get("recommendation.live") + " " : "") + decision.recommendation(),
                    TEXTS.get(
                            "recommendation.note",
                            decision.language(),
                            TEXTS.get(decision.standard() ? "recommendation.standard" : "recommendation.own")),
                    together(points));
        }

        /** Points that follow each other under one word have it once. */
        private static List<Point> together(List<Point> points) {
            var joined = new ArrayList<Point>();
            for (var i = 0; i < points.size(); i++) {
                var repeated = i > 0 && points.get(i).lead().equals(points.get(i - 1).lead());
                joined.add(repeated ? new Point("", points.get(i).words()) : points.get(i));
            }
            return joined;
        }

        private List<Slide> caveats() {
            var points = summary.warnings().stream()
                    .map(warning -> new Point(warning.title(), warning.words()))
                    .toList();
            return SlideLayout.points(
                    Topic.CAVEATS,
                    points.isEmpty()
                            ? TEXTS.get("caveats.none")
                            : TEXTS.get("caveats.some", Wording.count(points.size(), "caveat")),
                    "",
                    points);
        }
    }
}
