package io.healthwatch.workbench.runtime.wasmtimejava;

import io.github.kawamuray.wasmtime.Caller;
import io.github.kawamuray.wasmtime.Config;
import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Extern;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.ImportType;
import io.github.kawamuray.wasmtime.Instance;
import io.github.kawamuray.wasmtime.Memory;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.Trap;
import io.github.kawamuray.wasmtime.Val;
import io.github.kawamuray.wasmtime.WasmFunctionError;
import io.github.kawamuray.wasmtime.WasmtimeException;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.runtime.ContractProbe;
import io.healthwatch.workbench.runtime.GuestCalls;
import io.healthwatch.workbench.runtime.GuestFunctions;
import io.healthwatch.workbench.runtime.GuestInstance;
import io.healthwatch.workbench.runtime.GuestMemory;
import io.healthwatch.workbench.runtime.TrapTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A probe in wasmtime-java. Guests are stopped by Wasmtime's epochs. The binding has no memory limiter, and
 * it ends the JVM when a guest's stack limit exceeds what is left of the thread's stack.
 */
public final class WasmtimeJavaProbe extends ContractProbe {

    /** The binding does not tell which Wasmtime it embeds; its build does. */
    private static final Map<String, String> EMBEDDED = Map.of("0.19.0", "7.0.1");

    private final Engine engine;
    private Module module;

    /** A probe for the calling thread. */
    public WasmtimeJavaProbe(ProbeEnvironment environment) {
        super(environment);
        var config = new Config().epochInterruption(limits().interruptible());
        this.engine = new Engine(
                limits().stackBytes() > 0 ? config.maxWasmStack(limits().stackBytes()) : config);
    }

    @Override
    public RuntimeIdentity identity() {
        var properties = new Properties();
        try (var told = Engine.class.getResourceAsStream("/wasmtime-java-meta.properties")) {
            properties.load(told);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var binding = properties.getProperty("jnilib.version", "");
        var embedded = EMBEDDED.getOrDefault(binding, "unknown");
        return new RuntimeIdentity("Wasmtime", embedded, "Cranelift by wasmtime-java " + binding);
    }

    @Override
    protected void compile(byte[] bytes) {
        freeModule();
        module = new Module(engine, bytes);
    }

    @Override
    protected GuestInstance instantiate() throws ProbeException {
        return new InstanceOfProbe(engine, module, calls(), policy());
    }

    @Override
    protected void stopGuest() {
        engine.incrementEpoch();
    }

    @Override
    protected ProbeException explain(Throwable failure) {
        return switch (failure) {
            case WasmFunctionError.TrapError trap ->
                new ProbeException.Trap(kind(trap.trap()), message(trap), trap);
            case WasmFunctionError other -> new ProbeException.Trap(TrapTexts.kind(message(other)), message(other), other);
            case WasmtimeException other -> new ProbeException.Trap(TrapTexts.kind(message(other)), message(other), other);
            default -> super.explain(failure);
        };
    }

    private static TrapKind kind(Trap trap) {
        return switch (trap) {
            case UNREACHABLE_CODE_REACHED -> TrapKind.UNREACHABLE;
            case MEMORY_OUT_OF_BOUNDS -> TrapKind.MEMORY;
            case STACK_OVERFLOW -> TrapKind.STACK;
            case INTEGER_DIVISION_BY_ZERO -> TrapKind.DIVISION_BY_ZERO;
            case INTEGER_OVERFLOW -> TrapKind.OVERFLOW;
            case BAD_CONVERSION_TO_INTEGER -> TrapKind.CONVERSION;
            case TABLE_OUT_OF_BOUNDS, INDIRECT_CALL_TO_NULL -> TrapKind.TABLE;
            case BAD_SIGNATURE -> TrapKind.SIGNATURE;
            case null, default -> TrapKind.OTHER;
        };
    }

    private void freeModule() {
        if (module != null) {
            module.dispose();
            module = null;
        }
    }

    @Override
    protected void free() {
        freeModule();
        engine.dispose();
    }

    /**
     * A store and what lives in it: it is freed as a whole, for nothing else frees a memory. Its epoch
     * deadline is set anew before each call, or the stop of an earlier one would end it.
     */
    private static final class InstanceOfProbe implements GuestFunctions {

        private final GuestCalls calls;
        private final Store<Void> store;
        private final List<Func> imports = new ArrayList<>();
        private final Instance instance;
        private final LinearMemory memory;
        private final Func allocate;
        private final Func run;

        InstanceOfProbe(Engine engine, Module module, GuestCalls calls, CapabilityPolicy policy)
                throws ProbeException {
            this.calls = calls;
            this.store = policy.wasi()
                    ? new Store<>(null, engine, WasmtimeJavaWasi.context(policy.folders()))
                    : new Store<>(null, engine);
            try {
                store.setEpochDeadline(1);
                var wasi = policy.wasi() ? WasmtimeJavaWasi.functions(engine, store) : Map.<String, Func>of();
                imports.addAll(wasi.values());
                var wanted = new ArrayList<Func>();
                for (var imported : module.imports()) {
                    wanted.add(
                            imported.module().equals(CapabilityPolicy.WASI_NAMESPACE)
                                    ? wasiFunction(wasi, imported.name())
                                    : hostFunction(imported));
                }
                instance = new Instance(
                        store, module, wanted.stream().map(Extern::fromFunc).toList());
                memory = new LinearMemory(
                        store, instance.getMemory(store, "memory").orElseThrow());
                allocate = instance.getFunc(store, "allocate").orElseThrow();
                run = instance.getFunc(store, "run").orElseThrow();
            } catch (RuntimeException | ProbeException failed) {
                freeStore();
                throw failed;
            }
        }

        private static Func wasiFunction(Map<String, Func> wasi, String name) throws ProbeException {
            var found = wasi.get(name);
            if (found == null) {
                throw new ProbeException.MissingImport("WASI has no function " + name + ".", null);
            }
            return found;
        }

        private Func hostFunction(ImportType imported) {
            var function = new Func(store, imported.func(), handler(imported.name()));
            imports.add(function);
            return function;
        }

        private Func.Handler<Void> handler(String name) {
            return switch (name) {
                case "http_request" -> (caller, words, results) -> {
                    try (var memory = callersMemory(caller)) {
                        results[0] = Val.fromI32(calls.httpRequest(
                                memory, words[0].i32(), words[1].i32(), words[2].i32(), words[3].i32()));
                    }
                };
                case "now_nanos" -> (_, _, results) -> results[0] = Val.fromI64(calls.nowNanos());
                default -> (caller, words, _) -> {
                    try (var memory = callersMemory(caller)) {
                        calls.log(memory, words[0].i32(), words[1].i32(), words[2].i32());
                    }
                };
            };
        }

        /** A start function calls before the instance is there: its caller knows the memory. */
        private LinearMemory callersMemory(Caller<Void> caller) {
            return new LinearMemory(
                    store, caller.getExport("memory").orElseThrow().memory());
        }

        @Override
        public int allocate(int length) {
            store.setEpochDeadline(1);
            return allocate.call(store, Val.fromI32(length))[0].i32();
        }

        @Override
        public long run(int address, int length) {
            return run.call(store, Val.fromI32(address), Val.fromI32(length))[0].i64();
        }

        @Override
        public byte[] read(int address, int length) {
            return memory.read(address, length);
        }

        @Override
        public void write(int address, byte[] bytes) {
            memory.write(address, bytes);
        }

        @Override
        public long size() {
            return memory.size();
        }

        @Override
        public void free() {
            allocate.dispose();
            run.dispose();
            memory.close();
            instance.dispose();
            freeStore();
        }

        private void freeStore() {
            imports.forEach(Func::dispose);
            store.dispose();
        }
    }

    private record LinearMemory(Store<Void> store, Memory memory) implements GuestMemory, AutoCloseable {

        @Override
        public byte[] read(int address, int length) {
            var bytes = new byte[length];
            memory.buffer(store).get(address, bytes);
            return bytes;
        }

        @Override
        public void write(int address, byte[] bytes) {
            memory.buffer(store).put(address, bytes);
        }

        @Override
        public long size() {
            return memory.dataSize(store);
        }

        @Override
        public void close() {
            memory.dispose();
        }
    }
}
