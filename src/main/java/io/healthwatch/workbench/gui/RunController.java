package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs sessions and opens earlier runs, for the whole window. A session has a thread of its own and so has
 * what gathers its events; the FX thread gets finished, immutable states, at most four a second. All
 * methods and properties belong to the FX thread.
 */
public final class RunController implements Job {

    /** How far the controller is with a session. */
    public enum Phase {
        /** None is running. */
        IDLE,
        /** One was asked for. */
        STARTING,
        /** One is measuring. */
        MEASURING,
        /** One was asked to stop. */
        STOPPING
    }

    private static final int LOG_LINES = 500;

    private final Workspace workspace;
    private final RunStore store;
    private final Supplier<Measurement> measurements;
    private final Executor fx;
    private final Consumer<Notice> notices;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("run-reader").factory());

    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<Activity> activity = new ReadOnlyObjectWrapper<>(Activity.NONE);
    private final ObservableValue<Status> status = Bindings.createObjectBinding(this::describe, phase, activity);
    private final ReadOnlyObjectWrapper<Conclusion> conclusion = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunSnapshot> latest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper showsOther = new ReadOnlyBooleanWrapper();
    private final ObservableList<Lane> lanes = FXCollections.observableArrayList();
    private final ObservableList<String> log = FXCollections.observableArrayList();

    private final Queue<String> freshLines = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Gatherer.Update> pending = new AtomicReference<>();
    private Measurement measurement;
    private Thread session;
    private Thread gathering;

    /**
     * A controller without a session.
     *
     * @param measurements makes what measures one plan
     * @param fx runs something on the FX thread, later
     * @param notices shows a message; called on the FX thread
     */
    public RunController(
            Workspace workspace,
            RunStore store,
            Supplier<Measurement> measurements,
            Executor fx,
            Consumer<Notice> notices) {
        this.workspace = workspace;
        this.store = store;
        this.measurements = measurements;
        this.fx = fx;
        this.notices = notices;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Status> status() {
        return status;
    }

    private Status describe() {
        return switch (phase.get()) {
            case IDLE -> null;
            case STARTING -> new Status("Getting ready", -1, "");
            case MEASURING -> {
                var now = activity.get();
                yield new Status(now.describe(), now.fraction(), now.progress());
            }
            case STOPPING -> new Status("Stopping; what was measured is kept", -1, "");
        };
    }

    /** Whether a session is under way. */
    @Override
    public boolean busy() {
        return phase.get() != Phase.IDLE;
    }

    /** Why no session can be started now, though none is under way; empty where one can. */
    public ReadOnlyStringProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    /** Why nothing else that measures can be started now; empty where it can. */
    public String hindrance() {
        return busy() ? "A session is measuring. Wait until it is done, or stop it." : blocked.get();
    }

    /** Keeps sessions from being started for that reason, until it is empty again. */
    void block(String reason) {
        blocked.set(reason);
    }

    /** What is measured now, and how much is left. */
    public ReadOnlyObjectProperty<Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    /** What the last session left behind; null before. */
    public ReadOnlyObjectProperty<Conclusion> conclusion() {
        return conclusion.getReadOnlyProperty();
    }

    /** The run of the last or current session, as far as it is; null before. */
    public ReadOnlyObjectProperty<RunSnapshot> latest() {
        return latest.getReadOnlyProperty();
    }

    /** The run that the window shows; null for none. */
    public ReadOnlyObjectProperty<RunSnapshot> shown() {
        return workspace.run();
    }

    /** Whether an earlier run is being read. */
    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /** Whether the window shows another run than the one that is measured. */
    public ReadOnlyBooleanProperty showsOther() {
        return showsOther.getReadOnlyProperty();
    }

    /** The lanes of the last or current session. */
    public ObservableList<Lane> lanes() {
        return lanes;
    }

    /** Its last log lines. */
    public ObservableList<String> log() {
        return log;
    }

    /** Starts measuring a plan; does nothing while a session is under way, or none can be started. */
    public void start(Plan plan) {
        begin(null, (measuring, gatherer) -> measuring.run(plan, gatherer::accept));
    }

    /** Measures what is left of a run; does nothing while a session is under way, or none can be started. */
    public void resume(Path folder) {
        begin(folder, (measuring, gatherer) -> measuring.resume(folder, gatherer::accept));
    }

    private interface Work {
        RunData measure(Measurement measuring, Gatherer gatherer) throws IOException;
    }

    private void begin(Path earlier, Work work) {
        if (busy() || !blocked.get().isEmpty()) {
            return;
        }
        phase.set(Phase.STARTING);
        activity.set(Activity.NONE);
        conclusion.set(null);
        latest.set(null);
        showsOther.set(false);
        lanes.clear();
        log.clear();
        freshLines.clear();
        measurement = measurements.get();
        var measuring = measurement;
        var gatherer = new Gatherer(this::publish, freshLines::add);
        gathering = Thread.ofPlatform().daemon().name("run-gatherer").start(gatherer);
        session = Thread.ofPlatform()
                .daemon()
                .name("session")
                .start(() -> measure(earlier, work, measuring, gatherer));
    }

    private static void measure(Path earlier, Work work, Measurement measuring, Gatherer gatherer) {
        try {
            if (earlier != null) {
                gatherer.goOnFrom(RunStore.open(earlier));
            }
            work.measure(measuring, gatherer);
            gatherer.finished("");
        } catch (IOException | RuntimeException | LinkageError failure) {
            gatherer.finished(Job.reason(failure));
        }
    }

    /** Called on the gatherer's thread. */
    private void publish(Gatherer.Update update) {
        if (pending.getAndAccumulate(update, RunController::newer) == null) {
            fx.execute(() -> show(pending.getAndSet(null)));
        }
    }

    private static Gatherer.Update newer(Gatherer.Update waiting, Gatherer.Update update) {
        return waiting == null || update.run() != null ? update : update.with(waiting.run());
    }

    private void show(Gatherer.Update update) {
        showLog();
        showLanes(update.lanes());
        activity.set(update.activity());
        if (update.run() != null) {
            latest.set(update.run());
            if (!showsOther.get()) {
                workspace.run().set(update.run());
            }
        }
        if (update.conclusion() != null) {
            conclusion.set(update.conclusion());
            phase.set(Phase.IDLE);
        } else if (phase.get() == Phase.STARTING && update.measuring()) {
            phase.set(Phase.MEASURING);
        }
    }

    private void showLog() {
        var lines = new ArrayList<String>();
        for (String line; (line = freshLines.poll()) != null; ) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return;
        }
        log.addAll(lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        if (log.size() > LOG_LINES) {
            log.remove(0, log.size() - LOG_LINES);
        }
    }

    private void showLanes(List<Lane> now) {
        if (lanes.size() != now.size()) {
            lanes.setAll(now);
            return;
        }
        for (var i = 0; i < now.size(); i++) {
            if (lanes.get(i) != now.get(i)) {
                lanes.set(i, now.get(i));
            }
        }
    }

    /** Ends the session soon; what was measured is kept. */
    @Override
    public void cancel() {
        if (busy() && phase.get() != Phase.STOPPING) {
            phase.set(Phase.STOPPING);
            measurement.cancel();
        }
    }

    /** Reads a run in the background and shows it; what is being measured goes on unseen. */
    public void open(Path folder) {
        read(() -> snapshot(folder), opened -> {
            showsOther.set(busy());
            workspace.run().set(opened);
        });
    }

    /** Shows the newest run that can be read, where there is one and nothing else is shown. */
    public void openNewest() {
        read(this::newest, opened -> {
            if (opened != null && !busy() && workspace.run().get() == null) {
                workspace.run().set(opened);
            }
        });
    }

    private RunSnapshot newest() throws IOException {
        for (var summary : store.list()) {
            if (summary.damage().isEmpty() && summary.state() != RunState.RUNNING) {
                return snapshot(summary.folder());
            }
        }
        return null;
    }

    private static RunSnapshot snapshot(Path folder) throws IOException {
        var data = RunStore.open(folder);
        return RunSnapshot.of(folder, data, new Results(data));
    }

    private interface Reading {
        RunSnapshot read() throws IOException;
    }

    private void read(Reading reading, Consumer<RunSnapshot> shown) {
        opening.set(true);
        reader.execute(() -> {
            try {
                var opened = reading.read();
                fx.execute(() -> {
                    opening.set(false);
                    shown.accept(opened);
                });
            } catch (IOException | RuntimeException failure) {
                fx.execute(() -> {
                    opening.set(false);
                    notices.accept(Notice.problem("The run could not be opened and was left as it is. "
                            + failure.getMessage()));
                });
            }
        });
    }

    /** Shows the run that is measured, or was last. */
    public void showLatest() {
        showsOther.set(false);
        if (latest.get() != null) {
            workspace.run().set(latest.get());
        }
    }

    /** Stops what is measuring and waits for it a little, so that its run is closed properly. */
    @Override
    public void close() {
        reader.shutdownNow();
        if (!busy()) {
            return;
        }
        cancel();
        try {
            session.join(LONGEST_STOP);
            gathering.join(LONGEST_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
