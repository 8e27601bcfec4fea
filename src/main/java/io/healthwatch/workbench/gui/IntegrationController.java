package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Measures the extension in an extension host for the whole window, never while something else is measured or
 * installed, and keeps both from being started meanwhile. A measurement has a thread of its own. All methods and
 * properties belong to the FX thread.
 */
public final class IntegrationController implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final String BLOCKING = "The extension is being measured in an extension host. Measuring and"
            + " installing wait until that is done or cancelled.";

    private final ExtensionHost host;
    private final RunController runs;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;

    private final ReadOnlyObjectWrapper<Progress> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<IntegrationStore.Kept> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private Thread work;
    private boolean stopping;

    /**
     * A controller that has not read anything yet.
     *
     * @param background for what reads files
     * @param fx runs something on the FX thread, later
     */
    public IntegrationController(
            ExtensionHost host, RunController runs, Executor background, Executor fx, Consumer<Notice> notices) {
        this.host = host;
        this.runs = runs;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        runs.phase().subscribe(_ -> updateBlocked());
        runs.blocked().subscribe(_ -> updateBlocked());
    }

    /** What measures. */
    public ExtensionHost host() {
        return host;
    }

    /** How far the measurement is that is under way; null for none. */
    public ReadOnlyObjectProperty<Progress> current() {
        return current.getReadOnlyProperty();
    }

    /** Whether a measurement is under way. */
    public boolean busy() {
        return current.get() != null;
    }

    /** The last measurement; null for none. */
    public ReadOnlyObjectProperty<IntegrationStore.Kept> result() {
        return result.getReadOnlyProperty();
    }

    /** Why the last measurement failed or could not be read; empty where neither did. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Why none can be started now; empty where one can, or is under way. */
    public ReadOnlyStringProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    private void updateBlocked() {
        var hindrance = busy() ? "" : runs.hindrance();
        blocked.set(busy() || !hindrance.isEmpty() ? hindrance : host.missing(false).orElse(""));
    }

    /** Reads the last measurement in the background. */
    public void refresh() {
        background.execute(() -> {
            try {
                var last = host.store().latest();
                fx.execute(() -> result.set(last.orElse(null)));
            } catch (IOException unreadable) {
                fx.execute(() -> problem.set(unreadable.getMessage()));
            }
        });
    }

    /** Starts a measurement of all patterns; does nothing while something is measured, installed or missing. */
    public void start() {
        if (busy() || !blocked.get().isEmpty()) {
            return;
        }
        stopping = false;
        problem.set("");
        current.set(new Progress("Getting ready", 0, 0, null));
        runs.block(BLOCKING);
        var plan = new ExtensionHost.Plan(
                List.of(),
                List.of(),
                ExtensionHost.REPEATS,
                ThreadLocalRandom.current().nextInt(1, 10_000),
                false,
                false);
        work = Thread.ofPlatform().daemon().name("extension-host").start(() -> run(plan));
    }

    private void run(ExtensionHost.Plan plan) {
        try {
            var kept = host.run(plan, progress -> fx.execute(() -> show(progress)));
            fx.execute(() -> {
                result.set(kept);
                ended();
            });
        } catch (IOException | RuntimeException failure) {
            fx.execute(() -> {
                ended();
                if (stopping) {
                    notices.accept(Notice.information("The measurement was cancelled before a window was measured."));
                } else {
                    problem.set(failure.getMessage());
                }
            });
        }
    }

    private void show(Progress progress) {
        if (!stopping && busy()) {
            current.set(progress);
        }
    }

    private void ended() {
        current.set(null);
        runs.block("");
        updateBlocked();
    }

    /** Ends the measurement that is under way soon; whole windows are kept. */
    public void cancel() {
        if (busy() && !stopping) {
            var now = current.get();
            current.set(new Progress("Stopping; windows that were measured are kept", now.done(), now.planned(), null));
            stopping = true;
            // It waits until all processes have ended.
            background.execute(host::cancel);
        }
    }

    /** Ends what is under way and waits for it a little. */
    @Override
    public void close() {
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
