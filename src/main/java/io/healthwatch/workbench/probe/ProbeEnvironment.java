package io.healthwatch.workbench.probe;

/**
 * What a probe's host gives it.
 *
 * @param mode the runtime's mode, for instance {@code interpreter}; empty for its only one
 * @param library the native library or adapter to load; empty where the runtime needs none
 * @param limits the quotas
 * @param host the functions that the guest may call
 * @param policy what the guest may reach beside them, by WASI
 */
public record ProbeEnvironment(
        String mode, String library, ProbeLimits limits, HostFunctions host, CapabilityPolicy policy) {

    /** Without WASI. */
    public ProbeEnvironment(String mode, String library, ProbeLimits limits, HostFunctions host) {
        this(mode, library, limits, host, CapabilityPolicy.NOTHING);
    }
}
