package io.healthwatch.workbench.machine;

import java.util.function.LongSupplier;

/**
 * Takes readings of the machine's noise: times of the same few milliseconds of work. {@code statistics.Noise} sums them
 * up. One thread, which is the one that measures.
 */
public final class NoiseMeter {

    /** What readings between forks may cost of the time since the meter was made. */
    static final double LARGEST_SHARE = 0.01;

    /** About 2 ms on a processor of 3 GHz: long enough for any clock, short beside a fork. */
    private static final int STEPS = 1_000_000;

    private static final int WARM_UP_READINGS = 10;

    private final LongSupplier clock;
    private final Runnable work;
    private final long madeNanos;
    private long spentNanos;

    /** Readings by {@link System#nanoTime}; warms up first, which takes some tens of milliseconds. */
    public NoiseMeter() {
        this(System::nanoTime, new FixedWork());
        for (var i = 0; i < WARM_UP_READINGS; i++) {
            read();
        }
    }

    NoiseMeter(LongSupplier clock, Runnable work) {
        this.clock = clock;
        this.work = work;
        this.madeNanos = clock.getAsLong();
    }

    /** One reading, in nanoseconds. */
    public long read() {
        var started = clock.getAsLong();
        work.run();
        var nanos = clock.getAsLong() - started;
        spentNanos += nanos;
        return nanos;
    }

    /** Whether another reading stays within 1 % of the time since this meter was made. */
    public boolean mayRead() {
        return spentNanos <= LARGEST_SHARE * (clock.getAsLong() - madeNanos);
    }

    /** Steps of a 32-bit xorshift generator (Marsaglia: Xorshift RNGs, 2003), each of which needs the one before. */
    private static final class FixedWork implements Runnable {

        private int state = 1;

        @Override
        public void run() {
            var next = state;
            for (var step = 0; step < STEPS; step++) {
                next ^= next << 13;
                next ^= next >>> 17;
                next ^= next << 5;
            }
            state = next;
        }
    }
}
