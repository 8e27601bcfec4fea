package io.healthwatch.workbench.runtime;

/** When the guest's time is over, so that the host does not wait on its behalf for longer. The guest's thread only. */
public final class Deadline {

    private boolean limited;
    private long nanos;

    /** Guest code begins that may run for so long in nanoseconds; 0 for as long as it likes. */
    public void begin(long limitNanos) {
        limited = limitNanos > 0;
        nanos = System.nanoTime() + limitNanos;
    }

    /** How long it may still run in nanoseconds; negative where its time is over. */
    public long leftNanos() {
        return limited ? nanos - System.nanoTime() : Long.MAX_VALUE;
    }
}
