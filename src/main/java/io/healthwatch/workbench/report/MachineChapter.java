package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Answer;
import io.healthwatch.workbench.answer.Answers;
import io.healthwatch.workbench.answer.ChartOptions;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Headline;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.answer.Summary;
import io.healthwatch.workbench.answer.Warnings;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.MachineText;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one machine says: who meets the criteria there, and each scenario with its charts and what follows from them.
 *
 * @param name empty where the run has one machine only
 * @param facts of the machine; empty where they were not recorded
 * @param probes the language of the probes whose figures are shown; {@code language} is its name for people
 * @param baseline what charts compare with
 * @param columns the request's first, then all others, baselines last
 * @param overview the worst scenario of each variant
 * @param languages how the probes' languages compare; empty where there is one only
 */
record MachineChapter(
        String name,
        List<MachineText.Line> facts,
        Headline headline,
        List<Warnings.Warning> warnings,
        String probes,
        String language,
        String baseline,
        List<Column> columns,
        List<Chart> overview,
        List<Scenario> scenarios,
        List<Chart> languages) {

    private static final Texts TEXTS = Texts.of("documents");
    private static final int WIDTH = 900;
    private static final int AROUND_ROWS = 150;
    private static final int ROW = 26;
    private static final int LEAST_HEIGHT = 220;

    /**
     * A variant, with what it meets.
     *
     * @param why it was not measured; empty where it was
     */
    record Column(
            String group,
            String title,
            String variant,
            String host,
            boolean measured,
            boolean baseline,
            String implementation,
            String why,
            Map<String, Cell> criteria) {}

    /**
     * A criterion of a variant, in the scenario where the variant does worst; value, interval and p95 are null where
     * they were not measured.
     *
     * @param exact whether the figure has no interval as it is not estimated but counted
     */
    record Cell(
            String verdict,
            String word,
            Double value,
            Double low,
            Double high,
            Double p95,
            boolean exact,
            String unit,
            double target,
            String scenario,
            String why) {}

    /**
     * A chart.
     *
     * @param file the name of the picture's file, without an ending
     * @param headline what it says, in sentences that follow from the statistics
     */
    record Chart(String file, String title, String headline, String note) {}

    /** One scenario; {@code sentences} say what no chart of it shows. */
    record Scenario(String id, String title, List<Chart> charts, List<String> sentences) {}

    static MachineChapter of(MeasuredMachine machine, Map<String, Picture> pictures) {
        return new Maker(machine, pictures).chapter();
    }

    private static final class Maker {

        private final MeasuredMachine machine;
        private final Map<String, Picture> pictures;
        private final String prefix;

        Maker(MeasuredMachine machine, Map<String, Picture> pictures) {
            this.machine = machine;
            this.pictures = pictures;
            this.prefix = machine.name().isEmpty() ? "" : machine.name().replaceAll("[^A-Za-z0-9]+", "-") + "-";
        }

        MachineChapter chapter() {
            var run = machine.run();
            var environment = machine.environment();
            return new MachineChapter(
                    machine.name(),
                    environment == null ? List.of() : MachineText.lines(environment),
                    machine.headline(),
                    machine.warnings(),
                    machine.language(),
                    Languages.title(machine.language()),
                    machine.baseline(),
                    machine.table().columns().stream().map(this::column).toList(),
                    overview(),
                    Evidence.scenarios(run).stream().map(this::scenario).toList(),
                    languages());
        }

        private Column column(MatrixColumn column) {
            var criteria = new LinkedHashMap<String, Cell>();
            for (var criterion : Criterion.values()) {
                criteria.put(criterion.id(), cell(machine.table(), criterion, column));
            }
            return new Column(
                    column.group().words(),
                    MeasuredMachine.title(column),
                    column.variant(),
                    column.host(),
                    column.measured(),
                    column.group() == MatrixColumn.Group.BASELINE,
                    column.implementation(),
                    column.reason(),
                    criteria);
        }

        private static Cell cell(MatrixTable table, Criterion criterion, MatrixColumn column) {
            var entry = table.entry(criterion, column);
            var target = table.targets().get(criterion);
            if (entry == null) {
                return new Cell(
                        "not-measured",
                        TEXTS.get("not-measured"),
                        null,
                        null,
                        null,
                        null,
                        false,
                        criterion.unit(),
                        target,
                        "",
                        column.reason());
            }
            var figure = entry.figure();
            var exact = figure != null && figure.isExact();
            var interval = figure == null || exact ? null : figure.interval();
            return new Cell(
                    entry.verdict().id(),
                    entry.verdict().word(),
                    figure == null ? null : figure.value(),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    entry.p95(),
                    exact,
                    criterion.unit(),
                    target,
                    entry.worst() == null ? "" : Scenarios.title(entry.worst().scenario()),
                    why(entry));
        }

        private static String why(Matrix.Entry entry) {
            return entry.reason().isEmpty() ? MatrixTable.elsewhere(entry) : entry.reason();
        }

        private List<Chart> overview() {
            var charts = new ArrayList<Chart>();
            for (var criterion : List.of(Criterion.COLD_START, Criterion.EXECUTION, Criterion.MEMORY)) {
                var figure = Summary.figure(machine.run(), machine.table(), criterion);
                if (!figure.isEmpty()) {
                    charts.add(chart(
                            "worst-" + figure.title().toLowerCase().replace(' ', '-'),
                            figure,
                            "",
                            TEXTS.get("worst-scenario")));
                }
            }
            return charts;
        }

        private Scenario scenario(String id) {
            var charts = new ArrayList<Chart>();
            charts.addAll(charts(id + "-execution", Question.STEADY, id));
            charts.addAll(charts(id + "-cold-start", Question.COLD_START, id));
            if (id.equals(Scenarios.CONCURRENT)) {
                charts.addAll(charts(id + "-load", Question.LOAD, id));
            }
            var sentences = new ArrayList<String>();
            for (var question : List.of(Question.SPREAD, Question.WARM_UP, Question.MEMORY)) {
                sentences.add(answer(question, id).headline());
            }
            return new Scenario(id, Scenarios.title(id), charts, sentences);
        }

        private List<Chart> languages() {
            var run = machine.run();
            if (Evidence.languages(run).size() < 2) {
                return List.of();
            }
            return Evidence.scenarios(run).stream()
                    .filter(scenario -> Evidence.languages(run, scenario).size() > 1)
                    .flatMap(scenario ->
                            charts(scenario + "-languages", Question.LANGUAGES_AND_RUNTIMES, scenario).stream())
                    .toList();
        }

        private Answer answer(Question question, String scenario) {
            var options = ChartOptions.atFirst(question, scenario, machine.language(), machine.baseline());
            return Answers.of(machine.run(), options, ProbeModules.NONE);
        }

        private List<Chart> charts(String name, Question question, String scenario) {
            var answer = answer(question, scenario);
            var charts = new ArrayList<Chart>();
            for (var figure : answer.figures()) {
                if (!figure.isEmpty()) {
                    var first = charts.isEmpty();
                    charts.add(chart(
                            first ? name : name + "-" + (charts.size() + 1),
                            figure,
                            first ? answer.headline() : "",
                            first ? answer.note() : ""));
                }
            }
            return charts;
        }

        private Chart chart(String name, Figure figure, String headline, String note) {
            var file = prefix + name;
            pictures.put(
                    file,
                    new Picture(
                            figure,
                            "",
                            DocumentFonts.theme(),
                            new Charts.Look(null, null, false),
                            WIDTH,
                            Math.max(LEAST_HEIGHT, figure.rowCount() * ROW + AROUND_ROWS)));
            return new Chart(file, figure.title(), headline, note);
        }
    }
}
