package io.healthwatch.workbench.gui.chart;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Computes something away from the FX thread and hands over the newest result only: a request that is
 * overtaken by a newer one before it starts is dropped, and so is its result.
 *
 * @param <T> what is computed
 */
public final class Background<T> {

    private static final Executor WORKER = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "figures");
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY - 1);
        return thread;
    });

    private final Executor compute;
    private final Executor deliver;
    private final Consumer<T> receiver;
    private final AtomicLong newest = new AtomicLong();

    /** Computes on one executor and delivers on another, so that a test may use its own thread for both. */
    public Background(Executor compute, Executor deliver, Consumer<T> receiver) {
        this.compute = compute;
        this.deliver = deliver;
        this.receiver = receiver;
    }

    /** Computes on the workbench's thread for figures and delivers on the FX thread. */
    public static <T> Background<T> onFxThread(Consumer<T> receiver) {
        return new Background<>(worker(), Platform::runLater, receiver);
    }

    /** The thread for figures, below normal priority: what is measured comes first. */
    public static Executor worker() {
        return WORKER;
    }

    /** Asks for a result; replaces what was asked before and is not yet delivered. */
    public void request(Supplier<T> computation) {
        var number = newest.incrementAndGet();
        compute.execute(() -> {
            if (number != newest.get()) {
                return;
            }
            var result = computation.get();
            deliver.execute(() -> {
                if (number == newest.get()) {
                    receiver.accept(result);
                }
            });
        });
    }
}
