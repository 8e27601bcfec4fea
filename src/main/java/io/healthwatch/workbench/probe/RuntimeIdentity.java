package io.healthwatch.workbench.probe;

/**
 * What really answers in a worker.
 *
 * @param runtime the product's name
 * @param version its version as it reports it, or as its package does
 * @param implementation the tier or compiler that is at work, for instance {@code GraalVM CE} or {@code
 *     Interpreted}
 */
public record RuntimeIdentity(String runtime, String version, String implementation) {}
