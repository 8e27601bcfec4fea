package io.healthwatch.workbench.runtime.adapter;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;

/**
 * The functions that an adapter exports. All are called by one shape, five words to a word, for each further
 * shape costs milliseconds to link; a function that takes fewer ignores the rest. A library stays loaded for
 * good: runtimes install signal handlers that outlive what they were installed for.
 */
final class AdapterLibrary {

    private static final long ABI = 1;
    private static final FunctionDescriptor WORDS =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CALL = Linker.nativeLinker().downcallHandle(WORDS);
    private static final MemorySegment HTTP = httpStub();

    private final MemorySegment describe;
    private final MemorySegment open;
    private final MemorySegment compile;
    private final MemorySegment instantiate;
    private final MemorySegment execute;
    private final MemorySegment close;
    private final long loadNanos;

    /**
     * Loads an adapter.
     *
     * @throws UnsatisfiedLinkError when it cannot be loaded, or a function is missing
     * @throws IllegalStateException when it speaks another ABI
     */
    AdapterLibrary(String library) {
        var started = System.nanoTime();
        System.load(Path.of(library).toAbsolutePath().toString());
        loadNanos = System.nanoTime() - started;
        var symbols = SymbolLookup.loaderLookup();
        describe = find(symbols, "describe");
        open = find(symbols, "open");
        compile = find(symbols, "compile");
        instantiate = find(symbols, "instantiate");
        execute = find(symbols, "execute");
        close = find(symbols, "close");
        var abi = call(find(symbols, "abi"), 0, 0, 0, 0, 0);
        if (abi != ABI) {
            throw new IllegalStateException(
                    library + " speaks ABI " + abi + " of probe_host.h, not " + ABI + ". Install it again.");
        }
    }

    private static MemorySegment find(SymbolLookup symbols, String name) {
        return symbols.find("probe_host_" + name)
                .orElseThrow(() -> new UnsatisfiedLinkError("The adapter does not export probe_host_" + name + "."));
    }

    private static MemorySegment httpStub() {
        try {
            var handler = MethodHandles.lookup()
                    .findStatic(OpenHosts.class, "httpRequest", WORDS.toMethodType());
            return Linker.nativeLinker().upcallStub(handler, WORDS, Arena.global());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static long call(MemorySegment function, long a, long b, long c, long d, long e) {
        try {
            return (long) CALL.invokeExact(function, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** How long the loader took for the adapter and the runtime behind it: no cost of the binding. */
    long loadNanos() {
        return loadNanos;
    }

    /** The adapter's description of itself, JSON. */
    String describe() {
        return MemorySegment.ofAddress(call(describe, 0, 0, 0, 0, 0))
                .reinterpret(Long.MAX_VALUE)
                .getString(0);
    }

    /** A host; 0 where the step says why there is none. */
    long open(MemorySegment config, long environment, ProbeStep step) {
        return call(open, config.address(), HTTP.address(), environment, step.address(), 0);
    }

    void compile(long host, MemorySegment module, long length, ProbeStep step) {
        call(compile, host, module.address(), length, step.address(), 0);
    }

    void instantiate(long host, long timeLimitNanos, ProbeStep step) {
        call(instantiate, host, timeLimitNanos, step.address(), 0, 0);
    }

    void execute(long host, MemorySegment input, long length, long timeLimitNanos, ProbeStep step) {
        call(execute, host, input.address(), length, timeLimitNanos, step.address());
    }

    void close(long host) {
        call(close, host, 0, 0, 0, 0);
    }
}
