package io.healthwatch.workbench.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.chart.Decimation;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.charts.ChartsModel;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Doubt;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    private static final RunSnapshot RUN = Runs.ofEverything().weighed().snapshot();
    private static final RunSnapshot IN_TWO_LANGUAGES = new Runs()
            .with("node", "node", "c")
            .with("node", "node", "rust")
            .with("wasm3", "node", "c")
            .with("wasm3", "node", "rust")
            .with("native", "jvm", "c")
            .snapshot();
    private static final ProbeModules MODULES = new ProbeModules(
            "2026-11-22T18:24:23Z",
            "Linux x86_64, 2 cores",
            List.of(language("c", 1628, 16904, 7311, 4.2), language("rust", 900, 31000, 12000, 30.5)));

    private static ProbeModules.Language language(
            String name, int lines, long bytes, long gzipBytes, double buildSeconds) {
        return new ProbeModules.Language(
                name,
                Map.of("compiler", "1.0"),
                buildSeconds,
                187_079_968L,
                List.of(new ProbeModules.Module("json-parsing-heavy", lines, bytes, gzipBytes)));
    }

    private static String seriesOf(Question question) {
        return question == Question.LANGUAGES ? "node" : "";
    }

    private static ChartOptions ask(Question question) {
        return new ChartOptions(question, "json-parsing-heavy", "", "", false, "node", false, true, DistributionShape.BOX, false, false, 0.02, seriesOf(question));
    }

    private static ChartOptions thanNative(Question question, boolean significantOnly, boolean hideNoisy) {
        return new ChartOptions(
                question, "json-parsing-heavy", "", "", false, "native", false, true, DistributionShape.BOX, significantOnly, hideNoisy,
                0.02, "");
    }

    @Test
    void steadyRowsSayWhatIsCertainAboutThemAndTheBaseline() {
        var figure = (Figure.Measures)
                Answers.of(RUN, thanNative(Question.STEADY, false, false), MODULES).figures().getFirst();
        var words = new HashMap<String, Figure.Compared>();
        figure.rows().forEach(row -> words.put(row.subject().label(), row.compared()));

        assertThat(words.get("native")).isNull();
        assertThat(words.get("wasm3@node").answer()).isEqualTo(Comparison.Answer.SLOWER);
        assertThat(words.get("wasm3@node").ratio().interval().contains(5.4 / 0.9)).isTrue();
        assertThat(words.get("graalwasm").answer()).isEqualTo(Comparison.Answer.UNSURE);
        assertThat(words.get("graalwasm").reason()).isEqualTo("graalwasm: " + Doubt.STILL_WARMING.meaning());
        assertThat(figure.table().csv()).contains("Than native");
    }

    @Test
    void memoryOverTimeIsOfTheForkWithTheMiddlePeakAndItsTableOfThePeaks() {
        var answer = Answers.of(RUN, ask(Question.MEMORY), MODULES);
        var overTime = (Figure.Lines) answer.figures().getLast();
        var counting = Evidence.counting(RUN);

        assertThat(overTime.lines()).isNotEmpty().allSatisfy(line -> {
            var forks = counting.get(line.subject().cell()).stream()
                    .sorted(Comparator.comparingLong(fork -> fork.end().peakBytes()))
                    .toList();
            assertThat(line.subject().remark()).isEqualTo("Fork " + forks.get((forks.size() - 1) / 2).number());
            assertThat(line.points().x()[0]).isEqualTo(0.15);
            assertThat(line.points().y()[0]).isCloseTo(50, within(0.01));
        });
        assertThat(answer.table()).isEqualTo(answer.figures().getFirst().table());
        assertThat(answer.table().rows()).hasSameSizeAs(answer.figures().getFirst().subjects());
    }

    @Test
    void underLoadTheTailIsToldAndHasNoIntervalWhereItsIterationsAreTooFew() {
        var latency = (Figure.Measures)
                Answers.of(RUN, ask(Question.LOAD), MODULES).figures().getLast();
        var counting = Evidence.counting(RUN);
        var resolved = new HashSet<Boolean>();

        assertThat(latency.names().getLast()).isEqualTo("99th percentile");
        assertThat(latency.rows()).filteredOn(row -> row.values().get(2) != null).isNotEmpty().allSatisfy(row -> {
            var typical = row.values().getFirst().value();
            var p99 = row.values().get(2);
            assertThat(p99.value()).isGreaterThanOrEqualTo(row.values().get(1).value()).isGreaterThan(typical);
            assertThat(p99.observations()).isEqualTo(row.subject().forks());
            var enough = counting.get(row.subject().cell()).stream()
                    .allMatch(fork -> Evidence.netMillis(List.of(fork)).length >= 500);
            assertThat(p99.interval() != null).isEqualTo(enough);
            resolved.add(enough);
        });
        assertThat(resolved).contains(true, false);
    }

    @Test
    void everyPairIsAnsweredAlikeFromBothSides() {
        var table = Answers.of(RUN, ask(Question.FASTER), MODULES).table();
        for (var i = 0; i < table.rows().size(); i++) {
            assertThat(table.rows().get(i).values().get(i + 1)).isEqualTo("");
            for (var j = 0; j < i; j++) {
                var one = Comparison.Answer.valueOf(word(table.rows().get(i).values().get(j + 1)));
                var other = Comparison.Answer.valueOf(word(table.rows().get(j).values().get(i + 1)));
                assertThat(one).isEqualTo(other.reversed());
            }
        }
    }

    private static String word(Object value) {
        return value.toString().split(" ")[0].toUpperCase(Locale.ROOT);
    }

    @Test
    void onlyWhatIsSignificantAndNotNoisyIsShownWhereThatIsAsked() {
        var all = (Figure.Ratios) Answers.of(RUN, thanNative(Question.FASTER, false, false), MODULES)
                .figures()
                .getFirst();
        var significant = (Figure.Ratios) Answers.of(RUN, thanNative(Question.FASTER, true, false), MODULES)
                .figures()
                .getFirst();
        var noisy = RUN.results().stream().filter(Evidence::noisy).map(CellResult::cell).toList();
        var quiet = Answers.of(RUN, thanNative(Question.STEADY, false, true), MODULES);

        assertThat(all.rows()).anyMatch(row -> row.answer() == Comparison.Answer.UNSURE);
        assertThat(significant.rows())
                .isNotEmpty()
                .hasSizeLessThan(all.rows().size())
                .noneMatch(row -> row.answer() == Comparison.Answer.UNSURE || row.answer() == Comparison.Answer.SAME);
        assertThat(noisy).isNotEmpty();
        assertThat(quiet.figures().getFirst().subjects()).isNotEmpty().noneMatch(subject -> noisy.contains(subject.cell()));
        assertThat(quiet.note()).contains("noisy ones left out");
    }

    @Test
    void nobodyIsCalledFastestWhereForksAreTooFewToTell() {
        var answer = Answers.of(Runs.ofEverything().forks(2).snapshot(), ask(Question.STEADY), MODULES);
        assertThat(answer.headline()).startsWith("No single fastest for certain: ").doesNotContain("times as long");
    }

    private static ChartOptions relative(Question question, String baseline) {
        return new ChartOptions(
                question, "json-parsing-heavy", "", "", true, baseline, false, true, DistributionShape.BOX, false, false, 0.02, seriesOf(question));
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyQuestionHasAnAnswerInWordsAndFiguresWithUnits(Question question) {
        var answer = Answers.of(RUN, ask(question), MODULES);
        assertThat(answer.headline()).isNotBlank();
        assertThat(answer.note()).contains("fork");
        for (var figure : answer.figures()) {
            assertThat(figure.isEmpty()).isFalse();
            assertThat(figure.axis().unit()).isNotEmpty();
            assertThat(figure.table().rows()).isNotEmpty();
            for (var i = 0; i < figure.subjects().size(); i++) {
                assertThat(figure.detail(i)).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void aRunWithoutForksIsAnsweredToo(Question question) {
        var answer = Answers.of(Runs.ofEverything().after(0, RunState.RUNNING).snapshot(), ask(question), MODULES);
        assertThat(answer.headline()).isEqualTo("Nothing of this is measured yet.");
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void noPictureHasMorePointsThanAScreenShows(Question question) {
        var run = Runs.ofEverything().iterations(100, 400).snapshot();
        var options = new ChartOptions(question, "json-parsing-heavy", "", "", false, "node", true, true, DistributionShape.CURVE, false, false, 0.02, "");
        for (var figure : Answers.of(run, options, MODULES).figures()) {
            if (figure instanceof Figure.Lines lines) {
                assertThat(lines.lines().stream().mapToInt(line -> line.points().size()).sum())
                        .isLessThanOrEqualTo(Decimation.POINTS + lines.lines().size() * 2);
            }
        }
    }

    @Test
    void aFinishedRunIsSortedAndALiveOneKeepsItsOrder() {
        var finished = (Figure.Measures) Answers.of(RUN, ask(Question.STEADY), MODULES).figures().getFirst();
        assertThat(finished.rows().stream().map(row -> row.values().getFirst().value())).isSorted();
        var live = Runs.ofEverything().after(300, RunState.RUNNING).snapshot();
        var rows = Answers.of(live, ask(Question.STEADY), MODULES).figures().getFirst().subjects();
        assertThat(rows.stream().map(row -> row.cell()))
                .containsExactlyElementsOf(live.header().plan().cells().stream()
                        .filter(cell -> cell.scenario().equals("json-parsing-heavy"))
                        .toList());
    }

    @Test
    void relativeFiguresAreRatiosWithoutTheTarget() {
        var figure = (Figure.Measures) Answers.of(RUN, relative(Question.STEADY, "node"), MODULES).figures().getFirst();
        assertThat(figure.axis().unit()).isEqualTo("×");
        assertThat(figure.target()).isNaN();
        var node = figure.rows().stream().filter(row -> row.subject().label().equals("node")).findFirst().orElseThrow();
        assertThat(node.values().getFirst().value()).isEqualTo(1);
    }

    @Test
    void withoutTheBaselineFiguresStayAbsoluteAndTheNoteSaysSo() {
        var answer = Answers.of(RUN, relative(Question.STEADY, "wasmer-cranelift@node"), MODULES);
        assertThat(answer.figures().getFirst().axis().unit()).isEqualTo("ms");
        assertThat(answer.note()).contains("wasmer-cranelift@node has no such figure here");
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyQuestionCanBeAnsweredRelativeToABaselineAndSaysWhereThatIsMissing(Question question) {
        for (var baseline : List.of("native", "script")) {
            var answer = Answers.of(IN_TWO_LANGUAGES, relative(question, baseline), MODULES);
            var measured = baseline.equals("native");
            var figure = answer.figures().getFirst();
            assertThat(answer.note().contains("Baseline not measured: script")).isEqualTo(!measured);
            if (figure instanceof Figure.Grid grid) {
                assertThat(grid.ratioIs()).isEqualTo("relative to " + (measured ? "native" : "the fastest"));
            } else if (figure instanceof Figure.Ratios ratios) {
                assertThat(ratios.rows()).isNotEmpty();
            } else {
                assertThat(figure.axis().unit().equals("×")).isEqualTo(measured);
            }
        }
    }

    @Test
    void ratiosOfColdStartsCarryIntervalsAndTheirPartsAreDividedAlike() {
        var absolute = (Figure.Stacks) Answers.of(IN_TWO_LANGUAGES, ask(Question.COLD_START), MODULES).figures().getFirst();
        var relative = (Figure.Stacks)
                Answers.of(IN_TWO_LANGUAGES, relative(Question.COLD_START, "native"), MODULES).figures().getFirst();
        var baseline = absolute.rows().stream()
                .filter(row -> row.subject().label().equals("native")).findFirst().orElseThrow().whole().value();
        for (var i = 0; i < relative.rows().size(); i++) {
            assertThat(relative.rows().get(i).whole().interval()).isNotNull();
            assertThat(relative.rows().get(i).parts()[2])
                    .isCloseTo(absolute.rows().get(i).parts()[2] / baseline, within(1e-9));
        }
    }

    @Test
    void onALogarithmicAxisColdStartsAreWholeAndTheTableKeepsTheirParts() {
        var asked = new ChartOptions(
                Question.COLD_START, "json-parsing-heavy", "", "", false, "node", true, true, DistributionShape.BOX,
                false, false, 0.02, "");
        var stacks = (Figure.Stacks) Answers.of(RUN, ask(Question.COLD_START), MODULES).figures().getFirst();
        var answer = Answers.of(RUN, asked, MODULES);
        var wholes = (Figure.Measures) answer.figures().getFirst();

        assertThat(wholes.axis().log()).isTrue();
        assertThat(wholes.rows())
                .extracting(row -> row.values().getFirst())
                .containsExactlyElementsOf(
                        stacks.rows().stream().map(Figure.StackRow::whole).toList());
        assertThat(answer.table().json()).isEqualTo(stacks.table().json());
        assertThat(answer.note()).contains("Parts do not add up on a logarithmic axis");
        assertThatThrownBy(() -> new Figure.Stacks(
                        "", wholes.axis(), stacks.parts(), stacks.whole(), stacks.rows(), stacks.target()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuntimeAsBaselineIsComparedWithinTheSameLanguage() {
        var figure = (Figure.Measures)
                Answers.of(IN_TWO_LANGUAGES, relative(Question.STEADY, "node"), MODULES).figures().getFirst();
        assertThat(figure.rows())
                .filteredOn(row -> row.subject().label().startsWith("node"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.values().getFirst().value()).isEqualTo(1));
    }

    @Test
    void aRuntimeIsShownInAllItsLanguagesWithWhatTheyCost() {
        var answer = Answers.of(IN_TWO_LANGUAGES, ask(Question.LANGUAGES), MODULES);
        assertThat(answer.figures().getFirst().subjects()).extracting(Subject::label)
                .containsExactlyInAnyOrder("C", "Rust", "native");
        assertThat(answer.headline())
                .startsWith("No single fastest for certain: ")
                .contains("is not surely faster than")
                .contains("Smallest module: C");
        assertThat(answer.note()).contains("Linux x86_64, 2 cores").contains("2026-11-22T18:24:23Z");
        assertThat(answer.table().csv())
                .contains("Rust,Heavy JSON parsing,900,31,12,30.5,187.079968,compiler 1.0,")
                .contains("baseline not measured");
        assertThat(answer.table().rows()).hasSize(10);
    }

    @Test
    void theGridHoldsEveryRuntimeInEveryLanguage() {
        var answer = Answers.of(IN_TWO_LANGUAGES, relative(Question.LANGUAGES_AND_RUNTIMES, "native"), MODULES);
        var grid = (Figure.Grid) answer.figures().getFirst();
        assertThat(grid.rows()).containsExactly("node", "wasm3@node");
        assertThat(grid.columns()).containsExactly("C", "Rust");
        assertThat(grid.cells()).allSatisfy(cell -> assertThat(cell.ratio().interval()).isNotNull());
        var shown = new Cell("wasm3", "node", "json-parsing-heavy", "rust");
        assertThat(grid.subjects().get(grid.placeOf(shown)).cell()).isEqualTo(shown);
    }

    @Test
    void unreadableModulesAreSaidAndTheMeasuredFiguresStay() {
        var workspace = new Workspace();
        ChartsModel.ModuleSource unreadable = () -> {
            throw new IOException("manifest.json is damaged");
        };
        var model = new ChartsModel(workspace, unreadable, Runnable::run, Runnable::run);
        workspace.run().set(IN_TWO_LANGUAGES);
        model.question().set(Question.LANGUAGES);
        assertThat(model.answer().get().note()).contains("manifest.json is damaged");
        assertThat(model.answer().get().figures()).hasSize(3);
        assertThat(model.answer().get().table().rows()).hasSize(10);
    }

    @Test
    void theHostFilterLeavesTheOtherHostOut() {
        var options = new ChartOptions(
                Question.STEADY, "json-parsing-heavy", "node", "", false, "node", false, true, DistributionShape.BOX, false, false, 0.02, "");
        assertThat(Answers.of(RUN, options, MODULES).figures().getFirst().subjects())
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(subject.cell().host()).isEqualTo("node"));
    }

    @Test
    void theWarmUpIsMarkedAndOneSeriesShowsAllItsForks() {
        var options = new ChartOptions(
                Question.WARM_UP, "json-parsing-heavy", "", "", false, "node", true, true, DistributionShape.BOX, false, false, 0.02, "graalwasm");
        var lines = (Figure.Lines) Answers.of(RUN, options, MODULES).figures().getFirst();
        var forks = RUN.forks().stream()
                .filter(fork -> fork.cell().variant().equals("graalwasm")
                        && fork.cell().scenario().equals("json-parsing-heavy"))
                .toList();
        assertThat(lines.lines()).extracting(Figure.Line::warmup).containsExactlyInAnyOrderElementsOf(forks.stream()
                .map(fork -> (double) IntStream.range(0, fork.samples().size())
                        .takeWhile(fork.samples()::warmup)
                        .count())
                .toList());
        assertThat(lines.lines()).extracting(Figure.Line::warmup).allMatch(warmup -> warmup > 0);
        assertThat(Answers.of(RUN, ask(Question.WARM_UP), MODULES).headline()).startsWith("Warms up most: graalwasm");
    }

    @Test
    void aWrongAnswerIsRemarkedAndHasNoFigure() {
        var run = Runs.ofEverything().wrong("chicory", "json-parsing-heavy").snapshot();
        var figure = (Figure.Measures) Answers.of(run, ask(Question.STEADY), MODULES).figures().getFirst();
        var row = figure.rows().stream().filter(one -> one.subject().label().equals("chicory")).findFirst().orElseThrow();
        assertThat(row.values().getFirst()).isNull();
        assertThat(row.subject().remark()).startsWith("wrong answer");
    }

    @Test
    void eachQuestionIsAskedAsItWasLastAlsoAtTheNextStart() {
        var before = new Workspace();
        var asked = new ChartsModel(before, () -> MODULES, Runnable::run, Runnable::run);
        asked.question().set(Question.MEMORY);
        asked.log().set(true);
        asked.hideNoisy().set(true);
        asked.question().set(Question.STEADY);
        asked.relative().set(true);
        var after = new Workspace();
        after.choices().start(before.choices().all());
        var again = new ChartsModel(after, () -> MODULES, Runnable::run, Runnable::run);
        assertThat(again.question().get()).isEqualTo(Question.STEADY);
        assertThat(again.relative().get()).isTrue();
        assertThat(again.hideNoisy().get()).isFalse();
        again.question().set(Question.MEMORY);
        assertThat(again.log().get()).isTrue();
        assertThat(again.hideNoisy().get()).isTrue();
        assertThat(again.relative().get()).isFalse();
    }

    @Test
    void theModelRemembersTheScaleOfEachQuestionAndFollowsTheScenario() {
        var workspace = new Workspace();
        var model = new ChartsModel(workspace, () -> MODULES, Runnable::run, Runnable::run);
        workspace.run().set(RUN);
        model.refresh();
        assertThat(model.answer().get().figures().getFirst().title()).contains("Simple HTTP check");
        workspace.scenario().set("regex-processing");
        assertThat(model.answer().get().figures().getFirst().title()).contains("Regular expressions");
        model.log().set(false);
        model.question().set(Question.SPREAD);
        assertThat(model.log().get()).isTrue();
        model.question().set(Question.COLD_START);
        assertThat(model.log().get()).isFalse();
    }

    @Test
    void whatIsBothLargerAndSlowerThanAnotherIsNotOnTheStairs() {
        var run = Runs.ofEverything().weighed().snapshot();
        var answer = Answers.of(run, ask(Question.SIZE), MODULES);
        var figure = (Figure.Lines) answer.figures().getFirst();
        assertThat(figure.lines()).extracting(line -> line.subject().label()).contains("javet", "wasm3@node");
        var front = figure.front();
        for (var line : figure.lines()) {
            var beaten = figure.lines().stream()
                    .anyMatch(other -> other != line
                            && other.spot().across().value() <= line.spot().across().value()
                            && other.spot().up().value() < line.spot().up().value());
            assertThat(front.contains(line)).as(line.subject().label()).isEqualTo(!beaten);
        }
        assertThat(front).allSatisfy(line -> assertThat(answer.headline()).contains(line.subject().label()));
        assertThat(answer.table().csv()).contains("Bundle impact (MB),\"Bundle impact, low (MB)\"");
        assertThat(answer.note()).contains("No size: ");
    }

    @Test
    void withoutASizeTheAnswerSaysSo() {
        assertThat(Answers.of(Runs.ofEverything().snapshot(), ask(Question.SIZE), MODULES).headline())
                .contains("not measured in this run");
    }
}
