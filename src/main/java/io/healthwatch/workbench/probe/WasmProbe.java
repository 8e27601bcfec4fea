package io.healthwatch.workbench.probe;

/**
 * One probe in one runtime: the request's {@code WasmProbe} interface.
 *
 * <p>An implementation is constructed with a {@link ProbeEnvironment} (that is the setup: after it the
 * engine can compile), then {@link #load loads} one module, {@link #execute executes} it any number of
 * times and is closed. After an execution that failed, the next one runs on a fresh instance of the
 * same module. An implementation serves one thread at a time, and always the same one.
 */
public interface WasmProbe extends AutoCloseable {

    /** What answers, as the runtime itself reports it. Never loads a module. */
    RuntimeIdentity identity();

    /** The host's share of the setup (linking foreign functions, loading a binding) in nanoseconds; 0 where there is none. */
    default long bindingNanos() {
        return 0;
    }

    /**
     * Compiles and instantiates a module, in place of the one that was loaded before.
     *
     * @param module the module's bytes
     * @param timeLimitNanos the limit for the start function, 0 for none
     */
    LoadTimings load(byte[] module, long timeLimitNanos) throws ProbeException;

    /**
     * Calls the probe's {@code run} once.
     *
     * @throws IllegalStateException when no module is loaded
     */
    ProbeResult execute(ProbeConfig config) throws ProbeException;

    /** Frees what the probe holds; the second call does nothing. */
    @Override
    void close();
}
