package io.healthwatch.workbench.worker;

import io.healthwatch.workbench.run.MemoryTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Reads from outside what is resident of a process, over and over, on a thread of its own. When there are too many
 * readings every second one is dropped and the next ones come half as often, so that a long fork keeps as few as a
 * short one.
 */
public final class MemoryWatch implements AutoCloseable {

    /** The most readings that are kept. */
    public static final int MOST = 200;

    private final LongSupplier resident;
    private final long startedNanos;
    private final List<Integer> millis = new ArrayList<>();
    private final List<Integer> kibibytes = new ArrayList<>();
    private final Thread thread;
    private long between;
    private volatile boolean closed;

    /**
     * Begins to read.
     *
     * @param startedNanos when the process was started, by {@link System#nanoTime}; readings tell the time since then
     * @param resident bytes that are resident now; negative where that cannot be told
     * @param between the time between two readings at first
     */
    public MemoryWatch(long startedNanos, LongSupplier resident, Duration between) {
        this.startedNanos = startedNanos;
        this.resident = resident;
        this.between = between.toNanos();
        this.thread = Thread.ofPlatform().daemon().name("memory-watch").start(this::watch);
    }

    private void watch() {
        do {
            var bytes = resident.getAsLong();
            if (bytes < 0) {
                return;
            }
            add((int) ((System.nanoTime() - startedNanos) / 1_000_000), (int) (bytes >> 10));
            LockSupport.parkNanos(between);
        } while (!closed);
    }

    private synchronized void add(int at, int kept) {
        if (millis.size() == MOST) {
            for (var i = 1; i <= MOST / 2; i++) {
                millis.remove(i);
                kibibytes.remove(i);
            }
            between *= 2;
        }
        millis.add(at);
        kibibytes.add(kept);
    }

    /** What was read so far; null where nothing could be read. */
    public synchronized MemoryTrace trace() {
        return millis.isEmpty() ? null : new MemoryTrace(millis, kibibytes);
    }

    /** Reads no more, but once at least. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
