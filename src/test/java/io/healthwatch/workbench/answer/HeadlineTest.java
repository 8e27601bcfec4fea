package io.healthwatch.workbench.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Doubt;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static Headline headline(RunSnapshot run) {
        return Headline.of(run, MatrixTable.of(run, "node", "c", Map.of(), _ -> ""));
    }

    @Test
    void saysWhoMeetsWhatWasMeasuredAndWhatTheOthersMiss() {
        var headline = headline(new Runs()
                .with("node", "node", "c")
                .with("wasm3", "node", "c")
                .calm()
                .iterations(50, 250)
                .snapshot());
        assertThat(headline.sentence())
                .startsWith("Node meets all three measured criteria (cold start, execution and memory). "
                        + "WASM3 (wasm3@node) misses execution by ");
        assertThat(headline.condition())
                .isEqualTo("Profile standard, 10\u00a0forks each. Wasmtime and Wasmer were not measured. "
                        + "Bundle impact was not measured.");
    }

    @Test
    void neverCountsWhatWasNotMeasured() {
        var headline = headline(Runs.ofEverything().snapshot());
        assertThat(headline.sentence()).doesNotContain("four").doesNotContain("undle").doesNotContain("Wasmer");
        assertThat(headline.others()).contains("cold start is missed by");
    }

    @Test
    void baselinesMeetNothing() {
        var headline = headline(new Runs().with("native", "node", "native").snapshot());
        assertThat(headline.sentence()).startsWith("No runtime surely meets");
    }

    @Test
    void aWrongAnswerKeepsAVariantFromMeetingAnything() {
        var run = new Runs().with("node", "node", "c").wrong("node", "error-handling").snapshot();
        assertThat(headline(run).sentence())
                .startsWith("No runtime surely meets all three measured criteria")
                .contains("Node is borderline on cold start, execution and memory.");
    }

    @Test
    void aLiveRunSaysSoFarAndAnEmptyOneNothing() {
        assertThat(headline(Runs.ofEverything().after(400, RunState.RUNNING).snapshot()).sentence())
                .startsWith("So far ");
        assertThat(headline(Runs.ofEverything().after(0, RunState.RUNNING).snapshot()).sentence())
                .isEqualTo("Nothing counts so far.");
        assertThat(headline(Runs.ofEverything().forks(1).allCrashing().snapshot()).sentence())
                .isEqualTo("Nothing in this run counts.");
    }

    @Test
    void oneForkIsBorderlineAndWarnedOf() {
        var run = new Runs().with("node", "node", "c").forks(1).snapshot();
        assertThat(headline(run).sentence()).contains("Node is borderline on");
        var warnings = Warnings.of(run, MatrixTable.of(run, "node", "c", Map.of(), _ -> ""));
        assertThat(warnings).extracting(Warnings.Warning::title)
                .startsWith(
                        "Wasmtime was not measured", "Wasmer was not measured", "WASM3 was not measured", "Few forks");
    }

    @Test
    void failuresAndWrongAnswersAreWarnedOfOnceEach() {
        var run = Runs.ofEverything()
                .calm()
                .crashing("wasmtime-winch")
                .wrong("chicory", "regex-processing")
                .snapshot();
        var warnings = Warnings.of(run, MatrixTable.of(run, "node", "c", Map.of(), _ -> ""));
        assertThat(warnings).extracting(Warnings.Warning::title)
                .startsWith(
                        "Wrong answers: chicory in Regular expressions",
                        "Failed: wasmtime-winch@node: crashed",
                        "Wasmer was not measured");
    }

    @Test
    void doubtedFiguresAreBorderlineAndWarnedOfWithTheReason() {
        var run = Runs.ofEverything().snapshot();
        var doubted = run.results().stream()
                .filter(result -> !result.graveDoubts().isEmpty())
                .toList();
        assertThat(doubted).isNotEmpty();
        assertThat(doubted).allSatisfy(result ->
                assertThat(Criterion.EXECUTION.verdict(result, 10)).isEqualTo(Verdict.BORDERLINE));
        var meanings = doubted.stream().flatMap(result -> result.graveDoubts().stream().map(Doubt::meaning)).distinct();
        var warnings = Warnings.of(run, MatrixTable.of(run, "node", "c", Map.of(), _ -> ""));
        assertThat(meanings).allSatisfy(meaning ->
                assertThat(warnings).anyMatch(warning -> warning.title().startsWith("In doubt: ")
                        && warning.words().startsWith(meaning)));
    }
}
