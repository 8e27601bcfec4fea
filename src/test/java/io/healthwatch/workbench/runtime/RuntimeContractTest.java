package io.healthwatch.workbench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The probe's contract, held up to every runtime that is on this machine, each in a real worker. Baselines
 * run no wasm and have {@link BaselineTest}.
 */
@ParameterizedClass
@MethodSource("available")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuntimeContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LIMIT_NANOS = Duration.ofMillis(300).toNanos();

    /** How late a guest may be stopped: interpreters look at their stop flag between long stretches of work. */
    private static final long LATENESS_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Catalog CATALOG = new Catalog(Home.locate());

    /** A variant in a host. */
    record Subject(Variant variant, Host host) {
        @Override
        public String toString() {
            return variant.id() + "@" + host.id();
        }
    }

    @TempDir
    private static Path folder;

    @Parameter
    private Subject subject;

    private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
    private CountDownLatch over;
    private HttpServer server;
    private int closedPort;
    private Modules modules;
    private Worker worker;

    static Stream<Subject> available() {
        return CATALOG.variants().stream()
                .filter(variant -> !variant.baseline())
                .flatMap(variant -> variant.hosts().stream().map(host -> new Subject(variant, host)))
                .filter(subject ->
                        CATALOG.availability(subject.variant(), subject.host()).available());
    }

    @BeforeParameterizedClassInvocation
    void open() throws IOException, WorkerException {
        modules = new Modules(folder);
        over = new CountDownLatch(1);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/healthy", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.close();
        });
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = taken.getLocalPort();
        }
        worker = openWorker();
    }

    @AfterParameterizedClassInvocation
    void close() {
        worker.close();
        over.countDown();
        server.stop(0);
    }

    private Worker openWorker() throws WorkerException {
        return openWorker(ProbeLimits.STANDARD);
    }

    private Worker openWorker(ProbeLimits limits) throws WorkerException {
        var started = Worker.start(CATALOG.command(subject.variant(), subject.host()), logged::add);
        started.ask(
                new Message.Prepare(
                        List.of(origin(server.getAddress().getPort()), origin(closedPort)),
                        1 << 20,
                        10_000,
                        origin(server.getAddress().getPort()) + "/healthy"),
                Message.Prepared.class,
                PATIENCE);
        var opened = started.ask(
                CATALOG.open(subject.variant(), subject.host(), limits), Message.Opened.class, PATIENCE);
        assertThat(opened.runtime()).isNotEmpty();
        assertThat(opened.version()).isNotEmpty();
        assertThat(opened.setupNanos()).isPositive();
        assertThat(opened.bindingNanos()).isBetween(0L, opened.setupNanos());
        return started;
    }

    private static String origin(int port) {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }

    private Message.Loaded load(String module) throws WorkerException {
        return worker.ask(
                new Message.Load(modules.file(module), LIMIT_NANOS * 10), Message.Loaded.class, PATIENCE);
    }

    private Outcome refusal(String file) {
        var failure = catchThrowableOfType(
                WorkerException.class,
                () -> worker.ask(new Message.Load(file, LIMIT_NANOS), Message.Loaded.class, PATIENCE));
        assertThat(failure).as("loading " + file).isNotNull();
        return failure.outcome();
    }

    private Message.Executed execute(String config) throws WorkerException {
        return execute(config, 0);
    }

    private Message.Executed execute(String config, long limitNanos) throws WorkerException {
        return worker.ask(new Message.Execute(config, limitNanos), Message.Executed.class, PATIENCE);
    }

    private WorkerException failure(String config, long limitNanos) {
        var failure = catchThrowableOfType(WorkerException.class, () -> execute(config, limitNanos));
        assertThat(failure).as("executing " + config).isNotNull();
        return failure;
    }

    private void assertStillWorks() throws WorkerException {
        assertThat(execute("i").answer()).as("the first execution of a fresh instance").isEqualTo("1");
    }

    private String request(int port, String path, int timeoutMillis) {
        return "h{\"method\":\"GET\",\"url\":\"" + origin(port) + path + "\",\"timeoutMs\":" + timeoutMillis + "}";
    }

    @Test
    void loadsAndAnswers() throws WorkerException {
        var loaded = load("contract");
        assertThat(loaded.compileNanos()).isPositive();
        assertThat(loaded.instantiateNanos()).isPositive();

        var executed = execute("echo: \u00e4\u20ac");
        assertThat(executed.answer()).isEqualTo("echo: \u00e4\u20ac");
        assertThat(executed.executionNanos()).isPositive();
        assertThat(executed.guestMemoryBytes()).isEqualTo(2 << 16);
        assertThat(execute("i").answer()).isEqualTo("2");
    }

    @Test
    void measures() throws WorkerException {
        load("contract");
        var iterations = new ArrayList<Message.Iteration>();
        var measured = worker.ask(
                new Message.Measure("echo", "echo", 1, 5, 1_000_000_000, 20, 20, 1_000_000_000, LIMIT_NANOS),
                Message.Measured.class,
                PATIENCE,
                sampled -> iterations.addAll(sampled.iterations()));
        assertThat(measured.wrongAnswer()).isEmpty();
        assertThat(iterations.stream().filter(Message.Iteration::warmup)).hasSize(5);
        assertThat(iterations.stream().filter(iteration -> !iteration.warmup())).hasSize(20);
        assertThat(iterations).allMatch(Message.Iteration::correct).allMatch(one -> one.executionNanos() > 0);
    }

    @Test
    void executesSeveralInstancesAtOnce() throws WorkerException {
        load("contract");
        var iterations = new ArrayList<Message.Iteration>();
        worker.ask(
                new Message.Measure("echo", "echo", 3, 0, 0, 10, 10, 0, LIMIT_NANOS),
                Message.Measured.class,
                PATIENCE,
                sampled -> iterations.addAll(sampled.iterations()));
        assertThat(iterations).hasSize(30).allMatch(Message.Iteration::correct);
        assertThat(execute("e").answer()).isEqualTo("e");
    }

    @Test
    void passesRequestsOn() throws WorkerException {
        load("contract");
        var executed = execute(request(server.getAddress().getPort(), "/healthy", 5000));
        assertThat(executed.answer()).contains("\"status\":200").contains("\"body\":\"ok\"");
        assertThat(executed.hostNanos()).isBetween(1L, executed.executionNanos());
    }

    @Test
    void tellsWhyThereIsNoResponse() throws WorkerException {
        load("contract");
        var port = server.getAddress().getPort();
        assertThat(execute(request(port, "/silent", 100)).answer()).as("timed out").isEqualTo("-1");
        assertThat(execute(request(closedPort, "/", 5000)).answer()).as("refused").isEqualTo("-2");
        assertThat(execute(request(1, "/", 5000)).answer()).as("denied").isEqualTo("-3");
        assertThat(execute(request(port, "/large", 5000)).answer()).as("too large").isEqualTo("-4");
        assertThat(execute("hnonsense").answer()).as("malformed").isEqualTo("-5");
        assertThat(execute("p").answer()).as("outside the memory").isEqualTo("-5");
    }

    @Test
    void tellsTime() throws WorkerException {
        load("contract");
        assertThat(execute("w").answer()).isEqualTo("1");
    }

    /** A line of an adapter's guest comes by the error output, which keeps no order with frames. */
    @Test
    void passesLogLinesOn() throws WorkerException, InterruptedException {
        load("contract");
        assertThat(execute("ja line from the guest").answer()).isEqualTo("1");
        String line;
        do {
            line = logged.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("the line that the guest logged").isNotNull();
        } while (!line.endsWith("a line from the guest"));
    }

    @ParameterizedTest
    @CsvSource({
        "u, UNREACHABLE", "m, MEMORY", "d, DIVISION_BY_ZERO", "o, OVERFLOW", "c, CONVERSION", "t, TABLE", "s, STACK"
    })
    void namesTrapsAndGoesOn(String config, TrapKind kind) throws WorkerException {
        load("contract");
        execute("e");
        var failure = failure(config, 0);
        assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.TRAP);
        assertThat(failure.trap()).as(failure.getMessage()).isEqualTo(kind.id());
        assertStillWorks();
    }

    /** V8 has one message for an empty place in a table and for a function of another type. */
    @ParameterizedTest
    @CsvSource({"n, TABLE", "g, SIGNATURE"})
    void namesTrapsOfIndirectCalls(String config, TrapKind kind) throws WorkerException {
        load("contract");
        var failure = failure(config, 0);
        assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.TRAP);
        var accepted = subject.variant().runtime().equals("Node")
                ? List.of(TrapKind.TABLE.id(), TrapKind.SIGNATURE.id())
                : List.of(kind.id());
        assertThat(failure.trap()).as(failure.getMessage()).isIn(accepted);
        assertStillWorks();
    }

    @Test
    void stopsAnEndlessLoopAndGoesOn() throws WorkerException {
        load("contract");
        for (var round = 0; round < 3; round++) {
            var started = System.nanoTime();
            assertThat(failure("l", LIMIT_NANOS).outcome()).isEqualTo(Outcome.TIME_LIMIT);
            assertThat(System.nanoTime() - started).isBetween(LIMIT_NANOS, LIMIT_NANOS + LATENESS_NANOS);
            assertStillWorks();
        }
    }

    @Test
    void stopsAnEndlessStartFunction() throws WorkerException {
        var started = System.nanoTime();
        assertThat(refusal(modules.file("endless-start"))).isEqualTo(Outcome.TIME_LIMIT);
        assertThat(System.nanoTime() - started).isLessThan(LIMIT_NANOS + LATENESS_NANOS);
        load("contract");
        assertStillWorks();
    }

    @Test
    void limitsThatDoNotPassChangeNothing() throws WorkerException {
        load("contract");
        for (var i = 1; i <= 50; i++) {
            assertThat(execute("e", LIMIT_NANOS * i).answer()).isEqualTo("e");
        }
    }

    /** wasmtime-java does not say which trap ended a start function. */
    @Test
    void reportsATrapInTheStartFunction() {
        var failure = catchThrowableOfType(WorkerException.class, () -> load("trapping-start"));
        assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.TRAP);
        var kind = subject.variant().id().equals("wasmtime-java") ? TrapKind.OTHER : TrapKind.UNREACHABLE;
        assertThat(failure.trap()).isEqualTo(kind.id());
    }

    @Test
    void refusesInvalidModules() {
        var whole = Modules.bytes("contract");
        assertThat(refusal(modules.file("empty", new byte[0]))).isEqualTo(Outcome.INVALID_MODULE);
        assertThat(refusal(modules.file("truncated", Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo(Outcome.INVALID_MODULE);
        assertThat(refusal(modules.file("garbage", "no module at all".getBytes()))).isEqualTo(Outcome.INVALID_MODULE);
    }

    @Test
    void executesNothingAfterARefusal() {
        refusal(modules.file("garbage", "no module at all".getBytes()));
        assertThat(failure("e", 0).outcome()).isEqualTo(Outcome.INTERNAL);
    }

    @ParameterizedTest
    @CsvSource({"missing-import, read_file", "import-type, now_nanos", "imported-memory, memory"})
    void namesMissingImports(String module, String name) {
        assertThatThrownBy(() -> load(module)).isInstanceOfSatisfying(WorkerException.class, failure -> {
            assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.MISSING_IMPORT);
            assertThat(failure).hasMessageContaining(name);
        });
    }

    @ParameterizedTest
    @CsvSource({"missing-run, run", "missing-memory, memory", "run-type, run"})
    void namesMissingExports(String module, String name) {
        assertThatThrownBy(() -> load(module)).isInstanceOfSatisfying(WorkerException.class, failure -> {
            assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.MISSING_EXPORT);
            assertThat(failure).hasMessageContaining(name);
        });
    }

    @Test
    void refusesToGrowBeyondTheMemoryLimit() throws WorkerException {
        load("contract");
        var executed = execute("k");
        assertThat(executed.answer()).isEqualTo("-1");
        assertThat(executed.guestMemoryBytes()).isEqualTo(2 << 16);
    }

    /** Some runtimes refuse the bytes where others refuse the memory. */
    @Test
    void refusesToBeginBeyondTheMemoryLimit() {
        assertThat(refusal(modules.file("large-memory"))).isIn(Outcome.MEMORY_LIMIT, Outcome.INVALID_MODULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "B"})
    void refusesResultsOutsideTheMemory(String config) throws WorkerException {
        load("contract");
        assertThat(failure(config, 0).outcome()).isEqualTo(Outcome.BAD_RESULT);
        assertStillWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-room", "room-outside"})
    void refusesGuestsWithoutRoomForTheirInput(String module) throws WorkerException {
        load(module);
        assertThat(failure("e", 0).outcome()).isEqualTo(Outcome.BAD_RESULT);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "FAILED"})
    void doesNotGrowOverManyLoads(Ending ending) throws WorkerException {
        long after20 = 0;
        for (var i = 1; i <= 100; i++) {
            load("contract");
            if (ending == Ending.FAILED) {
                failure("u", 0);
            } else {
                execute("e");
            }
            if (i == 20) {
                after20 = settledBytes();
            }
        }
        assertThat(settledBytes() - after20).as("growth over 80 loads").isLessThan(48L << 20);
    }

    private long settledBytes() throws WorkerException {
        worker.ask(new Message.Collect(), Message.Collected.class, PATIENCE);
        return worker.residentBytes();
    }

    /** How an execution ends. */
    enum Ending {
        COMPLETE,
        FAILED
    }

    @Test
    void worksWithoutInterruption() throws WorkerException {
        try (var another = openWorker(new ProbeLimits(1 << 20, 512 << 10, false))) {
            another.ask(
                    new Message.Load(modules.file("contract"), LIMIT_NANOS), Message.Loaded.class, PATIENCE);
            var executed = another.ask(new Message.Execute("e", LIMIT_NANOS), Message.Executed.class, PATIENCE);
            assertThat(executed.answer()).isEqualTo("e");
        }
    }

    @Test
    void closes() throws WorkerException {
        try (var another = openWorker()) {
            another.ask(new Message.Load(modules.file("contract"), 0), Message.Loaded.class, PATIENCE);
            another.ask(new Message.Execute("e", 0), Message.Executed.class, PATIENCE);
            var released = another.ask(new Message.Release(), Message.Released.class, PATIENCE);
            assertThat(released.teardownNanos()).isPositive();
        }
    }

    @Test
    void endsWithItsParentWhileAGuestLoops() throws IOException, InterruptedException {
        var process = new ProcessBuilder(CATALOG.command(subject.variant(), subject.host()).command()).start();
        try (var requests = process.outputWriter();
                var replies = process.inputReader()) {
            for (var request : List.of(
                    CATALOG.open(subject.variant(), subject.host(), ProbeLimits.STANDARD),
                    new Message.Load(modules.file("contract"), 0),
                    new Message.Execute("l", 0))) {
                requests.write(Frames.encode(request) + "\n");
            }
            requests.flush();
            assertThat(replies.lines().takeWhile(reply -> !reply.contains("\"loaded\""))).hasSize(2);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void survivesNoKill() throws WorkerException {
        try (var another = openWorker()) {
            ProcessHandle.of(another.hello().pid()).orElseThrow().destroyForcibly();
            var failure = catchThrowableOfType(
                    WorkerException.class,
                    () -> another.ask(new Message.Collect(), Message.Collected.class, PATIENCE));
            assertThat(failure.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(failure).hasMessageContaining("SIGKILL");
        }
    }
}
