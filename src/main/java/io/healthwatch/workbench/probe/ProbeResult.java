package io.healthwatch.workbench.probe;

/**
 * What one execution answered.
 *
 * @param json the probe's answer, JSON in UTF-8, copied out of the guest's memory
 * @param hostNanos time that the execution spent in host functions
 * @param guestMemoryBytes size of the guest's linear memory afterwards; 0 where the runtime has none
 */
public record ProbeResult(byte[] json, long hostNanos, long guestMemoryBytes) {}
