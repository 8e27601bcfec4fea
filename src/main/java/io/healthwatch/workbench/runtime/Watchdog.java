package io.healthwatch.workbench.runtime;

import java.util.concurrent.locks.LockSupport;

/**
 * Enforces a time limit on one guest thread by whatever means its runtime offers. Arming and disarming
 * cost two volatile writes as long as limits stay alike: the thread behind it sleeps until the limit of
 * the execution that it last saw, and only then looks again.
 */
public final class Watchdog implements AutoCloseable {

    private static final long NONE = Long.MAX_VALUE;

    private final Runnable stopGuest;
    private final Thread thread;
    private volatile long deadline = NONE;
    private volatile long sleepsUntil = NONE;
    private volatile boolean closed;
    private volatile boolean fired;

    /** {@code stopGuest} is called on the watchdog's thread each time that a limit has passed; it must return soon. */
    public Watchdog(Runnable stopGuest) {
        this.stopGuest = stopGuest;
        this.thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
    }

    /** Starts a limit on behalf of the calling thread; 0 for none. */
    public void arm(long limitNanos) {
        fired = false;
        if (limitNanos <= 0) {
            return;
        }
        var until = System.nanoTime() + limitNanos;
        deadline = until;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else if (sleepsUntil == NONE || until - sleepsUntil < 0) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Ends the limit.
     *
     * @return whether it had passed and the guest was told to stop
     */
    public synchronized boolean disarm() {
        deadline = NONE;
        return fired;
    }

    private void watch() {
        while (!closed) {
            var until = deadline;
            if (until == NONE) {
                sleepsUntil = NONE;
                if (deadline == NONE) {
                    LockSupport.park(this);
                }
                continue;
            }
            var left = until - System.nanoTime();
            if (left > 0) {
                sleepsUntil = until;
                var latest = deadline;
                if (latest == NONE || latest - until >= 0) {
                    LockSupport.parkNanos(this, left);
                }
            } else {
                fire(until);
            }
        }
    }

    private synchronized void fire(long expected) {
        if (deadline == expected) {
            deadline = NONE;
            fired = true;
            stopGuest.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
