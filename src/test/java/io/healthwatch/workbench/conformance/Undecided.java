package io.healthwatch.workbench.conformance;

/** The specification leaves the answer open: the probes must only agree with one another. */
final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;
}
