package io.healthwatch.workbench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The part of the contract that baselines keep: they execute probes, trap and go on. What a sandbox gives, such
 * as limits of memory and time, a native library does not have.
 */
class BaselineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);

    static Stream<Arguments> available() {
        return CATALOG.variants().stream()
                .filter(Variant::baseline)
                .flatMap(variant -> variant.hosts().stream().map(host -> Arguments.of(variant, host)))
                .filter(subject -> CATALOG.availability((Variant) subject.get()[0], (Host) subject.get()[1])
                        .available());
    }

    private static Worker open(Variant variant, Host host) throws WorkerException {
        var worker = Worker.start(CATALOG.command(variant, host), _ -> {});
        worker.ask(new Message.Prepare(List.of(), 1 << 20, 1000, ""), Message.Prepared.class, PATIENCE);
        worker.ask(CATALOG.open(variant, host, ProbeLimits.STANDARD), Message.Opened.class, PATIENCE);
        return worker;
    }

    static Stream<Arguments> adapters() {
        return available().filter(subject -> ((Variant) subject.get()[0]).hosts().size() > 1);
    }

    private static void load(Worker worker, Variant variant, String scenario) throws WorkerException {
        var module = CATALOG.module(variant, CATALOG.languages(variant).getFirst(), scenario).orElseThrow();
        worker.ask(new Message.Load(module.toString(), 0), Message.Loaded.class, PATIENCE);
    }

    private static String asset(String scenario, String name) throws IOException {
        return Files.readString(HOME.assets().resolve(Path.of("scenarios", scenario, name)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("available")
    void answers(Variant variant, Host host) throws Exception {
        try (var worker = open(variant, host)) {
            load(worker, variant, "regex-processing");
            var request = new Message.Execute(asset("regex-processing", "config.json"), 0);
            var executed = worker.ask(request, Message.Executed.class, PATIENCE);
            assertThat(executed.answer()).isEqualTo(asset("regex-processing", "expected.json").strip());
            assertThat(executed.executionNanos()).isPositive();
            assertThat(worker.ask(new Message.Release(), Message.Released.class, PATIENCE).teardownNanos())
                    .isNotNegative();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("adapters")
    void refusesLibrariesThatAreNoAdapters(Variant variant, Host host, @TempDir Path folder) throws Exception {
        var garbage = Files.writeString(folder.resolve("garbage.so"), "no library at all");
        var withoutSymbols = CATALOG.module(variant, "c", "regex-processing").orElseThrow();
        for (var library : List.of(garbage, withoutSymbols, folder.resolve("not-there.so"))) {
            try (var worker = Worker.start(CATALOG.command(variant, host), _ -> {})) {
                var open = new Message.Open(
                        CATALOG.open(variant, host, ProbeLimits.STANDARD).runtime(),
                        "", library.toString(), 256L << 20, 0, true);
                var failure = catchThrowableOfType(
                        WorkerException.class, () -> worker.ask(open, Message.Opened.class, PATIENCE));
                assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.SETUP_FAILED);
                assertThat(failure.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("available")
    void trapsAndGoesOn(Variant variant, Host host) throws Exception {
        try (var worker = open(variant, host)) {
            load(worker, variant, "error-handling");
            var trapping = new Message.Execute(asset("error-handling", "config-trap.json"), 0);
            var failure = catchThrowableOfType(
                    WorkerException.class, () -> worker.ask(trapping, Message.Executed.class, PATIENCE));
            assertThat(failure.outcome()).as(failure.getMessage()).isEqualTo(Outcome.TRAP);
            var invalid = new Message.Execute(asset("error-handling", "config-invalid-config.json"), 0);
            assertThat(worker.ask(invalid, Message.Executed.class, PATIENCE).answer())
                    .isEqualTo(asset("error-handling", "expected-invalid-config.json").strip());
        }
    }
}
