package io.healthwatch.workbench.runtime.endive;

import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.InvalidException;
import run.endive.wasm.MalformedException;
import run.endive.wasm.Parser;
import run.endive.wasm.UnlinkableException;
import run.endive.wasm.Version;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;
import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.runtime.ContractProbe;
import io.healthwatch.workbench.runtime.GuestCalls;
import io.healthwatch.workbench.runtime.GuestFunctions;
import io.healthwatch.workbench.runtime.GuestInstance;
import io.healthwatch.workbench.runtime.GuestMemory;
import io.healthwatch.workbench.runtime.TrapTexts;
import java.util.List;
import java.util.function.Function;

/**
 * A probe in Endive: translated to JVM bytecode, never falling back to the interpreter, or in mode {@code
 * interpreter} interpreted. Guests are stopped by interrupting their thread, which both kinds of code check at
 * calls and loops; their stack is the thread's.
 */
public final class EndiveProbe extends ContractProbe {

    private static final String INTERPRETER = "interpreter";
    private static final long[] NOTHING = {};

    private final Thread guestThread = Thread.currentThread();
    private final boolean interpreted;
    private final ImportValues imports;
    private WasmModule module;
    private Function<Instance, Machine> machines;

    /** A probe for the calling thread. */
    public EndiveProbe(ProbeEnvironment environment) {
        super(environment);
        this.interpreted = environment.mode().equals(INTERPRETER);
        this.imports = imports(calls());
        requireWritableFolders("Endive's WASI");
    }

    private static ImportValues imports(GuestCalls calls) {
        var i32 = ValType.I32;
        return ImportValues.builder()
                .addFunction(
                        new HostFunction(
                                HostFunctions.NAMESPACE,
                                "http_request",
                                FunctionType.of(List.of(i32, i32, i32, i32), List.of(i32)),
                                (instance, words) -> new long[] {
                                    calls.httpRequest(
                                            new LinearMemory(instance.memory()),
                                            (int) words[0],
                                            (int) words[1],
                                            (int) words[2],
                                            (int) words[3])
                                }),
                        new HostFunction(
                                HostFunctions.NAMESPACE,
                                "now_nanos",
                                FunctionType.of(List.of(), List.of(ValType.I64)),
                                (_, _) -> new long[] {calls.nowNanos()}),
                        new HostFunction(
                                HostFunctions.NAMESPACE,
                                "log",
                                FunctionType.of(List.of(i32, i32, i32), List.of()),
                                (instance, words) -> {
                                    calls.log(
                                            new LinearMemory(instance.memory()),
                                            (int) words[0],
                                            (int) words[1],
                                            (int) words[2]);
                                    return NOTHING;
                                }))
                .build();
    }

    @Override
    public RuntimeIdentity identity() {
        return new RuntimeIdentity("Endive", Version.version(), interpreted ? INTERPRETER : "JVM bytecode compiler");
    }

    @Override
    protected void compile(byte[] bytes) {
        module = null;
        machines = null;
        var parsed = Parser.parse(bytes);
        machines = interpreted
                ? null
                : MachineFactoryCompiler.builder(parsed)
                        .withInterpreterFallback(InterpreterFallback.FAIL)
                        .compile();
        module = parsed;
    }

    @Override
    protected GuestInstance instantiate() {
        if (!policy().wasi()) {
            return new InstanceOfProbe(newInstance(imports), () -> {});
        }
        var wasi = new EndiveWasi(policy().folders());
        try {
            return new InstanceOfProbe(newInstance(wasi.beside(imports)), wasi::close);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            wasi.close();
            throw failed;
        }
    }

    private Instance newInstance(ImportValues imported) {
        var builder = Instance.builder(module).withImportValues(imported).withStart(false);
        if (machines != null) {
            builder.withMachineFactory(machines);
        }
        return builder.build();
    }

    @Override
    protected void stopGuest() {
        guestThread.interrupt();
    }

    @Override
    protected void afterStop() {
        Thread.interrupted();
    }

    @Override
    protected ProbeException explain(Throwable failure) {
        return switch (failure) {
            case InvalidException invalid -> new ProbeException.InvalidModule(message(invalid), invalid);
            case MalformedException malformed -> new ProbeException.InvalidModule(message(malformed), malformed);
            case UnlinkableException unlinkable -> new ProbeException.MissingImport(message(unlinkable), unlinkable);
            case TrapException trap -> new ProbeException.Trap(TrapTexts.kind(message(trap)), message(trap), trap);
            case WasmEngineException other ->
                new ProbeException.Trap(TrapTexts.kind(message(other)), message(other), other);
            default -> super.explain(failure);
        };
    }

    @Override
    protected void free() {
        module = null;
        machines = null;
    }

    private static class LinearMemory implements GuestMemory {

        private final Memory memory;

        LinearMemory(Memory memory) {
            this.memory = memory;
        }

        @Override
        public byte[] read(int address, int length) {
            return memory.readBytes(address, length);
        }

        @Override
        public void write(int address, byte[] bytes) {
            memory.write(address, bytes);
        }

        @Override
        public long size() {
            return (long) memory.pages() * Memory.PAGE_SIZE;
        }
    }

    private static final class InstanceOfProbe extends LinearMemory implements GuestFunctions {

        private final ExportFunction allocate;
        private final ExportFunction run;
        private final Runnable closing;

        InstanceOfProbe(Instance instance, Runnable closing) {
            super(instance.memory());
            this.allocate = instance.export("allocate");
            this.run = instance.export("run");
            this.closing = closing;
        }

        @Override
        public int allocate(int length) {
            return (int) allocate.apply(length)[0];
        }

        @Override
        public long run(int address, int length) {
            return run.apply(address, length)[0];
        }

        @Override
        public void free() {
            closing.run();
        }
    }
}
