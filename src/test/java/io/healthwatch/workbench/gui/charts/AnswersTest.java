package io.healthwatch.workbench.gui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.RunSnapshot;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Decimation;
import io.healthwatch.workbench.gui.chart.Figure;
import io.healthwatch.workbench.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    private static final RunSnapshot RUN = Runs.ofEverything().snapshot();

    private static ChartOptions ask(Question question) {
        return new ChartOptions(question, "json-parsing-heavy", "", "", false, "node", false, true, false, "");
    }

    private static ChartOptions relative(Question question, String baseline) {
        return new ChartOptions(question, "json-parsing-heavy", "", "", true, baseline, false, true, false, "");
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyQuestionHasAnAnswerInWordsAndFiguresWithUnits(Question question) {
        var answer = Answers.of(RUN, ask(question));
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
        var answer = Answers.of(Runs.ofEverything().after(0, RunState.RUNNING).snapshot(), ask(question));
        assertThat(answer.headline()).isEqualTo("Nothing of this is measured yet.");
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void noPictureHasMorePointsThanAScreenShows(Question question) {
        var run = Runs.ofEverything().iterations(100, 400).snapshot();
        var options = new ChartOptions(question, "json-parsing-heavy", "", "", false, "node", true, true, true, "");
        for (var figure : Answers.of(run, options).figures()) {
            if (figure instanceof Figure.Lines lines) {
                assertThat(lines.lines().stream().mapToInt(line -> line.points().size()).sum())
                        .isLessThanOrEqualTo(Decimation.POINTS + lines.lines().size() * 2);
            }
        }
    }

    @Test
    void aFinishedRunIsSortedAndALiveOneKeepsItsOrder() {
        var finished = (Figure.Measures) Answers.of(RUN, ask(Question.STEADY)).figures().getFirst();
        assertThat(finished.rows().stream().map(row -> row.values().getFirst().value())).isSorted();
        var live = Runs.ofEverything().after(300, RunState.RUNNING).snapshot();
        var rows = Answers.of(live, ask(Question.STEADY)).figures().getFirst().subjects();
        assertThat(rows.stream().map(row -> row.cell()))
                .containsExactlyElementsOf(live.header().plan().cells().stream()
                        .filter(cell -> cell.scenario().equals("json-parsing-heavy"))
                        .toList());
    }

    @Test
    void relativeFiguresAreRatiosWithoutTheTarget() {
        var figure = (Figure.Measures) Answers.of(RUN, relative(Question.STEADY, "node")).figures().getFirst();
        assertThat(figure.axis().unit()).isEqualTo("×");
        assertThat(figure.target()).isNaN();
        var node = figure.rows().stream().filter(row -> row.subject().label().equals("node")).findFirst().orElseThrow();
        assertThat(node.values().getFirst().value()).isEqualTo(1);
    }

    @Test
    void withoutTheBaselineFiguresStayAbsoluteAndTheNoteSaysSo() {
        var answer = Answers.of(RUN, relative(Question.STEADY, "wasmer-cranelift@node"));
        assertThat(answer.figures().getFirst().axis().unit()).isEqualTo("ms");
        assertThat(answer.note()).contains("wasmer-cranelift@node has no such figure here");
    }

    @Test
    void theHostFilterLeavesTheOtherHostOut() {
        var options = new ChartOptions(
                Question.STEADY, "json-parsing-heavy", "node", "", false, "node", false, true, false, "");
        assertThat(Answers.of(RUN, options).figures().getFirst().subjects())
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(subject.cell().host()).isEqualTo("node"));
    }

    @Test
    void theWarmUpIsMarkedAndOneSeriesShowsAllItsForks() {
        var options = new ChartOptions(
                Question.WARM_UP, "json-parsing-heavy", "", "", false, "node", true, true, false, "graalwasm");
        var lines = (Figure.Lines) Answers.of(RUN, options).figures().getFirst();
        assertThat(lines.lines()).hasSize(8).allSatisfy(line -> assertThat(line.warmup()).isEqualTo(200));
        assertThat(Answers.of(RUN, ask(Question.WARM_UP)).headline()).startsWith("Warms up most: graalwasm");
    }

    @Test
    void aWrongAnswerIsRemarkedAndHasNoFigure() {
        var run = Runs.ofEverything().wrong("chicory", "json-parsing-heavy").snapshot();
        var figure = (Figure.Measures) Answers.of(run, ask(Question.STEADY)).figures().getFirst();
        var row = figure.rows().stream().filter(one -> one.subject().label().equals("chicory")).findFirst().orElseThrow();
        assertThat(row.values().getFirst()).isNull();
        assertThat(row.subject().remark()).startsWith("wrong answer");
    }

    @Test
    void theModelRemembersTheScaleOfEachQuestionAndFollowsTheScenario() {
        var workspace = new Workspace();
        var model = new ChartsModel(workspace, Runnable::run, Runnable::run);
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
}
