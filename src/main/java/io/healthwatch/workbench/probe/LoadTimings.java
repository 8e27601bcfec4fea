package io.healthwatch.workbench.probe;

/**
 * How long a module took to load, by {@link System#nanoTime}.
 *
 * @param compileNanos from bytes to a module that can be instantiated
 * @param instantiateNanos from that module to an instance whose start function has run
 */
public record LoadTimings(long compileNanos, long instantiateNanos) {}
