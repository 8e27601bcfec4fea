package io.healthwatch.workbench.store.runfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.Origin;
import io.healthwatch.workbench.store.RunStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run file promises: the same run on the other side, and nothing at all of a file that is not one. */
class RunFileTest {

    private static final Limits TIGHT = new Limits(20, 4 << 20, 200);

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    private RunStore other;
    private Path run;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        other = new RunStore(there);
        run = measured(RunState.COMPLETE);
        Files.writeString(run.resolve("samples.ndjson"), "{\"noise\":{}}\n".repeat(20));
        Files.createDirectories(run.resolve("documents"));
        Files.writeString(run.resolve("documents/report.md"), "# Edited\n");
        file = here.resolve("a run.wasmrun");
    }

    private Path measured(RunState state) throws IOException {
        var plan = new Plan(
                "quick", new Effort(1, 1, 1, 1, 1, 1), 1, List.of(new Cell("node", "node", "simple-http-check", "c")));
        try (var writer = new RunStore(here)
                .create(plan, new Environment("1", "far-away", "o", "a", "c", 1, 1, "25", 0, null))) {
            writer.end(state, null);
            return writer.folder();
        }
    }

    private Imported send() throws IOException {
        RunExport.write(run, (Path) null, file, Progress.NONE);
        return new RunImport(other, TIGHT).run(file, Progress.NONE);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            var contents = new TreeMap<String, String>();
            for (var each : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(each).toString(), Files.readString(each));
            }
            return contents;
        }
    }

    private static Map<String, String> sent(Path folder) throws IOException {
        var contents = contents(folder);
        contents.keySet().removeAll(Set.of("lock", Origin.FILE));
        return contents;
    }

    private void nothingIsLeft() throws IOException {
        if (Files.exists(there)) {
            try (var files = Files.walk(there)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
            try (var folders = Files.list(there)) {
                assertThat(folders.map(folder -> folder.getFileName().toString())).isSubsetOf("runs");
            }
        }
    }

    @Test
    void theRunIsTheSameOnTheOtherSideAndMarkedAsFromElsewhere() throws IOException {
        var imported = send();
        assertThat(imported.kind()).isEqualTo(Imported.Kind.NEW);
        assertThat(imported.folder()).isEqualTo(other.folder().resolve(run.getFileName()));
        assertThat(imported.words()).contains("measured on far-away");
        assertThat(sent(imported.folder())).isEqualTo(sent(run)).containsKey("documents/report.md");
        assertThat(Origin.of(imported.folder()).orElseThrow().file()).isEqualTo("a run.wasmrun");
        assertThat(Origin.isElsewhere(run)).isFalse();
        assertThat(RunStore.summary(imported.folder()).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void sentOnItHasTheSameBytes() throws IOException {
        var imported = send();
        var again = here.resolve("again.wasmrun");
        RunExport.write(imported.folder(), (Path) null, again, Progress.NONE);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void theSameRunAgainIsRecognisedAndWhatDiffersBesideItIsTold() throws IOException {
        var first = send();
        assertThat(send()).isEqualTo(new Imported(Imported.Kind.KNOWN, first.folder(), "far-away", List.of()));
        Files.writeString(run.resolve("documents/report.md"), "# Edited again\n");
        var again = send();
        assertThat(again.kind()).isEqualTo(Imported.Kind.KNOWN);
        assertThat(again.words()).contains("documents/report.md");
        assertThat(first.folder().resolve("documents/report.md")).hasContent("# Edited");
        assertThat(other.list()).hasSize(1);
    }

    @Test
    void anotherRunOfThatNameGetsANewOneOnce() throws IOException {
        var first = send();
        Files.writeString(run.resolve("samples.ndjson"), "{\"noise\":{}}\n");
        var second = send();
        assertThat(second.kind()).isEqualTo(Imported.Kind.RENAMED);
        assertThat(second.folder()).isNotEqualTo(first.folder());
        assertThat(second.words()).contains(second.folder().getFileName().toString(), "another run already");
        assertThat(first.folder().resolve("samples.ndjson")).content().hasLineCount(20);
        assertThat(send().kind()).isEqualTo(Imported.Kind.KNOWN);
        assertThat(other.list()).hasSize(2);
    }

    @Test
    void anAssessmentGoesWithARunThatHasNoneOfItsOwn() throws IOException {
        var assessment = Files.createDirectory(here.resolve("assessment"));
        Files.writeString(assessment.resolve("findings.json"), "{\"of\": \"the machine\"}");
        RunExport.write(run, assessment, file, Progress.NONE);
        var imported = new RunImport(other).run(file, Progress.NONE);
        assertThat(imported.folder().resolve("findings.json")).content().contains("the machine");
        assertThat(run.resolve("findings.json")).doesNotExist();

        Files.writeString(run.resolve("findings.json"), "{\"of\": \"the run\"}");
        RunExport.write(run, assessment, file, Progress.NONE);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(new String(zip.getInputStream(zip.getEntry("findings.json")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("the run");
        }
    }

    @Test
    void linksInARunAreNotFollowed() throws IOException {
        var secret = Files.writeString(here.resolve("secret"), "secret");
        Files.createSymbolicLink(run.resolve("documents/secret.md"), secret);
        assertThat(sent(send().folder())).doesNotContainKey("documents/secret.md");
    }

    @Test
    void aRunFromElsewhereIsNotContinuedHere() throws IOException {
        run = measured(RunState.CANCELLED);
        var imported = send();
        assertThatThrownBy(() -> RunStore.resume(imported.folder())).hasMessageContaining("another machine");
    }

    @Test
    void whatIsBeingMeasuredOrDamagedIsNotSentAndNoFileIsLeft() throws IOException {
        try (var writer = new RunStore(here)
                .create(
                        RunStore.summary(run).header().plan(),
                        RunStore.summary(run).header().environment())) {
            assertThatThrownBy(() -> RunExport.write(writer.folder(), (Path) null, file, Progress.NONE))
                    .hasMessageContaining("being measured");
        }
        Files.writeString(run.resolve("run.json"), "{");
        assertThatThrownBy(() -> RunExport.write(run, (Path) null, file, Progress.NONE)).hasMessageContaining("run.json, line 1");
        assertThat(file).doesNotExist();
    }

    @Test
    void cancellingLeavesWhatWasThereBefore() throws IOException {
        Files.writeString(file, "before");
        Progress cancelled = (done, total) -> {
            if (done > total / 2) {
                throw new CancellationException();
            }
        };
        assertThatThrownBy(() -> RunExport.write(run, (Path) null, file, cancelled)).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("before");
        assertThat(here.toFile().list()).allMatch(name -> !name.endsWith(".unfinished"));

        RunExport.write(run, (Path) null, file, Progress.NONE);
        assertThatThrownBy(() -> new RunImport(other).run(file, cancelled)).isInstanceOf(CancellationException.class);
        nothingIsLeft();
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> RunExport.write(run, (Path) null, here.resolve("no/where.wasmrun"), Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder");
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** A run file with a manifest that fits it: only what a test is about is wrong in it. */
    private static byte[] fitting(String id, Map<String, byte[]> files) throws Exception {
        var entries = files.entrySet().stream()
                .map(each -> "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
                        .formatted(each.getKey().replace("\\", "\\\\"), each.getValue().length, sha256(each.getValue())))
                .collect(Collectors.joining(","));
        var all = new LinkedHashMap<String, byte[]>();
        all.put("manifest.json", "{\"format\":1,\"run\":\"%s\",\"files\":[%s]}".formatted(id, entries).getBytes());
        all.putAll(files);
        return zip(all);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, byte[]> runWith(String name, byte[] content) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("run.json", Files.readAllBytes(run.resolve("run.json")));
        files.put(name, content);
        return files;
    }

    private void refused(byte[] content, String message) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> new RunImport(other, TIGHT).run(file, Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a run.wasmrun was not imported")
                .hasMessageContaining(message);
        nothingIsLeft();
    }

    @Test
    void aFittingFileIsTaken() throws Exception {
        Files.write(file, fitting(run.getFileName().toString(), runWith("samples.ndjson", new byte[0])));
        assertThat(new RunImport(other, TIGHT).run(file, Progress.NONE).kind()).isEqualTo(Imported.Kind.NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "../escaped", "own/../../escaped", "/absolute", "C:/absolute", "own\\\\escaped", "own//twice", "lock", "LOCK",
        "imported.json", "run.json.new", "con", "own/aux.txt", "documents/a\\u0000b", "~/x", "./x", ".hidden", "x.", "RUN.JSON"
    })
    void namesThatCannotBeInARunsFolderAreRefused(String name) throws Exception {
        var plain = name.replace("\\\\", "\\").replace("\\u0000", "\u0001");
        refused(fitting(run.getFileName().toString(), runWith(plain, new byte[1])), "");
        assertThatThrownBy(() -> new RunImport(other, TIGHT).run(file, Progress.NONE))
                .message()
                .containsPattern("cannot be in a run's folder|manifest is damaged|twice");
        assertThat(here.resolve("escaped")).doesNotExist();
        assertThat(there.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "", "a/b", "-x"})
    void idsThatAreNoFolderNameAreRefused(String id) throws Exception {
        refused(fitting(id, runWith("samples.ndjson", new byte[0])), "The name of its run is none");
    }

    static Stream<Arguments> notRunFiles() throws IOException {
        var manifest = "{\"format\":1,\"run\":\"r\",\"files\":[]}";
        return Stream.of(
                Arguments.of(new byte[0], "no run file"),
                Arguments.of("not a zip".getBytes(), "no run file"),
                Arguments.of(zip(Map.of("a", new byte[3])), "no manifest.json"),
                Arguments.of(zip(Map.of("manifest.json", "[1".getBytes())), "manifest is damaged"),
                Arguments.of(zip(Map.of("manifest.json", "null".getBytes())), "names no run"),
                Arguments.of(zip(Map.of("manifest.json", "{\"format\":2}".getBytes())), "newer than this workbench"),
                Arguments.of(zip(Map.of("manifest.json", manifest.getBytes())), "no run.json"),
                Arguments.of(zip(Map.of("manifest.json", new byte[Limits.MANIFEST_BYTES + 1])), "too long"),
                Arguments.of(
                        zip(Map.of("manifest.json", manifest.getBytes(), "more", new byte[1])), "does not name"));
    }

    @ParameterizedTest
    @MethodSource("notRunFiles")
    void whatIsNoRunFileIsRefused(byte[] content, String message) throws IOException {
        refused(content, message);
    }

    @Test
    void whatWasCutOffOrChangedOnItsWayIsRefused() throws Exception {
        RunExport.write(run, (Path) null, file, Progress.NONE);
        var whole = Files.readAllBytes(file);
        refused(Arrays.copyOf(whole, whole.length - 30), "cut off");
        var files = runWith("samples.ndjson", "{\"noise\":{}}\n".getBytes());
        var fitting = fitting(run.getFileName().toString(), files);
        files.put("samples.ndjson", "{\"noise\":[]}\n".getBytes());
        var manifest = new ZipFileOf(fitting).read("manifest.json");
        var changed = new LinkedHashMap<String, byte[]>();
        changed.put("manifest.json", manifest);
        changed.putAll(files);
        refused(zip(changed), "not what its manifest says");
        changed.remove("samples.ndjson");
        refused(zip(changed), "is missing");
    }

    @Test
    void aRunThatCannotBeReadOrIsNewerIsRefused() throws Exception {
        var newer = Map.of("run.json", "{\"format\": 99}".getBytes());
        refused(fitting("r", newer), "format 99 is newer");
        refused(fitting("another", runWith("samples.ndjson", new byte[0])), "another run");
    }

    @Test
    void whatIsMeantToFillTheDiskIsRefused() throws Exception {
        var id = run.getFileName().toString();
        refused(fitting(id, runWith("samples.ndjson", new byte[3 << 20])), "200 times its size");
        refused(fitting(id, runWith("samples.ndjson", new byte[5 << 20])), "more than 4194304 bytes");
        var many = runWith("samples.ndjson", new byte[0]);
        for (var i = 0; i < 20; i++) {
            many.put("documents/" + i, new byte[0]);
        }
        refused(fitting(id, many), "more than 20 files");
        var manifest = new String(
                new ZipFileOf(fitting(id, runWith("samples.ndjson", new byte[100]))).read("manifest.json"),
                StandardCharsets.UTF_8);
        var liar = runWith("samples.ndjson", new byte[3 << 20]);
        var files = new LinkedHashMap<String, byte[]>();
        files.put("manifest.json", manifest.getBytes());
        files.putAll(liar);
        refused(zip(files), "not what its manifest says");
    }

    /** Reads a ZIP file's content in memory. */
    private record ZipFileOf(byte[] content) {

        byte[] read(String name) throws IOException {
            try (var in = new ZipInputStream(new ByteArrayInputStream(content))) {
                for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                    if (entry.getName().equals(name)) {
                        return in.readAllBytes();
                    }
                }
                throw new IOException("no " + name);
            }
        }
    }
}
