package io.healthwatch.workbench.run;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The samples of one fork, in the order in which they arrived, in columns: a million of them stay small.
 * Grows on one thread; a reader on another one needs its own {@link #copy}.
 */
public final class SampleSeries {

    private static final byte WARMUP = 1;
    private static final byte CORRECT = 2;
    private static final long UNJUDGED = Long.MIN_VALUE;

    private int size;
    private short[] instances = {};
    private long[] starts = {};
    private long[] executions = {};
    private long[] hosts = {};
    private byte[] flags = {};
    private long countedFrom = UNJUDGED;

    /** Adds one iteration; times in nanoseconds. */
    public void add(
            int instance, boolean warmup, long startNanos, long executionNanos, long hostNanos, boolean correct) {
        if (size == flags.length) {
            grow();
        }
        instances[size] = (short) instance;
        starts[size] = startNanos;
        executions[size] = executionNanos;
        hosts[size] = hostNanos;
        flags[size] = (byte) ((warmup ? WARMUP : 0) | (correct ? CORRECT : 0));
        size++;
    }

    private void grow() {
        var capacity = Math.max(64, size * 2);
        instances = Arrays.copyOf(instances, capacity);
        starts = Arrays.copyOf(starts, capacity);
        executions = Arrays.copyOf(executions, capacity);
        hosts = Arrays.copyOf(hosts, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    /** How many iterations there are, warm-up included. */
    public int size() {
        return size;
    }

    /** Which of the instances that ran at the same time. */
    public int instance(int i) {
        return instances[i];
    }

    /** When it started, since the measurement's start. */
    public long startNanos(int i) {
        return starts[i];
    }

    /** Wall time, host functions included. */
    public long executionNanos(int i) {
        return executions[i];
    }

    /** Time in host functions. */
    public long hostNanos(int i) {
        return hosts[i];
    }

    /** Says that the iterations from that start on count, and no others, whatever the worker marked as warm-up. */
    public void countFrom(long startNanos) {
        countedFrom = startNanos;
    }

    /** Whether it belongs to the warm-up: by {@link #countFrom}, or as the worker marked it where nothing was said. */
    public boolean warmup(int i) {
        return countedFrom == UNJUDGED ? (flags[i] & WARMUP) != 0 : starts[i] < countedFrom;
    }

    /** Whether its answer was the expected one. */
    public boolean correct(int i) {
        return (flags[i] & CORRECT) != 0;
    }

    /** Whether it counts: correct, and after the warm-up. */
    public boolean counts(int i) {
        return !warmup(i) && correct(i);
    }

    /** The places of the iterations that count. */
    public IntStream counted() {
        return IntStream.range(0, size).filter(this::counts);
    }

    /** A copy that does not change when this one grows. */
    public SampleSeries copy() {
        var copy = new SampleSeries();
        copy.size = size;
        copy.countedFrom = countedFrom;
        copy.instances = Arrays.copyOf(instances, size);
        copy.starts = Arrays.copyOf(starts, size);
        copy.executions = Arrays.copyOf(executions, size);
        copy.hosts = Arrays.copyOf(hosts, size);
        copy.flags = Arrays.copyOf(flags, size);
        return copy;
    }
}
