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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Runs self-checks for the whole window. All methods and properties belong to the FX thread. */
public final class SelfcheckController extends ExclusiveJob<Progress> {

    private static final String BLOCKING = "The workbench is checking itself. Measuring and installing wait until that is"
            + " done or cancelled.";

    private final Home home;
    private final Catalog catalog;
    private final SelfcheckStore store;

    private final ReadOnlyObjectWrapper<SelfcheckResult> result = new ReadOnlyObjectWrapper<>();
    private Selfcheck check;

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
        super(runs, "self-check", background, fx, notices);
        this.home = home;
        this.catalog = catalog;
        this.store = new SelfcheckStore(data);
    }

    /** What the one that is under way, or else the last one, found; null for none. */
    public ReadOnlyObjectProperty<SelfcheckResult> result() {
        return result.getReadOnlyProperty();
    }

    @Override
    Status describe(Progress now) {
        return new Status("Self-check. " + now.step(), now.fraction(), left(now.left()));
    }

    /** Reads the last self-check in the background and shows it, unless there is a newer one by then. */
    public void openLast() {
        inBackground(() -> {
            try {
                store.last().ifPresent(last -> onFx(() -> {
                    if (result.get() == null && !busy()) {
                        result.set(last);
                    }
                }));
            } catch (IOException unreadable) {
                onFx(() -> tell(
                        Notice.problem("The last self-check could not be opened. " + unreadable.getMessage())));
            }
        });
    }

    /** Starts a self-check; does nothing while something is measured, installed or checked. */
    public void start(Design design) {
        if (busy() || !blocked().get().isEmpty()) {
            return;
        }
        result.set(null);
        check = new Selfcheck(home, catalog, store);
        var running = check;
        begin(
                new Progress("Getting ready", 0, 0, null, null),
                BLOCKING,
                () -> running.run(design, progress -> onFx(() -> reached(progress))),
                result::set);
    }

    private void reached(Progress progress) {
        show(progress);
        if (progress.soFar() != null) {
            result.set(progress.soFar());
        }
    }

    @Override
    void failed(String reason) {
        tell(stopping()
                ? Notice.information("The self-check was cancelled before an experiment was made.")
                : Notice.problem("The self-check could not be made. " + reason));
    }

    @Override
    Progress stopping(Progress now) {
        return new Progress("Stopping; whole experiments are kept", now.done(), now.planned(), null, now.soFar());
    }

    @Override
    void stop() {
        check.cancel();
    }
}
