package io.healthwatch.workbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.healthwatch.workbench.worker.child.WorkerMain;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parent makes of workers that do not behave. */
class WorkerTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> logged = new CopyOnWriteArrayList<>();

    private static List<String> java(Class<?> main, String... arguments) {
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(program, "-Xmx64m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Worker start(String behaviour) throws WorkerException {
        return Worker.start(new WorkerCommand(java(MisbehavingWorker.class, behaviour), "jvm"), logged::add);
    }

    private static WorkerException failure(Worker worker, Duration limit) {
        var failure = catchThrowableOfType(
                WorkerException.class, () -> worker.ask(new Message.Collect(), Message.Collected.class, limit));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void assertGone(Worker worker) throws Exception {
        var process = ProcessHandle.of(worker.hello().pid());
        if (process.isPresent()) {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void answers() throws Exception {
        try (var worker = start("answer")) {
            assertThat(worker.hello().host()).isEqualTo("jvm");
            var resident = worker.residentBytes();
            assertThat(resident).isPositive();
            assertThat(worker.peakResidentBytes()).isGreaterThanOrEqualTo(resident);
            var collected = worker.ask(new Message.Collect(), Message.Collected.class, PATIENCE);
            assertThat(collected.liveHeapBytes()).isEqualTo(7);
        }
    }

    @Test
    void remembersAPeakOfMemoryThatWasGivenBack() throws Exception {
        try (var worker = start("allocate")) {
            var pid = worker.hello().pid();
            var memories = new ArrayList<ProcessMemory>(List.of(new ProcessMemory.Sampled(pid)));
            if (ProcessMemory.Kept.isHere()) {
                memories.add(new ProcessMemory.Kept(pid));
            }
            var idle = worker.residentBytes();

            worker.ask(new Message.Collect(), Message.Collected.class, PATIENCE);

            for (var memory : memories) {
                assertThat(memory.peak() - idle).as("%s", memory).isGreaterThan(MisbehavingWorker.ALLOCATED_BYTES / 10 * 9);
                assertThat(memory.resident() - idle).as("%s", memory).isLessThan(MisbehavingWorker.ALLOCATED_BYTES / 2);
            }
        }
    }

    @Test
    void tellsWhatMeasuringCosts() throws Exception {
        try (var worker = Worker.start(new WorkerCommand(java(WorkerMain.class), "jvm"), logged::add)) {
            var costs = HarnessCosts.of(worker);
            assertPlausible(costs);
            assertThat(costs.sampleBytes()).as("no iteration allocates").isBetween(0.0, 0.1);
        }
    }

    /** An iteration reads the clock twice; a frame there and back takes far more than that. */
    static void assertPlausible(HarnessCosts costs) {
        assertThat(costs.clockResolutionNanos()).isPositive();
        assertThat(costs.clockNanos()).isPositive();
        assertThat(costs.sampleNanos()).isBetween(costs.clockNanos(), costs.roundTripNanos());
    }

    @Test
    void killsWhatDoesNotAnswer() throws Exception {
        try (var worker = start("hang")) {
            assertThat(failure(worker, SHORT).outcome()).isEqualTo(Outcome.HUNG);
            assertGone(worker);
        }
    }

    @Test
    void readsAnEndlessErrorLineWithoutKeepingIt() throws Exception {
        try (var worker = start("flood")) {
            var collected = worker.ask(new Message.Collect(), Message.Collected.class, PATIENCE);
            assertThat(collected.liveHeapBytes()).isEqualTo(7);
            assertThat(logged).allMatch(line -> line.length() <= 2000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "wrong-reply"})
    void killsWhatDoesNotKeepToTheProtocol(String behaviour) throws Exception {
        try (var worker = start(behaviour)) {
            assertThat(failure(worker, PATIENCE).outcome()).isEqualTo(Outcome.GARBLED);
            assertGone(worker);
        }
    }

    @Test
    void tellsHowAWorkerDied() throws Exception {
        try (var worker = start("die")) {
            var failure = failure(worker, PATIENCE);
            assertThat(failure.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(failure).hasMessageContaining("exit status 3").hasMessageContaining("last words");
        }
    }

    @Test
    void tellsThatAWorkerDidNotStart() {
        var failure = catchThrowableOfType(WorkerException.class, () -> start("die-at-start"));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_STARTED);
        assertThat(failure).hasMessageContaining("exit status 4");
    }

    @Test
    void tellsThatAProgramIsMissing() {
        var command = new WorkerCommand(List.of("/nonexistent/program"), "jvm");
        var failure = catchThrowableOfType(WorkerException.class, () -> Worker.start(command, logged::add));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_STARTED);
    }

    @Test
    void refusesAnotherHostAndAnotherProtocol() {
        for (var behaviour : List.of("other-host", "other-protocol")) {
            var failure = catchThrowableOfType(WorkerException.class, () -> start(behaviour));
            assertThat(failure.outcome()).as(behaviour).isEqualTo(Outcome.GARBLED);
        }
    }

    @Test
    void cancels() throws Exception {
        try (var worker = start("hang")) {
            var canceller = Thread.ofVirtual().start(worker::cancel);
            assertThat(failure(worker, PATIENCE).outcome()).isEqualTo(Outcome.CANCELLED);
            canceller.join();
        }
    }

    @Test
    void doesNotOutliveItsParent() throws Exception {
        var parent = new ProcessBuilder(java(ParentOfOne.class))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
            var worker = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(worker.isAlive()).isTrue();

            parent.destroyForcibly();

            assertThat(endsWithin(worker, PATIENCE)).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration limit) throws Exception {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        }
    }

    /** Starts the product's own worker, tells its process and waits to be killed. */
    static final class ParentOfOne {
        public static void main(String[] arguments) throws WorkerException, IOException {
            var command = java(WorkerMain.class);
            try (var worker = Worker.start(new WorkerCommand(command, "jvm"), System.err::println)) {
                System.out.println(worker.hello().pid());
                System.in.read();
            }
        }
    }
}
