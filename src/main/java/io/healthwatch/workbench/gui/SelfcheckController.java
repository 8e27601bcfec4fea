package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.selfcheck.Design;
import io.healthwatch.workbench.selfcheck.Progress;
import io.healthwatch.workbench.selfcheck.Selfcheck;
import io.healthwatch.workbench.selfcheck.SelfcheckResult;
import io.healthwatch.workbench.selfcheck.SelfcheckStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Runs self-checks for the whole window, never while something else is measured or installed, and keeps both from being
 * started meanwhile. A self-check has a thread of its own. All methods and properties belong to the FX thread.
 */
public final class SelfcheckController implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final String BLOCKING = "The workbench is checking itself. Measuring and installing wait until that is"
            + " done or cancelled.";

    private final Home home;
    private final Catalog catalog;
    private final SelfcheckStore store;
    private final RunController runs;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;

    private final ReadOnlyObjectWrapper<Progress> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SelfcheckResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private Selfcheck check;
    private Thread work;
    private boolean stopping;

    /**
     * A controller that has not read anything yet.
     *
     * @param data where self-checks are kept
     * @param background for what reads files
     * @param fx runs something on the FX thread, later
     */
    public SelfcheckController(
            Home home,
            Catalog catalog,
            Path data,
            RunController runs,
            Executor background,
            Executor fx,
            Consumer<Notice> notices) {
        this.home = home;
        this.catalog = catalog;
        this.store = new SelfcheckStore(data);
        this.runs = runs;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        runs.phase().subscribe(_ -> updateBlocked());
        runs.blocked().subscribe(_ -> updateBlocked());
    }

    /** How far the self-check is that is under way; null for none. */
    public ReadOnlyObjectProperty<Progress> current() {
        return current.getReadOnlyProperty();
    }

    /** Whether a self-check is under way. */
    public boolean busy() {
        return current.get() != null;
    }

    /** What the one that is under way, or else the last one, found; null for none. */
    public ReadOnlyObjectProperty<SelfcheckResult> result() {
        return result.getReadOnlyProperty();
    }

    /** Why none can be started now; empty where one can, or is under way. */
    public ReadOnlyStringProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    private void updateBlocked() {
        blocked.set(busy() ? "" : runs.hindrance());
    }

    /** Reads the last self-check in the background and shows it, unless there is a newer one by then. */
    public void openLast() {
        background.execute(() -> {
            try {
                store.last().ifPresent(last -> fx.execute(() -> {
                    if (result.get() == null && !busy()) {
                        result.set(last);
                    }
                }));
            } catch (IOException unreadable) {
                fx.execute(() -> notices.accept(
                        Notice.problem("The last self-check could not be opened. " + unreadable.getMessage())));
            }
        });
    }

    /** Starts a self-check; does nothing while something is measured, installed or checked. */
    public void start(Design design) {
        if (busy() || !blocked.get().isEmpty()) {
            return;
        }
        stopping = false;
        result.set(null);
        show(new Progress("Getting ready", 0, 0, null, null));
        runs.block(BLOCKING);
        check = new Selfcheck(home, catalog, store);
        var running = check;
        work = Thread.ofPlatform().daemon().name("self-check").start(() -> run(running, design));
    }

    private void run(Selfcheck running, Design design) {
        try {
            var found = running.run(design, progress -> fx.execute(() -> show(progress)));
            fx.execute(() -> {
                result.set(found);
                ended();
            });
        } catch (IOException | RuntimeException failure) {
            fx.execute(() -> {
                ended();
                notices.accept(
                        stopping
                                ? Notice.information("The self-check was cancelled before an experiment was made.")
                                : Notice.problem("The self-check could not be made. " + failure.getMessage()));
            });
        }
    }

    private void show(Progress progress) {
        if (!stopping) {
            current.set(progress);
        }
        if (progress.soFar() != null) {
            result.set(progress.soFar());
        }
    }

    private void ended() {
        current.set(null);
        runs.block("");
        updateBlocked();
    }

    /** Ends the self-check that is under way soon; whole experiments are kept. */
    public void cancel() {
        if (busy() && !stopping) {
            var now = current.get();
            show(new Progress("Stopping; whole experiments are kept", now.done(), now.planned(), null, now.soFar()));
            stopping = true;
            check.cancel();
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
