package io.healthwatch.workbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Node worker with scripts as guests, and its JavaScript's own tests. */
class NodeWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SOURCES = Path.of("src/main/node/worker.js");
    private static final Path TESTS = Path.of("src/test/node");

    @TempDir
    private Path folder;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private Worker worker;

    @BeforeEach
    void open() throws WorkerException {
        assumeTrue(nodeIsHere(), "there is no Node on the path");
        worker = Worker.start(new WorkerCommand(List.of("node", SOURCES.toString()), "node"), logged::add);
        worker.ask(new Message.Prepare(List.of(), 1 << 20, 1000, ""), Message.Prepared.class, PATIENCE);
        worker.ask(
                new Message.Open("script", "", "", 256L << 20, 512L << 10, true), Message.Opened.class, PATIENCE);
    }

    @AfterEach
    void close() {
        if (worker != null) {
            worker.close();
        }
    }

    private static boolean nodeIsHere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void load(String script) throws WorkerException, IOException {
        var file = Files.writeString(folder.resolve("check.js"), script);
        worker.ask(new Message.Load(file.toString(), 0), Message.Loaded.class, PATIENCE);
    }

    private String execute(String config, long limitMillis) throws WorkerException {
        var limit = TimeUnit.MILLISECONDS.toNanos(limitMillis);
        return worker.ask(new Message.Execute(config, limit), Message.Executed.class, PATIENCE)
                .answer();
    }

    private WorkerException failure(String config, long limitMillis) {
        var failure = catchThrowableOfType(WorkerException.class, () -> execute(config, limitMillis));
        assertThat(failure).as("executing " + config).isNotNull();
        return failure;
    }

    @Test
    void passesItsOwnTests() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "--test"));
        try (var files = Files.list(TESTS)) {
            files.map(Path::toString).filter(name -> name.endsWith(".test.js")).forEach(command::add);
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void tellsWhatMeasuringCostsAndGoesOn() throws WorkerException, IOException {
        load("module.exports = async (config) => config");
        var costs = HarnessCosts.of(worker);
        WorkerTest.assertPlausible(costs);
        assertThat(costs.sampleBytes()).isNotNegative();
        assertThat(execute("on", 0)).isEqualTo("on");
    }

    @Test
    void canBeOpenedAgainAfterARelease() throws WorkerException, IOException {
        load("module.exports = async () => 'first'");
        worker.ask(new Message.Release(), Message.Released.class, PATIENCE);
        assertThat(failure("{}", 0)).hasMessageContaining("No module is loaded");
        worker.ask(
                new Message.Open("script", "", "", 256L << 20, 512L << 10, true), Message.Opened.class, PATIENCE);
        load("module.exports = async () => 'second'");
        assertThat(execute("{}", 0)).isEqualTo("second");
    }

    @Test
    void keepsWhatScriptsPrintOutOfTheFrames() throws WorkerException, IOException {
        load("module.exports = async (config) => { console.log('one'); process.stdout.write('two\\n'); return config; }");
        assertThat(execute("\u00e4\u20ac", 0)).isEqualTo("\u00e4\u20ac");
        assertThat(execute("again", 0)).isEqualTo("again");
    }

    @Test
    void takesAnErrorForATrap() throws WorkerException, IOException {
        load("module.exports = async () => { throw new TypeError('no good'); }");
        var failure = failure("{}", 0);
        assertThat(failure.outcome()).isEqualTo(Outcome.TRAP);
        assertThat(failure.trap()).isEqualTo("unreachable");
        assertThat(failure).hasMessageContaining("no good");
    }

    @Test
    void stopsScriptsThatLoopAndScriptsThatWait() throws WorkerException, IOException {
        load("let executions = 0; module.exports = async (config) => {"
                + "  executions++;"
                + "  if (config === 'loop') for (;;);"
                + "  if (config === 'wait') await new Promise(() => {});"
                + "  return String(executions); }");
        for (var config : List.of("loop", "wait")) {
            assertThat(failure(config, 100).outcome()).isEqualTo(Outcome.TIME_LIMIT);
            assertThat(execute("count", 1000)).as("a fresh instance").isEqualTo("1");
        }
    }

    @Test
    void outlivesAScriptThatEndsItsThread() throws WorkerException, IOException {
        load("module.exports = async (config) => { if (config === 'exit') process.exit(3); return config; }");
        assertThat(failure("exit", 0).outcome()).isEqualTo(Outcome.INTERNAL);
        assertThat(execute("on", 0)).isEqualTo("on");
    }

    @Test
    void endsWithItsInputWhileAScriptLoops() throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("loop.js"), "module.exports = () => { for (;;); }");
        var process = new ProcessBuilder("node", SOURCES.toString()).start();
        try (var requests = process.outputWriter();
                var replies = process.inputReader()) {
            for (var request : List.of(
                    new Message.Open("script", "", "", 256L << 20, 512L << 10, true),
                    new Message.Load(script.toString(), 0),
                    new Message.Execute("{}", 0))) {
                requests.write(Frames.encode(request) + "\n");
            }
            requests.flush();
            assertThat(replies.lines().takeWhile(reply -> !reply.contains("loaded"))).hasSize(2);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
