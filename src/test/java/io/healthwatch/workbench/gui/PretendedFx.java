package io.healthwatch.workbench.gui;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets a test's own thread be the FX thread: what is handed over waits until the test takes it. */
public final class PretendedFx implements Executor {

    private static final long SECONDS_AT_MOST = 20;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private int taken;

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Takes what is handed over until something holds; false when that takes too long. */
    public boolean until(BooleanSupplier holds) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_AT_MOST);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            var work = waiting.poll(20, TimeUnit.MILLISECONDS);
            if (work != null) {
                taken++;
                work.run();
            }
        }
        return true;
    }

    /** How many pieces of work were taken. */
    public int taken() {
        return taken;
    }
}
