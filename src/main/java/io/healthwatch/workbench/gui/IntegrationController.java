package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.Progress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Measures the extension in an extension host for the whole window. All methods and properties belong to the FX thread.
 */
public final class IntegrationController extends ExclusiveJob<Progress> {

    private static final String BLOCKING = "The extension is being measured in an extension host. Measuring and"
            + " installing wait until that is done or cancelled.";

    private final ExtensionHost host;

    private final ReadOnlyObjectWrapper<IntegrationStore.Kept> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * A controller that has not read anything yet.
     *
     * @param background for what reads files
     * @param fx runs something on the FX thread, later
     */
    public IntegrationController(
            ExtensionHost host, RunController runs, Executor background, Executor fx, Consumer<Notice> notices) {
        this.host = host;
        super(runs, "extension-host", background, fx, notices);
    }

    /** What measures. */
    public ExtensionHost host() {
        return host;
    }

    /** The last measurement; null for none. */
    public ReadOnlyObjectProperty<IntegrationStore.Kept> result() {
        return result.getReadOnlyProperty();
    }

    /** Why the last measurement failed or could not be read; empty where neither did. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    String hindrance() {
        var hindrance = super.hindrance();
        return busy() || !hindrance.isEmpty() ? hindrance : host.missing(false).orElse("");
    }

    @Override
    Status describe(Progress now) {
        return new Status(now.step(), now.fraction(), left(now.left()));
    }

    /** Reads the last measurement in the background. */
    public void refresh() {
        inBackground(() -> {
            try {
                var last = host.store().latest();
                onFx(() -> result.set(last.orElse(null)));
            } catch (IOException unreadable) {
                onFx(() -> problem.set(unreadable.getMessage()));
            }
        });
    }

    /** Starts a measurement of all patterns; does nothing while something is measured, installed or missing. */
    public void start() {
        if (busy() || !blocked().get().isEmpty()) {
            return;
        }
        problem.set("");
        var plan = new ExtensionHost.Plan(
                List.of(),
                List.of(),
                ExtensionHost.REPEATS,
                ThreadLocalRandom.current().nextInt(1, 10_000),
                false,
                false);
        begin(
                new Progress("Getting ready", 0, 0, null),
                BLOCKING,
                () -> host.run(plan, progress -> onFx(() -> show(progress))),
                result::set);
    }

    @Override
    void failed(String reason) {
        if (stopping()) {
            tell(Notice.information("The measurement was cancelled before a window was measured."));
        } else {
            problem.set(reason);
        }
    }

    @Override
    Progress stopping(Progress now) {
        return new Progress("Stopping; windows that were measured are kept", now.done(), now.planned(), null);
    }

    /** In the background, as it waits until all processes have ended. */
    @Override
    void stop() {
        inBackground(host::cancel);
    }
}
