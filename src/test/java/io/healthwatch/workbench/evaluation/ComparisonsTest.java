package io.healthwatch.workbench.evaluation;

import static io.healthwatch.workbench.evaluation.SyntheticRun.cell;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.Comparisons.Pair;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Synthetic;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonsTest {

    @TempDir
    private Path data;

    private List<CellComparison> against(SyntheticRun written, String baseline, String... subjects)
            throws IOException {
        var run = RunStore.open(written.write(new RunStore(data)));
        var sides = Comparisons.sides(new Results(run).all(), run.forks(), Quantity.EXECUTION);
        return Comparisons.of(
                Arrays.stream(subjects)
                        .map(subject -> new Pair(sides.get(cell(subject)), sides.get(cell(baseline))))
                        .toList(),
                Comparisons.MARGIN);
    }

    @Test
    void theFourWordsAreSaidOfKnownDifferences() throws Exception {
        var answers = against(
                new SyntheticRun(1)
                        .with("base", 1, 30)
                        .with("quick", 0.8, 30)
                        .with("slow", 1.3, 30)
                        .with("alike", 1, 30)
                        .with("single", 0.5, 1),
                "base",
                "quick", "slow", "alike", "single");

        assertThat(answers)
                .extracting(each -> each.answer().word())
                .containsExactly("faster", "slower", "same", "unsure");
        assertThat(answers.get(0).ratio().interval().contains(0.8)).isTrue();
        assertThat(answers.get(1).ratio().interval().contains(1.3)).isTrue();
        assertThat(answers.get(3).reason()).contains("too few forks");
        assertThat(answers).filteredOn(CellComparison::differs).hasSize(2);
    }

    @Test
    void manyComparisonsAreCorrectedTogether() throws Exception {
        var run = new SyntheticRun(5).with("base", 1, 4).with("quick", 0.5, 4);
        assertThat(against(run, "base", "quick").getFirst().answer()).isEqualTo(Answer.FASTER);

        var amongMany = against(run, "base", "quick", "quick", "quick", "quick", "quick", "quick", "quick", "quick");

        assertThat(amongMany.getFirst().answer()).isEqualTo(Answer.UNSURE);
        assertThat(amongMany.getFirst().reason()).contains("not among so many");
        assertThat(amongMany.getFirst().ratio().interval().high()).isLessThan(1);
    }

    @Test
    void survivorsOfWrongAnswersMakeNoSureAnswer() throws Exception {
        var answer = against(
                        new SyntheticRun(2).with("base", 1, 20).with("quick", 0.5, 20).withAWrongFork(), "base", "quick")
                .getFirst();

        assertThat(answer.ratio().interval().high()).isLessThan(1);
        assertThat(answer.answer()).isEqualTo(Answer.UNSURE);
        assertThat(answer.reason()).contains("wrong answer");
    }

    @Test
    void aFigureInDoubtMakesTheAnswerUnsureWithTheReason() throws Exception {
        var drifting = Synthetic.quietMachine().times(3).drifting(0.6).measure(20, 40, 9);

        var answer = against(
                        new SyntheticRun(2).with("base", 1, 20).measured(cell("drifting"), drifting), "base", "drifting")
                .getFirst();

        assertThat(answer.ratio().interval().low()).isGreaterThan(1);
        assertThat(answer.answer()).isEqualTo(Answer.UNSURE);
        assertThat(answer.reason()).startsWith("drifting@node: ").contains(Doubt.DRIFT.meaning());
        assertThat(CellComparison.whyUnsure(List.of(answer))).contains(answer.reason());
        assertThat(answer.reversed().ratio().interval().contains(1 / answer.ratio().value())).isTrue();
    }

    @Test
    void whatWasNotMeasuredHasNoRatio() throws Exception {
        var answer = against(
                        new SyntheticRun(2)
                                .with("base", 1, 8)
                                .measured(cell("absent"), List.of()),
                        "base",
                        "absent")
                .getFirst();

        assertThat(answer.ratio()).isNull();
        assertThat(answer.answer().word()).isEqualTo("unsure");
        assertThat(answer.reason()).startsWith("absent@node has no fork that counts");
    }

    @Test
    void aTimeOfZeroHasNoRatio() throws Exception {
        var zero = Arrays.asList(new double[40], new double[40], new double[40], new double[40]);

        var answer = against(
                        new SyntheticRun(2).with("base", 1, 4).measured(cell("nothing"), zero), "base", "nothing")
                .getFirst();

        assertThat(answer.answer()).isEqualTo(Answer.UNSURE);
        assertThat(answer.ratio()).isNull();
        assertThat(answer.reason()).isNotEmpty();
    }

    private RunComparison compare(SyntheticRun before, SyntheticRun after) throws IOException {
        var store = new RunStore(data);
        return RunComparison.of(
                Part.all(RunStore.open(before.write(store))),
                Part.all(RunStore.open(after.write(store))),
                Quantity.EXECUTION,
                Comparisons.MARGIN);
    }

    @Test
    void twoRunsAreComparedCellByCellAndWhatElseDiffersIsNamed() throws Exception {
        var comparison = compare(
                new SyntheticRun(3).with("a", 1, 20).with("b", 1, 20).with("gone", 1, 2).version("a", "49.0"),
                new SyntheticRun(4)
                        .with("a", 0.7, 20)
                        .with("b", 1.4, 20)
                        .with("new", 1, 2)
                        .version("a", "50.0")
                        .on("another")
                        .profile("quick", 20));

        assertThat(comparison.cells()).extracting(each -> each.answer().word()).containsExactly("faster", "slower");
        assertThat(comparison.onlyBefore()).extracting(Cell::variant).containsExactly("gone");
        assertThat(comparison.onlyAfter()).extracting(Cell::variant).containsExactly("new");
        assertThat(comparison.changes())
                .extracting(RunComparison.Change::what)
                .contains("machine", "profile", "warm-up iterations at most", "a@node version")
                .doesNotContain("processor", "b@node version", "Node as host");
    }

    @Test
    void twoRunsOfTheSameDifferInNothing() throws Exception {
        var comparison = compare(new SyntheticRun(3).with("a", 1, 30), new SyntheticRun(4).with("a", 1, 30));

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.cells()).extracting(each -> each.answer().word()).containsExactly("same");
    }

    @Test
    void ownModulesOfTheSameNameAreNotComparedWhereTheirHashesDiffer() throws Exception {
        var comparison = compare(ownProbe(1), ownProbe(2));

        assertThat(comparison.cells()).isEmpty();
        assertThat(comparison.onlyAfter()).hasSize(1);
        assertThat(comparison.changes())
                .extracting(RunComparison.Change::what)
                .containsExactly("own module (SHA-256)");
    }

    @Test
    void twoVariantsOfARunAreComparedScenarioByScenario() throws Exception {
        var run = RunStore.open(new SyntheticRun(3)
                .with("a", 1, 20)
                .with("b", 0.7, 20)
                .measured(
                        new Cell("script", "node", SyntheticRun.SCENARIO, "javascript"),
                        Synthetic.quietMachine().times(2).measure(20, 40, 8))
                .write(new RunStore(data)));

        var comparison = RunComparison.of(
                new Part(run, "", "a@node"), new Part(run, "", "b@node"), Quantity.EXECUTION, Comparisons.MARGIN);
        assertThat(comparison.cells()).extracting(each -> each.answer().word()).containsExactly("faster");
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.onlyBefore()).isEmpty();

        var withBaseline = RunComparison.of(
                new Part(run, "", "script"), new Part(run, "", "b@node"), Quantity.EXECUTION, Comparisons.MARGIN);
        assertThat(withBaseline.cells()).as("a baseline has a language of its own").hasSize(1);
    }

    @Test
    void twoMachinesOfAMergedRunAreComparedAndNeverWithThemselves() throws Exception {
        var run = RunStore.open(new SyntheticRun(3)
                .measured(cell("a").on("one"), Synthetic.quietMachine().measure(20, 40, 1))
                .measured(cell("a").on("two"), Synthetic.quietMachine().times(2).measure(20, 40, 2))
                .measured(cell("b").on("two"), Synthetic.quietMachine().measure(20, 40, 3))
                .write(new RunStore(data)));

        var comparison = RunComparison.of(
                new Part(run, "one", ""), new Part(run, "two", ""), Quantity.EXECUTION, Comparisons.MARGIN);

        assertThat(comparison.cells()).hasSize(1).first().satisfies(each -> {
            assertThat(each.baseline().cell().machine()).isEqualTo("one");
            assertThat(each.subject().cell().machine()).isEqualTo("two");
            assertThat(each.answer().word()).isEqualTo("slower");
        });
        assertThat(comparison.onlyAfter()).extracting(Cell::variant).containsExactly("b");
    }

    private static SyntheticRun ownProbe(int version) {
        var module = Attachment.of(new byte[] {(byte) version});
        var config = Attachment.of("{}".getBytes(StandardCharsets.UTF_8));
        return new SyntheticRun(version)
                .own(new OwnProbe("mine", module, config, null, List.of()))
                .measured(
                        new Cell("a", "node", "mine", OwnProbe.LANGUAGE),
                        Synthetic.quietMachine().measure(8, 40, version));
    }
}
