package io.healthwatch.workbench.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels what is under way when the process is asked to end, and gives it a moment to write what it has. */
final class CancelOnExit implements AutoCloseable {

    private static final long MOMENT_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /** What {@code cancel} cancels is to be closed here when it is over. */
    CancelOnExit(Runnable cancel) {
        hook = new Thread(() -> cancel(cancel));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void cancel(Runnable cancel) {
        cancel.run();
        try {
            over.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is over. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The hook is running: it has seen the latch and ends.
            return;
        }
    }
}
