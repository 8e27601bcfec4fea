package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Placement;
import io.healthwatch.workbench.run.SampleSeries;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.store.OwnProbeFiles;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs one fork: starts a worker, takes it through all phases, and tells how it ended. One thread; {@link
 * #cancel} may come from any other.
 */
public final class ForkRunner {

    /** The quota of one execution. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private static final Duration SETUP_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(60);
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final int FLOOR_ITERATIONS = 300;
    private static final Message.Measure FLOOR = new Message.Measure(
            Idle.CONFIG,
            Idle.ANSWER,
            1,
            FLOOR_ITERATIONS,
            Duration.ofMillis(20).toNanos(),
            FLOOR_ITERATIONS,
            20,
            Duration.ofMillis(20).toNanos(),
            TIME_LIMIT.toNanos());

    private final Catalog catalog;
    private final Workload.Source workloads;
    private final OwnProbeFiles own;
    private final Placement placement;
    private final TargetServer target;
    private final Consumer<String> log;
    private volatile Worker worker;
    private volatile boolean cancelled;

    /**
     * Runs forks of the catalog's variants.
     *
     * @param workloads tells what a cell's probe is to do
     * @param own the user's own probe; null where the plan has none
     * @param placement where workers are to run; null where that is left to the system
     * @param target what probes may ask over HTTP
     * @param log takes what workers say beside the protocol; called on other threads
     */
    public ForkRunner(
            Catalog catalog,
            Workload.Source workloads,
            OwnProbeFiles own,
            Placement placement,
            TargetServer target,
            Consumer<String> log) {
        this.catalog = catalog;
        this.workloads = workloads;
        this.own = own;
        this.placement = placement;
        this.target = target;
        this.log = log;
    }

    /** Ends the fork soon: its worker is killed. Any thread. */
    public void cancel() {
        cancelled = true;
        var running = worker;
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * Runs one fork to its end, whatever that is.
     *
     * @param fork its number within the run
     * @param task its place in the schedule
     * @param samples takes its iterations as they come, on the calling thread
     */
    public ForkEnd run(int fork, int task, Cell cell, Effort effort, Consumer<List<Message.Iteration>> samples) {
        var record = new ForkRecord(fork, task, cell);
        try {
            measure(record, cell, effort, samples);
        } catch (WorkerException failure) {
            record.failed(failure.outcome(), failure.getMessage());
        } catch (IOException | IllegalStateException failure) {
            record.failed(Outcome.NOT_STARTED, failure.getMessage());
        } finally {
            var started = worker;
            worker = null;
            if (started != null) {
                started.close();
            }
        }
        return record.end();
    }

    /** Runs one fork to its end and keeps its iterations in memory; its place in the schedule is its number. */
    public Fork run(int fork, Cell cell, Effort effort) {
        var samples = new SampleSeries();
        var end = run(fork, fork, cell, effort, iterations -> add(samples, iterations));
        return new Fork(fork, cell, end, samples);
    }

    static void add(SampleSeries samples, List<Message.Iteration> iterations) {
        for (var iteration : iterations) {
            samples.add(
                    iteration.instance(),
                    iteration.warmup(),
                    iteration.startNanos(),
                    iteration.executionNanos(),
                    iteration.hostNanos(),
                    iteration.correct());
        }
    }

    private void measure(ForkRecord record, Cell cell, Effort effort, Consumer<List<Message.Iteration>> samples)
            throws WorkerException, IOException {
        var variant = catalog.find(cell.variant())
                .orElseThrow(() -> new IOException("There is no variant " + cell.variant() + "."));
        var host = Host.of(cell.host());
        var available = catalog.availability(variant, host);
        if (!available.available()) {
            throw new IOException(available.reason());
        }
        var exercise = OwnProbe.measuredBy(cell) ? ownExercise(variant) : exercise(variant, cell);

        record.starting();
        var command = catalog.command(variant, host);
        worker = Worker.start(placement == null ? command : command.after(placement.before()), log);
        if (cancelled) {
            worker.cancel();
        }
        record.started(worker.hello());
        try (var watch = worker.watchMemory()) {
            try {
                measure(record, cell, effort, samples, exercise);
            } finally {
                record.memory(watch.trace());
            }
        }
        for (var check : exercise.workload().checks()) {
            record.check(check.name(), failedCheck(check));
        }
        record.collected(worker.ask(new Message.Collect(), Message.Collected.class, SETUP_LIMIT));
        record.released(worker.ask(new Message.Release(), Message.Released.class, SETUP_LIMIT));
        measureFloor(record, cell, variant, host);
    }

    private void measure(
            ForkRecord record, Cell cell, Effort effort, Consumer<List<Message.Iteration>> samples, Exercise exercise)
            throws WorkerException, IOException {
        var variant = catalog.find(cell.variant()).orElseThrow();
        var host = Host.of(cell.host());
        var workload = exercise.workload();
        var config = workload.config();
        prepare(exercise);
        record.idle(worker.residentBytes());
        record.opened(worker.ask(
                catalog.open(variant, host, ProbeLimits.STANDARD), Message.Opened.class, SETUP_LIMIT));
        record.loaded(worker.ask(
                new Message.Load(exercise.module().toString(), TIME_LIMIT.toNanos()), Message.Loaded.class, LOAD_LIMIT));
        var first = execute(config);
        record.first(first, exercise.mistake(first.answer()));
        var reference = exercise.reference(first.answer());
        var measured = worker.ask(
                new Message.Measure(
                        config,
                        reference,
                        workload.instances(),
                        effort.warmupIterations(),
                        Math.max(0, Duration.ofMillis(effort.warmupMillis()).toNanos() - first.executionNanos()),
                        effort.iterations(),
                        effort.leastIterations(),
                        Duration.ofMillis(effort.iterationsMillis()).toNanos(),
                        TIME_LIMIT.toNanos()),
                Message.Measured.class,
                measureLimit(effort),
                sampled -> samples.accept(sampled.iterations()));
        record.measured(measured, exercise.laterMistake(first.answer(), measured.wrongAnswer()));
        record.answered(exercise.toBeCompared() ? first.answer() : "");
        record.peak(worker.peakResidentBytes());
    }

    /**
     * The probe is released, and everything else is measured: in the same worker, the runtime is opened anew for the
     * calibration probe without work. What fails here leaves the fork without a floor and otherwise whole.
     */
    private void measureFloor(ForkRecord record, Cell cell, Variant variant, Host host) throws WorkerException {
        var module = catalog.module(variant, cell.language(), Idle.PROBE)
                .or(() -> catalog.module(variant, "c", Idle.PROBE));
        if (module.isEmpty()) {
            log.accept("No floor was measured: there is no calibration probe for " + variant.id() + ".");
            return;
        }
        var samples = new SampleSeries();
        try {
            worker.ask(catalog.open(variant, host, ProbeLimits.STANDARD), Message.Opened.class, SETUP_LIMIT);
            worker.ask(
                    new Message.Load(module.get().toString(), TIME_LIMIT.toNanos()), Message.Loaded.class, LOAD_LIMIT);
            worker.ask(FLOOR, Message.Measured.class, LOAD_LIMIT, sampled -> add(samples, sampled.iterations()));
            record.floor(Estimates.median(samples.counted()
                    .mapToDouble(samples::executionNanos)
                    .toArray()));
            worker.ask(new Message.Close(), Message.Closed.class, SETUP_LIMIT);
        } catch (WorkerException failure) {
            if (failure.outcome() == Outcome.CANCELLED) {
                throw failure;
            }
            log.accept("No floor was measured: " + failure.getMessage());
        }
    }

    private Exercise exercise(Variant variant, Cell cell) throws IOException {
        var module = catalog.module(variant, cell.language(), cell.scenario())
                .orElseThrow(() -> new IOException("There is no " + cell.scenario() + " in " + cell.language()
                        + " for " + cell.variant() + "."));
        return new Exercise.Ours(module, workloads.of(cell, target));
    }

    private Exercise ownExercise(Variant variant) throws IOException {
        if (own == null || variant.baseline()) {
            throw new IOException(variant.id() + " cannot run a module of one's own.");
        }
        return new Exercise.Own(own, Scenarios.withAddresses(own.config(), target));
    }

    /** The host's HTTP client is used once before the idle memory is read, where the scenario will use it. */
    private void prepare(Exercise exercise) throws WorkerException {
        var usesTarget = exercise.workload().config().contains(target.origin());
        var usesHttp = usesTarget || !exercise.origins().isEmpty();
        var origins = new ArrayList<>(exercise.origins());
        if (usesTarget) {
            origins.addAll(List.of(target.origin(), target.refusedOrigin()));
        }
        var policy = CapabilityPolicy.allowing(origins);
        worker.ask(
                new Message.Prepare(
                        policy.origins(),
                        policy.maxResponseBytes(),
                        policy.maxTimeoutMillis(),
                        usesHttp ? target.origin() + "/healthy" : ""),
                Message.Prepared.class,
                SETUP_LIMIT);
    }

    private Message.Executed execute(String config) throws WorkerException {
        return worker.ask(
                new Message.Execute(config, TIME_LIMIT.toNanos()), Message.Executed.class, TIME_LIMIT.plus(SLACK));
    }

    private static Duration measureLimit(Effort effort) {
        var leastExecutions = effort.leastIterations() + 2L;
        return Duration.ofMillis(effort.warmupMillis() + effort.iterationsMillis())
                .plus(TIME_LIMIT.multipliedBy(leastExecutions))
                .plus(LOAD_LIMIT);
    }

    /** What was wrong with a check; empty where nothing was. */
    private String failedCheck(Workload.Check check) throws WorkerException {
        try {
            var answer = execute(check.config()).answer();
            return check.expected() == null
                    ? "answered " + answer + " where " + check.outcome() + " was expected"
                    : answer.equals(check.expected()) ? "" : answer;
        } catch (WorkerException failure) {
            var asExpected = failure.outcome().id().equals(check.outcome())
                    && (check.trap() == null || check.trap().equals(failure.trap()));
            if (asExpected) {
                return "";
            }
            if (failure.outcome().endsWorker()) {
                throw failure;
            }
            return failure.outcome().id() + " " + failure.trap() + ": " + failure.getMessage();
        }
    }
}
