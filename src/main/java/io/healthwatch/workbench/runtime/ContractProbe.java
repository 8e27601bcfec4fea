package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.FolderGrant;
import io.healthwatch.workbench.probe.LoadTimings;
import io.healthwatch.workbench.probe.ModuleOutline;
import io.healthwatch.workbench.probe.NotOfferedException;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.ProbeResult;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.probe.WasmProbe;

/**
 * What all probes in Java runtimes share: the contract's order of calls, the checks of what the guest says,
 * the time limit, and a fresh instance after each failure. A subclass says how its runtime compiles,
 * instantiates, stops a guest and names its traps.
 */
public abstract class ContractProbe implements WasmProbe {

    private final ProbeLimits limits;
    private final CapabilityPolicy policy;
    private final GuestCalls calls;
    private final Watchdog watchdog = new Watchdog(this::stopGuest);
    private GuestInstance instance;
    private boolean loaded;
    private boolean closed;

    /** A probe without a module. */
    protected ContractProbe(ProbeEnvironment environment) {
        this.limits = environment.limits();
        this.policy = environment.policy();
        this.calls = new GuestCalls(environment.host());
    }

    /** The quotas. */
    protected final ProbeLimits limits() {
        return limits;
    }

    /** What guests may reach by WASI. */
    protected final CapabilityPolicy policy() {
        return policy;
    }

    /**
     * Refuses what a WASI without read-only folders cannot grant.
     *
     * @throws NotOfferedException when a folder is granted for reading only
     */
    protected final void requireWritableFolders(String library) {
        if (!policy.folders().stream().allMatch(FolderGrant::writable)) {
            throw new NotOfferedException(library + " cannot grant a folder for reading only.");
        }
    }

    /** The host functions that instances import. */
    protected final GuestCalls calls() {
        return calls;
    }

    /**
     * Compiles a module, in place of the one before. Every exception but a {@link ProbeException} is taken
     * for the runtime's refusal of the bytes.
     */
    protected abstract void compile(byte[] module) throws ProbeException;

    /** Instantiates the compiled module and runs its start function. Exceptions leave as the runtime threw them. */
    protected abstract GuestInstance instantiate() throws ProbeException;

    /** Tells the guest to stop, on the watchdog's thread, within a time limit that has passed. */
    protected abstract void stopGuest();

    /** Readies the runtime for guest code that may be stopped. */
    protected void beforeGuest() {}

    /** Undoes what a {@link #stopGuest} that came too late may have left behind. */
    protected void afterStop() {}

    /**
     * What an exception means that left guest code which was not stopped. This much is true of every runtime
     * in a JVM; the runtime's own exceptions are the subclass's.
     */
    protected ProbeException explain(Throwable failure) {
        return switch (failure) {
            case StackOverflowError overflow ->
                new ProbeException.Trap(TrapKind.STACK, "The thread's stack is used up.", overflow);
            case OutOfMemoryError exhausted ->
                new ProbeException.QuotaExceeded(ProbeException.Quota.MEMORY, message(exhausted), exhausted);
            default -> new ProbeException.HostFailure(failure.toString(), failure);
        };
    }

    /** Frees the engine and the compiled module; called once. */
    protected abstract void free();

    @Override
    public final LoadTimings load(byte[] module, long timeLimitNanos) throws ProbeException {
        discardInstance();
        loaded = false;
        var outline = new ModuleOutline(module);
        var limited = outline.withMemoryLimit(limits.memoryPages());
        var started = System.nanoTime();
        compileOrRefuse(limited);
        var compiled = System.nanoTime();
        outline.check(policy.wasi());
        var checked = System.nanoTime();
        instance = guarded(timeLimitNanos, this::instantiate);
        var instantiated = System.nanoTime();
        loaded = true;
        return new LoadTimings(compiled - started, instantiated - checked);
    }

    private void compileOrRefuse(byte[] module) throws ProbeException {
        try {
            compile(module);
        } catch (ProbeException known) {
            throw known;
        } catch (Exception | StackOverflowError | OutOfMemoryError | VerifyError refused) {
            throw new ProbeException.InvalidModule(message(refused), refused);
        }
    }

    @Override
    public final ProbeResult execute(ProbeConfig config) throws ProbeException {
        if (!loaded) {
            throw new IllegalStateException("no module is loaded");
        }
        if (instance == null) {
            instance = guarded(config.timeLimitNanos(), this::instantiate);
        }
        calls.takeHostNanos();
        var json = guarded(config, instance);
        return new ProbeResult(json, calls.takeHostNanos(), instance.size());
    }

    /** Guest code that answers with something. */
    private interface GuestCode<T> {
        T run() throws ProbeException;
    }

    private <T> T guarded(long timeLimitNanos, GuestCode<T> code) throws ProbeException {
        T answer = null;
        Throwable failure = null;
        begin(timeLimitNanos);
        try {
            answer = code.run();
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError thrown) {
            failure = thrown;
        }
        end(failure);
        return answer;
    }

    /** The same for an execution, without an allocation. */
    private byte[] guarded(ProbeConfig config, GuestInstance guest) throws ProbeException {
        byte[] answer = null;
        Throwable failure = null;
        begin(config.timeLimitNanos());
        try {
            answer = guest.execute(config.json());
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError thrown) {
            failure = thrown;
        }
        end(failure);
        return answer;
    }

    private void begin(long timeLimitNanos) {
        beforeGuest();
        if (limits.interruptible()) {
            calls.begin(timeLimitNanos);
            watchdog.arm(timeLimitNanos);
        }
    }

    private void end(Throwable failure) throws ProbeException {
        var stopped = watchdog.disarm();
        if (!stopped && failure == null) {
            return;
        }
        if (stopped) {
            afterStop();
        }
        var hostFailure = calls.takeFailure();
        discardInstance();
        if (stopped) {
            throw new ProbeException.QuotaExceeded(
                    ProbeException.Quota.TIME, "The guest was stopped at its time limit.", failure);
        }
        if (hostFailure != null) {
            throw new ProbeException.HostFailure(message(hostFailure), failure == null ? hostFailure : failure);
        }
        throw failure instanceof ProbeException known ? known : explain(failure);
    }

    /** What an exception says, or its class where it says nothing. */
    protected static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private void discardInstance() {
        var discarded = instance;
        instance = null;
        if (discarded != null) {
            discarded.free();
        }
    }

    @Override
    public final void close() {
        if (closed) {
            return;
        }
        closed = true;
        loaded = false;
        discardInstance();
        watchdog.close();
        free();
    }
}
