package io.healthwatch.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.run.Conditions;
import io.healthwatch.workbench.run.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessmentStoreTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T21:00:00Z");
    private static final Assessment ASSESSMENT = new Assessment(
            Assessment.SCHEMA_VERSION,
            STARTED,
            12.5,
            7,
            false,
            new Environment("1", "m", "os", "arch", "cpu", 2, 1, "jdk", 0, Conditions.NOT_RECORDED),
            List.of(new Finding(
                    ChecklistItem.CPU, "endless-loop", "wasm3", "node", "WASM3", "0.5.0", Verdict.HELD_BY_POLICY,
                    "Stopped.", "execute", "time-limit", "", "words", "a stop flag", 104.5, 103.5, 100, true),
                    new Finding(
                            ChecklistItem.BOUNDARIES, "deep-recursion", "wasm3", "node", "WASM3", "0.5.0",
                            Verdict.HELD_BY_PROCESS, "The worker died.", "execute", "crashed", "", "", "", 12.5, null, 0,
                            null)),
            List.of(new MutantTally("wasm3", "node", 2, Map.of("ok", 2), List.of())));

    @TempDir
    private Path data;

    @Test
    void whatWasWrittenIsReadAndTheNewestIsTheLatest() throws IOException {
        var store = new AssessmentStore(data);
        assertThat(store.latest()).isEmpty();
        var first = store.create(STARTED);
        var second = store.create(STARTED.plusSeconds(1));
        assertThat(store.latest()).as("nothing is written yet").isEmpty();
        AssessmentStore.write(first, ASSESSMENT);
        AssessmentStore.write(second, ASSESSMENT);

        assertThat(AssessmentStore.read(first)).isEqualTo(ASSESSMENT);
        assertThat(store.list()).containsExactly(second, first);
        assertThat(store.latest()).contains(second);
    }

    @Test
    void aDamagedFileIsNamedWithItsLineAndLeftAsItIs() throws IOException {
        AssessmentStore.write(data, ASSESSMENT);
        var file = data.resolve(AssessmentStore.FINDINGS);
        var cutOff = Files.readString(file).lines().limit(12).toList();
        Files.write(file, cutOff);

        assertThatThrownBy(() -> AssessmentStore.read(data))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(file + ", line 1")
                .hasMessageMatching("(?s).*, line 1[23]: .*");
        assertThat(Files.readAllLines(file)).isEqualTo(cutOff);
    }

    @Test
    void anUnknownVerdictOrALaterVersionIsRefused() throws IOException {
        AssessmentStore.write(data, ASSESSMENT);
        var file = data.resolve(AssessmentStore.FINDINGS);
        var text = Files.readString(file);

        Files.writeString(file, text.replace("held-by-policy", "held-by-luck"));
        assertThatThrownBy(() -> AssessmentStore.read(data)).isInstanceOf(RunFileException.class).hasMessageContaining(", line ");
        Files.writeString(file, text.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));
        assertThatThrownBy(() -> AssessmentStore.read(data)).hasMessageContaining("newer than this workbench");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> AssessmentStore.read(data)).hasMessageContaining("no findings in it");
    }
}
