package io.healthwatch.workbench.probe;

/**
 * What one execution is given.
 *
 * @param json the configuration, JSON in UTF-8; not to be changed afterwards
 * @param timeLimitNanos after this time the execution is stopped; 0 for no limit
 */
public record ProbeConfig(byte[] json, long timeLimitNanos) {}
