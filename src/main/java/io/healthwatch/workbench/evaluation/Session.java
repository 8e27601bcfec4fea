package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.bundle.BundleAudit;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.machine.NoiseMeter;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.store.OwnProbeFiles;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures one plan, round after round: one fork after the other, each in a worker of its own, so that no two measure
 * at the same time. What is measured is on disk before it is published. A fork that fails is a result; the session goes
 * on.
 */
public final class Session {

    private static final int READINGS_AROUND_A_RUN = 10;

    private final Home home;
    private final Catalog catalog;
    private final Scenarios scenarios;
    private final RunStore store;
    private volatile boolean cancelled;
    private volatile ForkRunner running;

    /** Measures the variants of the catalog with the probes and scenarios of the workbench that lives there. */
    public Session(Home home, Catalog catalog, RunStore store) {
        this.home = home;
        this.catalog = catalog;
        this.scenarios = new Scenarios(home.assets());
        this.store = store;
    }

    /**
     * Measures a plan; returns when it is done, cancelled or cannot go on. Whatever happens is published to
     * {@code receiver} on the calling thread (log lines on others).
     *
     * @throws MachineBusyException when something else is being measured or installed
     * @throws IOException when the run's folder cannot be made or the target server cannot be started
     */
    public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
        return run(plan, null, receiver);
    }

    /** The same for a part of a plan; {@code shard} is null for all of it. */
    public RunData run(Plan plan, Shard shard, Consumer<Event> receiver) throws IOException {
        try (var _ = lock();
                var writer = store.create(
                        plan,
                        Environments.current(catalog.nodeVersion()),
                        PlanIdentities.of(plan, catalog),
                        shard)) {
            return measure(writer, new RunData(writer.header(), RunState.RUNNING), receiver);
        }
    }

    /**
     * Measures what is left of a run that was cut off or cancelled: every place of its schedule without a fork
     * that came to an end of its own.
     *
     * @throws MachineBusyException when something else is being measured or installed
     * @throws IOException when the run is damaged, is being measured, was begun on another machine, or was merged from others
     */
    public RunData resume(Path folder, Consumer<Event> receiver) throws IOException {
        requireOfThisMachine(folder);
        try (var _ = lock();
                var writer = RunStore.resume(folder)) {
            var data = RunStore.open(folder);
            data.state(RunState.RUNNING);
            return measure(writer, data, receiver);
        }
    }

    private void requireOfThisMachine(Path folder) throws IOException {
        var header = RunStore.summary(folder).header();
        if (header == null) {
            return;
        }
        if (header.merge() != null) {
            throw new IOException("The run in " + folder + " was merged from others: resume those, then merge again.");
        }
        var here = Environments.current(catalog.nodeVersion());
        var begun = header.environment();
        if (begun != null && !begun.fingerprint().equals(here.fingerprint())) {
            throw new IOException("The run in " + folder + " was begun on another machine (" + begun.machine() + ", "
                    + begun.cpu() + ", " + begun.os() + "; this one is " + here.machine() + ", " + here.cpu() + ", "
                    + here.os() + "). Measure the plan anew here, and merge.");
        }
    }

    /** Ends the session soon: the fork that is measuring is killed, everything measured is kept. Any thread. */
    public void cancel() {
        cancelled = true;
        var runner = running;
        if (runner != null) {
            runner.cancel();
        }
    }

    private MachineLock lock() throws IOException {
        return MachineLock.take(home.machineLock(), "measuring");
    }

    private RunData measure(RunWriter writer, RunData data, Consumer<Event> receiver) throws IOException {
        var plan = data.header().plan();
        var own = plan.own() == null ? null : OwnProbeFiles.read(writer.folder(), plan.own());
        receiver.accept(new Event.Started(writer.folder(), writer.header()));
        var problem = "";
        var clock = new WallClock(data);
        StopReason stopped = null;
        try (var target = new TargetServer()) {
            var meter = new NoiseMeter();
            readNoise(meter, READINGS_AROUND_A_RUN, writer, data, receiver);
            stopped = new Rounds(data, clock::elapsedNanos, () -> cancelled, receiver::accept)
                    .measure((task, effort) -> {
                        readNoise(meter, meter.mayRead() ? 1 : 0, writer, data, receiver);
                        return measureFork(writer, data, own, target, task, effort, receiver);
                    });
            readNoise(meter, READINGS_AROUND_A_RUN, writer, data, receiver);
        } catch (UncheckedIOException full) {
            problem = "The run could not be written any further: "
                    + full.getCause().getMessage() + ". What was written before is kept; make room and resume it.";
        }
        if (problem.isEmpty()) {
            clock.bundlesBegin();
            weighBundles(writer, data, receiver);
        }
        data.state(problem.isEmpty() ? cancelled ? RunState.CANCELLED : RunState.COMPLETE : RunState.INTERRUPTED);
        data.stopped(data.state() == RunState.COMPLETE ? stopped : null);
        data.wallTime(clock.read(data));
        try {
            writer.end(data, ResultDocument.of(new Results(data)));
        } catch (IOException full) {
            problem = problem.isEmpty() ? "The results could not be written: " + full.getMessage() : problem;
        }
        receiver.accept(new Event.Ended(data.state(), problem));
        return data;
    }

    private static void readNoise(
            NoiseMeter meter, int readings, RunWriter writer, RunData data, Consumer<Event> receiver) {
        for (var i = 0; i < readings; i++) {
            var reading = new NoiseReading(data.lastFork(), meter.read());
            data.noise(reading);
            write(() -> writer.noise(reading));
            receiver.accept(new Event.NoiseRead(reading));
        }
    }

    /** Builds what an extension would carry for each variant that was measured; one that cannot be built is said. */
    private void weighBundles(RunWriter writer, RunData data, Consumer<Event> receiver) {
        var columns = new LinkedHashSet<Cell>();
        data.forks().forEach(fork ->
                columns.add(new Cell(fork.cell().variant(), fork.cell().host(), "", "")));
        try (var audit = new BundleAudit(home, catalog)) {
            var number = 0;
            for (var column : columns) {
                if (cancelled || Thread.currentThread().isInterrupted()) {
                    return;
                }
                number++;
                receiver.accept(new Event.Weighing(number, columns.size()));
                weigh(audit, column, writer, data, receiver);
            }
        } catch (IOException full) {
            log(writer, "The bundles' folder could not be removed: " + full.getMessage(), receiver);
        }
    }

    private void weigh(BundleAudit audit, Cell column, RunWriter writer, RunData data, Consumer<Event> receiver) {
        var variant = catalog.find(column.variant());
        if (variant.isEmpty()) {
            return;
        }
        try {
            var weight = audit.weigh(variant.get(), Host.of(column.host()));
            data.weighed(weight);
            receiver.accept(new Event.Weighed(weight));
        } catch (IOException | IllegalStateException | UncheckedIOException failure) {
            log(writer, column.series() + " could not be weighed: " + failure.getMessage(), receiver);
        }
    }

    private ForkEnd measureFork(
            RunWriter writer,
            RunData data,
            OwnProbeFiles own,
            TargetServer target,
            Schedule.Task task,
            Effort effort,
            Consumer<Event> receiver) {
        var cell = task.cell();
        var fork = data.lastFork() + 1;
        var runner = new ForkRunner(
                catalog,
                scenarios::workload,
                own,
                data.header().plan().placement(),
                target,
                line -> log(writer, cell.series() + ": " + line, receiver));
        running = runner;
        if (cancelled) {
            runner.cancel();
        }
        data.start(fork, cell);
        write(() -> writer.forkStarted(fork, cell));
        receiver.accept(new Event.ForkStarted(fork, task.number(), cell));
        var end = runner.run(fork, task.number(), cell, effort, iterations -> {
            write(() -> writer.samples(fork, iterations));
            ForkRunner.add(data.samples(fork), iterations);
            receiver.accept(new Event.Sampled(fork, cell, iterations));
        });
        running = null;
        data.end(end);
        write(() -> writer.forkEnded(end));
        if (!end.problem().isEmpty()) {
            log(writer, cell.series() + ", " + cell.scenario() + " in " + cell.language() + ", fork " + fork + ": " + end.problem(), receiver);
        }
        receiver.accept(new Event.ForkEnded(end));
        return end;
    }

    private static void log(RunWriter writer, String line, Consumer<Event> receiver) {
        try {
            writer.log(line);
        } catch (IOException full) {
            receiver.accept(new Event.Logged("The log could not be written: " + full.getMessage()));
        }
        receiver.accept(new Event.Logged(line));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
