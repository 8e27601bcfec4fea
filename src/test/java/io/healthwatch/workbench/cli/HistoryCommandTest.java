package io.healthwatch.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.store.RunStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoryCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int history(String... arguments) {
        return new CommandLine(new HistoryCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void jsonIsOneValueAndWhatIsNotThereIsSaid() throws Exception {
        var store = new RunStore(data, SyntheticRun.clock());
        new SyntheticRun(1).with("a", 1, 20).version("a", "1.0").write(store);
        new SyntheticRun(2).with("a", 2, 20).version("a", "2.0").write(store);

        assertThat(history(
                        "--data", data.toString(), "--variant", "a", "--scenario", SyntheticRun.SCENARIO, "--json"))
                .as(err.toString())
                .isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.path("machine").asText()).isEqualTo("bench");
        assertThat(json.path("runs")).hasSize(2);
        var last = json.path("runs").path(1);
        assertThat(last.path("answer").asText()).isEqualTo("slower");
        assertThat(last.path("ratioLow").asDouble()).isGreaterThan(1);
        assertThat(last.path("changes").findValuesAsText("after")).containsExactly("2.0");

        assertThat(history("--data", data.toString(), "--variant", "b", "--scenario", SyntheticRun.SCENARIO))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No run has b, json-parsing-heavy.");
    }
}
