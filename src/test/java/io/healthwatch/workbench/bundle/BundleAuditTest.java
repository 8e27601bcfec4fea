package io.healthwatch.workbench.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of what is on this machine; a variant that is not is left out. */
class BundleAuditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);

    @TempDir
    private Path folder;

    /** One for all: it keeps the JVMs that it links. */
    private static final BundleAudit AUDIT = new BundleAudit(HOME, CATALOG);

    @AfterAll
    static void close() throws IOException {
        AUDIT.close();
    }

    private static Variant available(String id, Host host) {
        var variant = CATALOG.find(id).orElseThrow();
        assumeTrue(CATALOG.availability(variant, host).available(), id + " is not here");
        return variant;
    }

    private BundleWeight build(Variant variant, Host host) throws IOException {
        return AUDIT.build(variant, host, folder.resolve("bundle.zip"));
    }

    private List<String> names() throws IOException {
        try (var zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static void assertWeighsWhatItIs(BundleWeight weight, Path archive) throws IOException {
        assertThat(weight.bytes()).isEqualTo(Files.size(archive));
        assertThat(weight.parts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(weight.bytes());
    }

    @Test
    void nodesOwnEngineIsNoWeight() throws IOException {
        var weight = build(available("node", Host.NODE), Host.NODE);

        assertWeighsWhatItIs(weight, folder.resolve("bundle.zip"));
        assertThat(weight.parts()).containsOnlyKeys("glue");
        assertThat(weight.megabytes()).isLessThan(0.1);
        assertThat(names())
                .contains("extension/worker/worker.js", "extension/worker/guest/v8.js")
                .allMatch(name -> name.startsWith("extension/worker/"))
                .noneMatch(name -> name.contains("/script") || name.contains("adapter"));
    }

    @Test
    void aNativeRuntimeInNodeCarriesTheBindingOfOnePlatform() throws IOException {
        var weight = build(available("native", Host.NODE), Host.NODE);

        assertWeighsWhatItIs(weight, folder.resolve("bundle.zip"));
        assertThat(weight.parts()).containsOnlyKeys("adapter", "binding", "glue");
        assertThat(names()).filteredOn(name -> name.endsWith(".node")).hasSize(1);
        assertThat(names()).noneMatch(name -> name.contains("/probes/") || name.endsWith(".cc") || name.endsWith(".md"));
    }

    @Test
    void aJavaRuntimeCarriesAJvm() throws IOException {
        var weight = build(available("chicory-interpreter", Host.JVM), Host.JVM);

        assertWeighsWhatItIs(weight, folder.resolve("bundle.zip"));
        assertThat(weight.parts()).containsOnlyKeys("engine", "jvm", "glue");
        assertThat(weight.note()).contains("java.net.http");
        assertThat(names())
                .contains("extension/jvm/lib/modules", "extension/worker/io/healthwatch/workbench/worker/child/WorkerMain.class")
                .noneMatch(name -> name.contains("/gui/") || name.contains("/evaluation/") || name.contains("/endive/"));
    }

    /** Unpacked elsewhere, every bundle runs a probe. */
    @ParameterizedTest
    @CsvSource({
        "node, NODE", "script, NODE", "native, NODE", "wasmtime-cranelift, NODE", "wasmer-cranelift, NODE",
        "wasm3, NODE", "chicory-interpreter, JVM", "wasmtime-java, JVM", "graalwasm, JVM"
    })
    void unpackedItWorks(String id, Host host) throws Exception {
        var variant = available(id, host);
        build(variant, host);
        unpack();
        var language = CATALOG.languages(variant).contains("c") ? "c" : CATALOG.languages(variant).getFirst();
        var module = CATALOG.module(variant, language, "regex-processing").orElseThrow();
        var scenario = HOME.assets().resolve("scenarios/regex-processing");

        try (var worker = Worker.start(command(variant, host), _ -> {})) {
            worker.ask(new Message.Prepare(List.of(), 1 << 20, 1000, ""), Message.Prepared.class, PATIENCE);
            worker.ask(openUnpacked(variant, host), Message.Opened.class, PATIENCE);
            worker.ask(new Message.Load(module.toString(), 0), Message.Loaded.class, PATIENCE);
            var request = new Message.Execute(Files.readString(scenario.resolve("config.json")), 0);
            assertThat(worker.ask(request, Message.Executed.class, PATIENCE).answer())
                    .isEqualTo(Files.readString(scenario.resolve("expected.json")).strip());
        }
    }

    private void unpack() throws IOException {
        try (var zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
                if (entry.getName().contains("/jvm/bin/") || entry.getName().endsWith("jspawnhelper")) {
                    assertThat(file.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }

    /** The worker's own command, with everything at its place in the bundle. */
    private WorkerCommand command(Variant variant, Host host) throws IOException {
        var root = folder.resolve("extension");
        var command = new ArrayList<>(CATALOG.command(variant, host).command());
        if (host == Host.NODE) {
            command.replaceAll(word -> word.endsWith("worker.js")
                    ? root.resolve("worker/worker.js").toString()
                    : word.endsWith("index.cjs") ? root.resolve("node_modules/koffi/index.cjs").toString() : word);
            return new WorkerCommand(command, host.id());
        }
        command.set(0, root.resolve("jvm/bin/java").toString());
        command.set(command.indexOf("-cp") + 1, root.resolve("worker") + File.pathSeparator + jars(root.resolve("lib")));
        command.replaceAll(word -> word.startsWith("-Djava.library.path=")
                ? "-Djava.library.path=" + root.resolve("runtime")
                : word);
        if (Files.isDirectory(root.resolve("lib/modules"))) {
            var modules = jars(root.resolve("lib/modules"));
            command.replaceAll(word ->
                    word.startsWith("--upgrade-module-path=") ? "--upgrade-module-path=" + modules : word);
        }
        return new WorkerCommand(command, host.id());
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Message.Open openUnpacked(Variant variant, Host host) {
        var open = CATALOG.open(variant, host, ProbeLimits.STANDARD);
        var library = open.library().isEmpty()
                ? ""
                : folder.resolve("extension/runtime")
                        .resolve(Path.of(open.library()).getFileName())
                        .toString();
        return new Message.Open(
                open.runtime(), open.mode(), library, open.memoryLimitBytes(), open.stackBytes(), open.interruptible());
    }

    @Test
    void whatWasWeighedBeforeIsKnownByItsContent() throws IOException {
        var node = available("node", Host.NODE);
        var home = Home.at(Path.of(System.getProperty(Home.PROPERTY)), folder.resolve("user"));
        BundleWeight first;
        try (var fresh = new BundleAudit(home, CATALOG)) {
            first = fresh.weigh(node, Host.NODE);
        }
        var known = folder.resolve("user/bundles.json");
        assertThat(known).content().contains("\"bytes\" : " + first.bytes());
        Files.writeString(known, Files.readString(known).replace("\"bytes\" : " + first.bytes(), "\"bytes\" : 1"));
        try (var again = new BundleAudit(home, CATALOG)) {
            assertThat(again.weigh(node, Host.NODE).bytes()).isEqualTo(1);
        }
        Files.writeString(known, "damaged");
        try (var anew = new BundleAudit(home, CATALOG)) {
            assertThat(anew.weigh(node, Host.NODE)).isEqualTo(first);
        }
    }

    @Test
    void whatIsNotThereIsNotWeighed() {
        var home = Home.at(Path.of(System.getProperty(Home.PROPERTY)), folder.resolve("user"));
        try (var empty = new BundleAudit(home, new Catalog(home))) {
            var wasm3 = CATALOG.find("wasm3").orElseThrow();
            assertThatThrownBy(() -> empty.weigh(wasm3, Host.JVM))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not installed");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
