package io.healthwatch.workbench.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's weights survive, and a damaged file loses nothing. */
class DecisionModelFileTest {

    @TempDir
    private Path run;

    @Test
    void aModelIsKeptWithTheRun() throws Exception {
        var file = new DecisionModelFile(run);
        assertThat(file.read()).isEqualTo(new DecisionModelFile.Read(DecisionModel.STANDARD, ""));
        var own = DecisionModel.STANDARD
                .with(Consideration.SECURITY, 61.5)
                .with(Requirement.of(Criterion.BUNDLE), false);
        file.write(own);
        assertThat(new DecisionModelFile(run).read()).isEqualTo(new DecisionModelFile.Read(own, ""));
        file.write(DecisionModel.STANDARD);
        assertThat(file.read().model()).isEqualTo(DecisionModel.STANDARD);
        assertThat(run).isDirectoryContaining("glob:**/decision.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"required\": []}",
                "{\"required\": [\"no-such\"], \"weights\": {}}",
                "{\"required\": [null], \"weights\": {}}",
                "{\"required\": [], \"weights\": {\"security\": -1}}",
                "{\"required\": [], \"weights\": {\"security\": null}}",
                "{\"required\": [], \"weights\": {\"beauty\": 1}}",
                "{\"required\": [], \"weights\": {}, \"later\": 1}"
            })
    void aDamagedFileIsSaidAndKept(String content) throws Exception {
        var place = run.resolve("decision.json");
        Files.writeString(place, content);
        var file = new DecisionModelFile(run);
        var read = file.read();
        assertThat(read.model()).isEqualTo(DecisionModel.STANDARD);
        assertThat(read.problem()).contains("decision.json").contains("The standard model is used instead.");
        assertThat(place).hasContent(content);
        var own = DecisionModel.STANDARD.with(Consideration.MEMORY, 0);
        file.write(own);
        assertThat(file.read()).isEqualTo(new DecisionModelFile.Read(own, ""));
        assertThat(run.resolve("decision.json.damaged")).hasContent(content);
    }
}
