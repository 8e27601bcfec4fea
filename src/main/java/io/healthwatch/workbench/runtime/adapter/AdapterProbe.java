package io.healthwatch.workbench.runtime.adapter;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.fasterxml.jackson.jr.ob.JSON;
import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.LoadTimings;
import io.healthwatch.workbench.probe.NotOfferedException;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeResult;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.runtime.Deadline;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * A probe in a native runtime behind its adapter, which keeps the contract, the quotas and the time limit.
 * The guest runs on the calling thread.
 */
public final class AdapterProbe implements WasmProbe {

    private static final int FIRST_BUFFER_BYTES = 4096;

    private final HostFunctions functions;
    private final Deadline deadline = new Deadline();
    private final boolean interruptible;
    private final Arena arena = Arena.ofShared();
    private final ProbeStep step;
    private final AdapterLibrary library;
    private final long bindingNanos;
    private final String mode;
    private final long environment;
    private final long host;
    private Arena bufferArena = Arena.ofShared();
    private MemorySegment buffer = bufferArena.allocate(FIRST_BUFFER_BYTES, Long.BYTES);
    private Throwable thrown;
    private boolean loaded;
    private boolean instantiated;
    private boolean closed;

    /**
     * A probe for the calling thread.
     *
     * @throws UnsatisfiedLinkError when the adapter cannot be loaded
     * @throws NotOfferedException when WASI is asked for and the adapter has none
     * @throws IllegalStateException when the adapter refuses the configuration
     */
    public AdapterProbe(ProbeEnvironment environment) {
        var started = System.nanoTime();
        this.functions = environment.host();
        this.interruptible = environment.limits().interruptible();
        this.mode = environment.mode();
        this.step = new ProbeStep(arena);
        this.library = new AdapterLibrary(environment.library());
        if (environment.policy().wasi()) {
            requireWasi();
        }
        this.environment = OpenHosts.add(this::answer);
        var linked = System.nanoTime();
        this.host = library.open(arena.allocateFrom(config(environment)), this.environment, step);
        var opened = System.nanoTime();
        if (host == 0) {
            var reason = step.message();
            free();
            throw new IllegalStateException("The adapter could not be opened: " + reason);
        }
        // The first call links the rest of the binding: what the adapter itself did not use is the binding's.
        this.bindingNanos =
                linked - started - library.loadNanos() + Math.max(0, opened - linked - step.elapsedNanos());
    }

    private void requireWasi() {
        var described = describe();
        if (!Boolean.TRUE.equals(described.get("wasi"))) {
            arena.close();
            bufferArena.close();
            throw new NotOfferedException("The adapter of " + described.get("runtime") + " offers no WASI.");
        }
    }

    private Map<String, Object> describe() {
        try {
            return JSON.std.mapFrom(library.describe());
        } catch (IOException malformed) {
            throw new IllegalStateException("The adapter does not describe itself: " + library.describe(), malformed);
        }
    }

    /** Without a word about interruption, an adapter makes guests interruptible if it can. */
    private static String config(ProbeEnvironment environment) {
        var limits = environment.limits();
        var lines = new StringBuilder();
        if (!environment.mode().isEmpty()) {
            lines.append("mode=").append(environment.mode()).append('\n');
        }
        lines.append("memoryLimitBytes=").append(limits.memoryBytes()).append('\n');
        if (limits.stackBytes() > 0) {
            lines.append("stackBytes=").append(limits.stackBytes()).append('\n');
        }
        if (!limits.interruptible()) {
            lines.append("interrupt=0\n");
        }
        if (environment.policy().wasi()) {
            lines.append("wasi=1\n");
            for (var grant : environment.policy().folders()) {
                lines.append(grant.writable() ? "writableFolder=" : "readOnlyFolder=")
                        .append(grant.path())
                        .append(':')
                        .append(grant.folder())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    @Override
    public RuntimeIdentity identity() {
        var described = describe();
        return new RuntimeIdentity(
                String.valueOf(described.get("runtime")), String.valueOf(described.get("version")), mode);
    }

    @Override
    public long bindingNanos() {
        return bindingNanos;
    }

    @Override
    public LoadTimings load(byte[] module, long timeLimitNanos) throws ProbeException {
        loaded = false;
        instantiated = false;
        library.compile(host, copyIn(module), module.length, step);
        requireOk();
        var compileNanos = step.elapsedNanos();
        instantiate(timeLimitNanos);
        loaded = true;
        return new LoadTimings(compileNanos, step.elapsedNanos());
    }

    private void instantiate(long timeLimitNanos) throws ProbeException {
        begin(timeLimitNanos);
        library.instantiate(host, timeLimitNanos, step);
        requireOk();
        instantiated = true;
    }

    @Override
    public ProbeResult execute(ProbeConfig config) throws ProbeException {
        if (!loaded) {
            throw new IllegalStateException("no module is loaded");
        }
        if (!instantiated) {
            instantiate(config.timeLimitNanos());
        }
        var input = config.json();
        begin(config.timeLimitNanos());
        library.execute(host, copyIn(input), input.length, config.timeLimitNanos(), step);
        requireOk();
        return new ProbeResult(step.result(), step.hostNanos(), step.guestMemoryBytes());
    }

    private void begin(long timeLimitNanos) {
        deadline.begin(interruptible ? timeLimitNanos : 0);
    }

    private void requireOk() throws ProbeException {
        if (!step.isOk()) {
            instantiated = false;
            var cause = thrown;
            thrown = null;
            throw step.failure(cause);
        }
    }

    private MemorySegment copyIn(byte[] bytes) {
        if (buffer.byteSize() < bytes.length) {
            bufferArena.close();
            bufferArena = Arena.ofShared();
            buffer = bufferArena.allocate(2L * bytes.length, Long.BYTES);
        }
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        return buffer;
    }

    /** Answers a request of the guest's: the adapter has checked that both ranges lie in its memory. */
    private long answer(long request, long requestLength, long response, long capacity) {
        try {
            var asked = MemorySegment.ofAddress(request).reinterpret(requestLength).toArray(JAVA_BYTE);
            var room = MemorySegment.ofAddress(response).reinterpret(capacity);
            var reply = functions.httpRequest(
                    asked, (int) Math.min(capacity, Integer.MAX_VALUE), deadline.leftNanos());
            if (reply.code() > 0) {
                MemorySegment.copy(reply.response(), 0, room, JAVA_BYTE, 0, reply.code());
            }
            return reply.code();
        } catch (Throwable failed) {
            thrown = failed;
            return OpenHosts.ABORT;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        loaded = false;
        library.close(host);
        free();
    }

    private void free() {
        OpenHosts.remove(environment);
        bufferArena.close();
        arena.close();
    }
}
