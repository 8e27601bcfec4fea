package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Wording;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * A job that is no session: it is never started while a session or another job is under way, and keeps both from being
 * started meanwhile. It has a thread of its own.
 *
 * @param <P> how far it is
 */
public abstract class ExclusiveJob<P> implements Job {

    /** What the thread of a job does. */
    interface Work<R> {
        R result() throws IOException;
    }

    private final RunController runs;
    private final String thread;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;

    private final ReadOnlyObjectWrapper<P> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ObservableValue<Status> status = current.map(this::describe);
    private Thread work;
    private volatile boolean stopping;

    /**
     * A job that is not under way; {@link #hindrance} is called.
     *
     * @param runs is told not to start sessions meanwhile
     * @param thread the name of its thread
     * @param background for what reads files
     * @param fx runs something on the FX thread, later
     * @param notices shows a message; called on the FX thread
     */
    ExclusiveJob(
            RunController runs, String thread, Executor background, Executor fx, Consumer<Notice> notices) {
        this.runs = runs;
        this.thread = thread;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        runs.phase().subscribe(_ -> blocked.set(hindrance()));
        runs.blocked().subscribe(_ -> blocked.set(hindrance()));
    }

    /** How far it is; null while nothing is under way. */
    public final ReadOnlyObjectProperty<P> current() {
        return current.getReadOnlyProperty();
    }

    @Override
    public final ObservableValue<Status> status() {
        return status;
    }

    @Override
    public final boolean busy() {
        return current.get() != null;
    }

    /** Why it cannot be started now; empty where it can. */
    public final ReadOnlyStringProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    /** Why it cannot be started now, looked at anew; empty where it can, or is under way. */
    String hindrance() {
        return busy() ? "" : runs.hindrance();
    }

    /** What the status line says of that. */
    abstract Status describe(P now);

    static String left(Duration left) {
        return left == null ? "" : Wording.clock(left) + " left";
    }

    /**
     * Starts it.
     *
     * @param blocking why sessions and other jobs wait
     * @param ended takes the result, on the FX thread
     */
    final <R> void begin(P first, String blocking, Work<R> task, Consumer<R> ended) {
        stopping = false;
        current.set(first);
        runs.block(blocking);
        work = Thread.ofPlatform().daemon().name(thread).start(() -> {
            try {
                var result = task.result();
                onFx(() -> {
                    free();
                    ended.accept(result);
                });
            } catch (IOException | RuntimeException | LinkageError failure) {
                onFx(() -> {
                    free();
                    failed(Job.reason(failure));
                });
            }
        });
    }

    private void free() {
        current.set(null);
        runs.block("");
    }

    /** It ended without a result, for that reason, or because it was cancelled. */
    abstract void failed(String reason);

    /** Shows how far it is; does nothing where it has ended. */
    final void show(P now) {
        if (busy()) {
            current.set(stopping ? stopping(now) : now);
        }
    }

    /** Whether it was asked to end. Any thread. */
    final boolean stopping() {
        return stopping;
    }

    @Override
    public void cancel() {
        if (busy() && !stopping) {
            stopping = true;
            show(current.get());
            stop();
        }
    }

    /** What is shown instead once it was asked to end. */
    abstract P stopping(P now);

    /** Makes the work return soon; returns at once. */
    abstract void stop();

    final void inBackground(Runnable task) {
        background.execute(task);
    }

    /** Runs something on the FX thread, later. Any thread. */
    final void onFx(Runnable task) {
        fx.execute(task);
    }

    /** Shows a message. */
    final void tell(Notice notice) {
        notices.accept(notice);
    }

    @Override
    public final void close() {
        if (!busy()) {
            return;
        }
        cancel();
        try {
            work.join(LONGEST_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
