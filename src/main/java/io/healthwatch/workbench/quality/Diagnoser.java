package io.healthwatch.workbench.quality;

import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Puts variants through every failure, each in a worker of its own, and records what they say. Two at a time; one
 * diagnosis at a time; {@link #cancel} may come from any thread.
 */
public final class Diagnoser {

    private static final int LANES = 2;

    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);

    /** By this alone Wasmtime translates places to source lines: its makers leave it off. */
    private static final List<String> SETTINGS = List.of("WASMTIME_BACKTRACE_DETAILS=1");

    private final Home home;
    private final Catalog catalog;
    private final Consumer<String> log;
    private final List<Failure> failures;
    private final List<DebuggingFact> documented;
    private final Map<String, byte[]> modules = new HashMap<>();
    private final Set<Patient> patients = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** A variant in a host. */
    public record Subject(Variant variant, Host host) {}

    /** Hears of each subject that is done; called on other threads, one call at a time. */
    public interface Listener {

        /** So many of those planned are done, that one last. */
        void diagnosed(Diagnosis.OfVariant one, int done, int planned);
    }

    /**
     * Diagnoses the catalog's variants.
     *
     * @param log takes what workers say beside the protocol; called on other threads
     * @throws IOException when the failures or their modules cannot be read
     */
    public Diagnoser(Home home, Catalog catalog, Consumer<String> log) throws IOException {
        this.home = home;
        this.catalog = catalog;
        this.log = log;
        this.failures = QualityFiles.failures(home);
        this.documented = QualityFiles.debuggingFacts(home);
        for (var failure : failures) {
            modules.put(failure.id(), Files.readAllBytes(module(failure)));
        }
    }

    private Path module(Failure failure) {
        return home.probes().resolve("dist/attacks/" + failure.module() + ".wasm");
    }

    /** Those variants in every host where they are there; baselines have no modules that could fail. */
    public List<Subject> subjects(List<Variant> variants) {
        return variants.stream()
                .filter(variant -> !variant.baseline())
                .flatMap(variant -> variant.hosts().stream().map(host -> new Subject(variant, host)))
                .filter(subject ->
                        catalog.availability(subject.variant(), subject.host()).available())
                .toList();
    }

    /**
     * Diagnoses subjects; what was not finished when it was cancelled is not in the diagnosis.
     *
     * @throws io.healthwatch.workbench.machine.MachineBusyException when something else is being measured or installed
     * @throws IOException when the machine's lock cannot be taken
     */
    public Diagnosis diagnose(List<Subject> subjects, Listener listener) throws IOException {
        var started = Instant.now();
        var begin = System.nanoTime();
        try (var _ = MachineLock.take(home.machineLock(), "diagnosing");
                var lanes = Executors.newFixedThreadPool(LANES)) {
            var done = new AtomicInteger();
            var running = subjects.stream()
                    .map(subject -> lanes.submit(() -> {
                        var one = diagnose(subject);
                        one.ifPresent(found -> {
                            synchronized (listener) {
                                listener.diagnosed(found, done.incrementAndGet(), subjects.size());
                            }
                        });
                        return one;
                    }))
                    .toList();
            var found = new ArrayList<Diagnosis.OfVariant>();
            for (var one : running) {
                one.get().ifPresent(found::add);
            }
            return new Diagnosis(
                    Diagnosis.SCHEMA_VERSION, started, (System.nanoTime() - begin) / 1e9, failures, List.copyOf(found));
        } catch (InterruptedException interrupted) {
            cancel();
            Thread.currentThread().interrupt();
            throw new IOException("The diagnosis was interrupted.", interrupted);
        } catch (ExecutionException failure) {
            throw new IOException("The diagnosis could not go on: " + failure.getCause().getMessage(), failure);
        }
    }

    /** Ends the diagnosis soon; any thread. */
    public void cancel() {
        cancelled = true;
        patients.forEach(Patient::cancel);
    }

    private Optional<Diagnosis.OfVariant> diagnose(Subject subject) {
        if (cancelled) {
            return Optional.empty();
        }
        var one = diagnose(subject.variant(), subject.host());
        return cancelled ? Optional.empty() : Optional.of(one);
    }

    private Diagnosis.OfVariant diagnose(Variant variant, Host host) {
        try (var patient = new Patient(variant, host)) {
            patients.add(patient);
            var observations = new ArrayList<Observation>();
            for (var failure : failures) {
                if (!cancelled) {
                    observations.add(patient.observe(failure));
                }
            }
            patients.remove(patient);
            var facts = new ArrayList<DebuggingFact>();
            facts.add(Debugging.trace(variant.id(), observations));
            if (variant.id().equals("node") && !cancelled) {
                facts.addAll(new InspectedNode(catalog, variant, sourceLineFailure()).observe());
            }
            documented.stream()
                    .filter(fact -> fact.variants().contains(variant.id()))
                    .forEach(facts::add);
            return new Diagnosis.OfVariant(
                    variant.id(),
                    host.id(),
                    patient.opened == null ? "" : patient.opened.runtime(),
                    patient.opened == null ? "" : patient.opened.version(),
                    settings(),
                    List.copyOf(observations),
                    List.copyOf(facts),
                    List.of(ErrorMessages.score(observations), Debugging.score(facts)));
        }
    }

    private InspectedNode.Module sourceLineFailure() {
        var failure = failures.stream()
                .filter(each -> each.sourceLine() != null)
                .findFirst()
                .orElseThrow();
        return new InspectedNode.Module(module(failure), modules.get(failure.id()), failure.function());
    }

    /** Where there is no program that passes them on, there are none. */
    private static List<String> settings() {
        return Files.isExecutable(Path.of("/usr/bin/env")) ? SETTINGS : List.of();
    }

    /** A variant in a worker, which is replaced when it died. */
    private final class Patient implements AutoCloseable {

        private final Variant variant;
        private final Host host;
        private volatile Worker worker;
        private Message.Opened opened;

        Patient(Variant variant, Host host) {
            this.variant = variant;
            this.host = host;
        }

        /** A worker that was not prepared has no HTTP client: its guest's request is a host function that throws. */
        Observation observe(Failure failure) {
            var throwing = failure.outcome().equals("host-failure");
            if (throwing) {
                close();
            }
            var observation = fail(failure, !throwing);
            if (throwing) {
                close();
            }
            return observation;
        }

        private Observation fail(Failure failure, boolean prepared) {
            try {
                start(prepared);
                var limit = Duration.ofMillis(failure.timeLimitMs());
                worker.ask(
                        new Message.Load(module(failure).toString(), limit.toNanos()), Message.Loaded.class, STEP_LIMIT);
                var answer = worker.ask(
                        new Message.Execute(failure.config(), limit.toNanos()), Message.Executed.class, STEP_LIMIT);
                return observed(failure, "ok", "", answer.answer(), "");
            } catch (WorkerException said) {
                if (said.outcome().endsWorker()) {
                    close();
                }
                return observed(failure, said.outcome().id(), said.trap(), said.getMessage(), said.detail());
            }
        }

        private Observation observed(Failure failure, String outcome, String trap, String message, String detail) {
            return Observation.of(failure, modules.get(failure.id()), outcome, trap, message, detail);
        }

        private void start(boolean prepared) throws WorkerException {
            if (worker != null) {
                return;
            }
            var words = Stream.concat(Stream.of("/usr/bin/env"), settings().stream()).toList();
            var command = catalog.command(variant, host);
            worker = Worker.start(settings().isEmpty() ? command : command.after(words), log);
            if (prepared) {
                var policy = CapabilityPolicy.NOTHING;
                worker.ask(
                        new Message.Prepare(policy.origins(), policy.maxResponseBytes(), policy.maxTimeoutMillis(), ""),
                        Message.Prepared.class,
                        STEP_LIMIT);
            }
            opened = worker.ask(
                    catalog.open(variant, host, ProbeLimits.STANDARD), Message.Opened.class, STEP_LIMIT);
        }

        void cancel() {
            var running = worker;
            if (running != null) {
                running.cancel();
            }
        }

        @Override
        public void close() {
            if (worker != null) {
                worker.close();
                worker = null;
            }
        }
    }
}
