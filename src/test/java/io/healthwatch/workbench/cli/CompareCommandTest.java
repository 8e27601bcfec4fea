package io.healthwatch.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.store.RunStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path before;
    private Path after;

    @BeforeEach
    void record() throws Exception {
        var store = new RunStore(data);
        before = new SyntheticRun(1).with("quicker", 1, 20).with("lonely", 1, 1).with("gone", 1, 4).write(store);
        after = new SyntheticRun(2).with("quicker", 0.7, 20).with("lonely", 1, 1).on("elsewhere").write(store);
    }

    private int compare(String... arguments) {
        return new CommandLine(new CompareCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void jsonIsOneValueWithAnswersChangesAndWhatIsMissing() throws Exception {
        assertThat(compare(before.toString(), after.toString(), "--json")).as(err.toString()).isZero();

        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.path("cells").findValuesAsText("answer")).containsExactly("faster", "unsure");
        var quicker = json.path("cells").path(0);
        assertThat(quicker.path("low").asDouble()).isLessThan(0.7);
        assertThat(quicker.path("high").asDouble()).isGreaterThan(0.7).isLessThan(1);
        assertThat(json.path("cells").path(1).path("low").isNull()).isTrue();
        assertThat(json.path("cells").path(1).path("reason").asText()).contains("too few forks");
        assertThat(json.path("changes").findValuesAsText("what")).containsExactly("machine");
        assertThat(json.path("onlyBefore").findValuesAsText("variant")).containsExactly("gone");
        assertThat(json.path("before").path("run").asText()).isEqualTo(before.getFileName().toString());
    }

    @Test
    void textSaysTheSameForPeople() {
        assertThat(compare(
                        "--data", data.toString(), before.getFileName().toString(), after.getFileName().toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .containsPattern("quicker@node +json-parsing-heavy +c +faster +0\\.[67]")
                .contains("1 faster, 0 slower, 0 same, 1 unsure.")
                .contains("A difference may come from the machine")
                .contains("Only before:\n  gone@node");
    }

    @Test
    void whatDoesNotMatterIsChosen() throws Exception {
        assertThat(compare(before.toString(), after.toString(), "--margin", "60%", "--json")).isZero();

        assertThat(new JsonMapper().readTree(out.toString()).path("cells").findValuesAsText("answer"))
                .startsWith("same");
    }

    @Test
    void twoVariantsOfOneRunAreComparedAndNothingLiesBetweenThem() {
        assertThat(compare(before.toString(), "--variant", "quicker@node,gone@node")).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("Before: quicker@node of ", "After:  gone@node of ", "0 faster, 0 slower, 0 same, 1 unsure.")
                .doesNotContain("one after the other");
    }

    @Test
    void twoMachinesOfAMergedRunAreComparedLikeTwoRuns() throws Exception {
        var store = new RunStore(data);
        var here = new SyntheticRun(3).with("quicker", 1, 20).on("here").mergeable().write(store);
        var there = new SyntheticRun(3).with("quicker", 0.7, 20).on("there").mergeable().write(store);
        var merged = data.resolve("merged");
        assertThat(new CommandLine(new MergeCommand())
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute(here.toString(), there.toString(), "--out", merged.toString()))
                .isZero();

        assertThat(compare(merged.toString(), "--machine", "there,here", "--json")).as(err.toString()).isZero();
        assertThat(new JsonMapper().readTree(out.toString()).path("cells").findValuesAsText("answer"))
                .containsExactly("slower");
        assertThat(compare(merged.toString(), "--machine", "here,nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no machine 'nowhere'", "There are: here, there.");
    }

    @Test
    void oneRunAloneIsNothingToCompare() {
        assertThat(compare(before.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--machine A,B or --variant A,B");
        assertThat(compare(before.toString(), "--variant", "quicker@node")).isEqualTo(2);
        assertThat(err.toString()).contains("--variant takes two names with a comma between them, not 1.");
        assertThat(compare(before.toString(), "--machine", "bench,elsewhere")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no machine 'bench'", "measured on one machine");
    }

    @ParameterizedTest
    @CsvSource({"--margin, 3x, is no margin", "--margin, -1%, is no margin", "--figure, size, There are: execution, cold-start"})
    void wrongUsageSaysWhatIsExpected(String option, String value, String message) {
        assertThat(compare(before.toString(), after.toString(), option, value)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(message);
    }

    @Test
    void aRunThatIsNotThereIsNamed() {
        assertThat(compare(before.toString(), "nowhere", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no run 'nowhere'").contains(data.toString());
    }
}
