package io.healthwatch.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Conditions;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.MemoryTrace;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final Cell CELL = new Cell("chicory", "jvm", "json-parsing-heavy", "c");
    private static final MemoryTrace MEMORY = new MemoryTrace(List.of(150, 170), List.of(30_000, 41_000));
    private static final Plan PLAN = new Plan("quick", new Effort(2, 3, 100, 5, 1, 100), 4711, List.of(CELL));
    private static final Environment ENVIRONMENT =
            new Environment("1", "here", "Linux", "amd64", "a cpu", 2, 1 << 30, "25", 0.5, null);

    @TempDir
    private Path data;

    private RunStore store;

    @BeforeEach
    void openStore() {
        store = new RunStore(data);
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Path folder;
        try (var writer = store.create(PLAN, ENVIRONMENT)) {
            folder = writer.folder();
            writer.forkStarted(1, CELL);
            writer.samples(1, iterations(0, 3));
            writer.samples(1, iterations(3, 5));
            writer.forkEnded(ended(1));
            writer.noise(new NoiseReading(1, 2_000_000));
            writer.end(RunState.COMPLETE, Map.of("results", List.of()));
        }

        var run = RunStore.open(folder);

        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.header().plan()).isEqualTo(PLAN);
        assertThat(run.header().environment()).isEqualTo(ENVIRONMENT);
        assertThat(run.noise()).containsExactly(new NoiseReading(1, 2_000_000));
        var fork = run.forks(CELL).getFirst();
        assertThat(fork.end()).isEqualTo(ended(1));
        assertThat(fork.samples().size()).isEqualTo(5);
        assertThat(fork.samples().executionNanos(4)).isEqualTo(1004);
        assertThat(fork.samples().counted().toArray()).containsExactly(2, 3, 4);
    }

    @Test
    void aRunOfAnOlderWorkbenchSaysWhatWasNotRecorded() throws IOException {
        Path folder;
        try (var writer = store.create(PLAN, ENVIRONMENT)) {
            folder = writer.folder();
            writer.forkStarted(1, CELL);
            writer.forkEnded(ended(1));
            writer.end(RunState.COMPLETE, Map.of("results", List.of()));
        }
        without(folder.resolve("run.json"), ",\\s*\"conditions\" : \\{[^}]*}");
        for (var added : List.of("mostForks", "precision", "budgetMillis")) {
            without(folder.resolve("run.json"), "\"" + added + "\" : [^,]*,\\s*");
        }
        without(folder.resolve("samples.ndjson"), ",\"floorNanos\":-?\\d+");
        without(folder.resolve("samples.ndjson"), ",\"memory\":\\{[^}]*}");

        var run = RunStore.open(folder);

        assertThat(run.header().plan()).isEqualTo(PLAN);
        assertThat(run.header().environment().conditions()).isEqualTo(Conditions.NOT_RECORDED);
        assertThat(run.forks(CELL).getFirst().end().floorNanos()).isEqualTo(-1);
        assertThat(run.forks(CELL).getFirst().end().memory()).isNull();
        assertThat(run.noise()).isEmpty();
    }

    private static void without(Path file, String pattern) throws IOException {
        var text = Files.readString(file);
        var older = text.replaceFirst(pattern, "");
        assertThat(older).isNotEqualTo(text);
        Files.writeString(file, older);
    }

    @Test
    void aRunThatIsBeingMeasuredSaysSo() throws IOException {
        try (var writer = store.create(PLAN, ENVIRONMENT)) {
            assertThat(RunStore.summary(writer.folder()).state()).isEqualTo(RunState.RUNNING);
            RunStore.open(writer.folder());
            assertThat(RunStore.summary(writer.folder()).state()).isEqualTo(RunState.RUNNING);
            assertThatThrownBy(() -> RunStore.resume(writer.folder())).hasMessageContaining("being measured here");
        }
        assertThat(store.list().getFirst().state()).isEqualTo(RunState.INTERRUPTED);
    }

    @Test
    void aRunCutOffAtAnyByteKeepsEveryWholeLine() throws IOException {
        var folder = cutOffRun();
        var file = folder.resolve("samples.ndjson");
        var whole = Files.readAllBytes(file);
        for (var length = whole.length; length > 0; length--) {
            Files.write(file, Arrays.copyOf(whole, length));
            var lines = (int) new String(whole, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();

            var run = RunStore.open(folder);

            assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
            var samples = run.forks(CELL).stream().mapToInt(fork -> fork.samples().size()).sum();
            assertThat(samples).isBetween(lines - 1, lines);
            assertThat(run.forks()).allSatisfy(fork -> assertThat(fork.end()).isNotNull());
        }
    }

    @Test
    void aCutOffLineIsRemovedWhenTheRunIsResumed() throws IOException {
        var folder = cutOffRun();
        var file = folder.resolve("samples.ndjson");
        Files.writeString(file, "{\"fork\":1,\"inst", StandardOpenOption.APPEND);

        try (var writer = RunStore.resume(folder)) {
            writer.forkStarted(2, CELL);
            writer.samples(2, iterations(0, 2));
            writer.forkEnded(ended(2));
            writer.end(RunState.COMPLETE, null);
        }

        var run = RunStore.open(folder);
        assertThat(run.forks(CELL)).hasSize(2);
        assertThat(run.forks(CELL).getLast().samples().size()).isEqualTo(2);
    }

    @Test
    void aDamagedLineIsNamedAndTheFileLeftUntouched() throws IOException {
        var folder = cutOffRun();
        var file = folder.resolve("samples.ndjson");
        var lines = Files.readAllLines(file);
        lines.set(2, "garbage");
        Files.write(file, lines);
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> RunStore.open(folder))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("samples.ndjson, line 3");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void samplesOfAForkThatNeverStartedAreDamage() throws IOException {
        var folder = cutOffRun();
        Files.writeString(
                folder.resolve("samples.ndjson"), "{\"fork\":9,\"executionNanos\":1}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> RunStore.open(folder)).hasMessageContaining("fork 9 was never started");
    }

    @Test
    void aNewerFormatIsNotRead() throws IOException {
        var folder = cutOffRun();
        var file = folder.resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("\"format\" : 1", "\"format\" : 2"));

        assertThatThrownBy(() -> RunStore.open(folder)).hasMessageContaining("newer than this workbench");
        assertThat(RunStore.summary(folder).damage()).contains("run.json");
    }

    @Test
    void aDamagedDocumentIsListedWithItsDamage() throws IOException {
        var folder = cutOffRun();
        Files.writeString(folder.resolve("run.json"), "{\n\n  nonsense");

        assertThat(store.list()).singleElement().satisfies(summary -> {
            assertThat(summary.header()).isNull();
            assertThat(summary.damage()).contains("run.json, line 3");
        });
    }

    @Test
    void anUnusableFolderIsNamed() throws IOException {
        Files.writeString(data.resolve("runs"), "a file where the folder should be");

        assertThatThrownBy(() -> store.create(PLAN, ENVIRONMENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(data.resolve("runs").toString())
                .hasMessageContaining("--data");
    }

    private Path cutOffRun() throws IOException {
        try (var writer = store.create(PLAN, ENVIRONMENT)) {
            writer.forkStarted(1, CELL);
            writer.samples(1, iterations(0, 5));
            return writer.folder();
        }
    }

    private static List<Message.Iteration> iterations(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Message.Iteration(0, i, i < 2, i * 10L, 1000 + i, 7, true))
                .toList();
    }

    private static ForkEnd ended(int fork) {
        return new ForkEnd(
                fork, 0, CELL, ForkEnd.COMPLETED, "", "Chicory", "1.7.5", "compiler", "25", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
                11, 12, 13, true, "", "", 14, new ForkTimes(15, 16, 17, 18), MEMORY);
    }
}
