package io.healthwatch.workbench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.healthwatch.workbench.probe.FolderGrant;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a policy grants by WASI, held up to every variant that is on this machine, each in a real worker: a guest gets
 * exactly that, or a refusal that says what is not offered.
 */
@ParameterizedClass
@MethodSource("available")
class WasiContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Catalog CATALOG = new Catalog(Home.locate());
    private static final Set<String> WITHOUT_WASI = Set.of("Wasmer", "WASM3", "Native", "Script");
    private static final Set<String> WITHOUT_READ_ONLY = Set.of("Node", "GraalWasm", "Chicory", "Endive");

    /** A variant in a host. */
    record Subject(Variant variant, Host host) {
        @Override
        public String toString() {
            return variant.id() + "@" + host.id();
        }
    }

    @TempDir
    private Path folder;

    @Parameter
    private Subject subject;

    private Path granted;
    private Path outside;
    private Modules modules;

    static Stream<Subject> available() {
        return CATALOG.variants().stream()
                .flatMap(variant -> variant.hosts().stream().map(host -> new Subject(variant, host)))
                .filter(subject ->
                        CATALOG.availability(subject.variant(), subject.host()).available());
    }

    @BeforeEach
    void prepare() throws IOException {
        modules = new Modules(folder);
        granted = Files.createDirectory(folder.resolve("granted"));
        outside = Files.writeString(folder.resolve("outside.txt"), "outside");
        Files.writeString(granted.resolve("file.txt"), "in the file");
    }

    private Worker worker(boolean wasi, List<FolderGrant> folders) throws WorkerException {
        var worker = Worker.start(CATALOG.commandWithWasi(subject.variant(), subject.host()), _ -> {});
        worker.ask(
                new Message.Prepare(List.of(), 0, 0, "", wasi, folders), Message.Prepared.class, PATIENCE);
        return worker;
    }

    private void open(Worker worker) throws WorkerException {
        worker.ask(
                CATALOG.open(subject.variant(), subject.host(), ProbeLimits.STANDARD), Message.Opened.class, PATIENCE);
    }

    private void load(Worker worker, String module) throws WorkerException {
        open(worker);
        worker.ask(new Message.Load(modules.file(module), 0), Message.Loaded.class, PATIENCE);
    }

    private static String execute(Worker worker, String config) throws WorkerException {
        return worker.ask(new Message.Execute(config, 0), Message.Executed.class, PATIENCE).answer();
    }

    private boolean offers(boolean writable) {
        return !WITHOUT_WASI.contains(subject.variant().runtime())
                && (writable || !WITHOUT_READ_ONLY.contains(subject.variant().runtime()));
    }

    /** Something to try in a worker. */
    private interface Attempt {
        void with(Worker worker) throws WorkerException, IOException;
    }

    private void withGrant(boolean writable, Attempt attempt) throws WorkerException, IOException {
        try (var worker = worker(true, List.of(new FolderGrant(granted.toString(), "/granted", writable)))) {
            if (offers(writable)) {
                load(worker, "wasi");
                attempt.with(worker);
            } else {
                var refusal = catchThrowableOfType(WorkerException.class, () -> open(worker));
                assertThat(refusal).as("opening what is not offered").isNotNull();
                assertThat(refusal.outcome()).as(refusal.getMessage()).isEqualTo(Outcome.NOT_OFFERED);
                assertThat(refusal).hasMessageContaining("WASI");
            }
        }
    }

    @Test
    void readsAndWritesInAGrantedFolder() throws WorkerException, IOException {
        withGrant(true, worker -> {
            assertThat(execute(worker, "f")).as("granted folders").isEqualTo("1");
            assertThat(execute(worker, "rfile.txt")).isEqualTo("in the file");
            assertThat(execute(worker, "rmissing.txt")).startsWith("error ");
            assertThat(execute(worker, "wnew.txt")).isEqualTo("written");
            assertThat(granted.resolve("new.txt")).hasContent("written");
        });
    }

    @Test
    void readsButDoesNotWriteWhereReadOnly() throws WorkerException, IOException {
        withGrant(false, worker -> {
            assertThat(execute(worker, "rfile.txt")).isEqualTo("in the file");
            assertThat(execute(worker, "wfile.txt")).startsWith("error ");
            assertThat(execute(worker, "wnew.txt")).startsWith("error ");
            assertThat(granted.resolve("file.txt")).hasContent("in the file");
            assertThat(granted.resolve("new.txt")).doesNotExist();
        });
    }

    @Test
    void opensNothingOutside() throws WorkerException, IOException {
        withGrant(true, worker -> {
            for (var path : List.of("../outside.txt", outside.toString(), "/granted/../outside.txt")) {
                assertThat(execute(worker, "r" + path)).as(path).startsWith("error ");
                assertThat(execute(worker, "w" + path)).as(path).startsWith("error ");
            }
            assertThat(outside).hasContent("outside");
        });
    }

    /** The output's way is the frames' in a worker, and the input's, too. */
    @Test
    void keepsStandardStreamsOffTheFrames() throws WorkerException, IOException {
        withGrant(true, worker -> {
            assertThat(execute(worker, "o")).isEqualTo("written");
            assertThat(execute(worker, "i")).as("bytes of input").isEqualTo("0");
            assertThat(execute(worker, "f")).isEqualTo("1");
        });
    }

    @Test
    void goesOnAfterAGuestThatEndsItself() throws WorkerException, IOException {
        withGrant(true, worker -> {
            var ended = catchThrowableOfType(WorkerException.class, () -> execute(worker, "x"));
            assertThat(ended.outcome()).as(ended.getMessage()).isEqualTo(Outcome.TRAP);
            assertThat(ended).hasMessageContaining("exit").hasMessageContaining("3");
            assertThat(execute(worker, "rfile.txt")).as("a fresh instance").isEqualTo("in the file");
        });
    }

    @Test
    void findsNothingWhereNothingIsGranted() throws WorkerException {
        if (!offers(true)) {
            return;
        }
        try (var worker = worker(true, List.of())) {
            load(worker, "wasi");
            assertThat(execute(worker, "f")).as("granted folders").isEqualTo("0");
            assertThat(execute(worker, "rfile.txt")).startsWith("error ");
            assertThat(execute(worker, "a")).as("variables and arguments").isEqualTo("0");
        }
    }

    @Test
    void namesWhatWasiDoesNotHave() throws WorkerException {
        if (!offers(true)) {
            return;
        }
        try (var worker = worker(true, List.of())) {
            assertMissing(worker, "wasi-unknown", "fd_teleport");
        }
    }

    @Test
    void importsNothingWithoutThePolicy() throws WorkerException {
        if (subject.variant().baseline()) {
            return;
        }
        try (var worker = worker(false, List.of())) {
            assertMissing(worker, "wasi", "fd_prestat_get");
        }
    }

    private void assertMissing(Worker worker, String module, String function) {
        var missing = catchThrowableOfType(WorkerException.class, () -> load(worker, module));
        assertThat(missing).isNotNull();
        assertThat(missing.outcome()).as(missing.getMessage()).isEqualTo(Outcome.MISSING_IMPORT);
        assertThat(missing).hasMessageContaining(function);
    }
}
