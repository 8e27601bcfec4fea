package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.Session;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels a session when the process is asked to end, and gives it a moment to write what it has. */
final class CancelOnExit implements AutoCloseable {

    private static final long MOMENT_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    CancelOnExit(Session session) {
        hook = new Thread(() -> cancel(session));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void cancel(Session session) {
        session.cancel();
        try {
            over.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The session is over. */
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
