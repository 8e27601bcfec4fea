package io.healthwatch.workbench.runtime.graalwasm;

import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.runtime.ContractProbe;
import io.healthwatch.workbench.runtime.GuestFunctions;
import io.healthwatch.workbench.runtime.GuestInstance;
import io.healthwatch.workbench.runtime.GuestMemory;
import io.healthwatch.workbench.runtime.TrapTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * A probe in GraalWasm. Whether the Graal compiler is at work depends on the JVM's flags and class path, not
 * on the mode: {@link #identity} tells what the engine found. Guests are stopped by {@link
 * Context#interrupt}; their stack is the thread's.
 */
public final class GraalWasmProbe extends ContractProbe {

    private static final String LANGUAGE = "wasm";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;
    private final ProxyObject imports;
    private GuestMemory memory;
    private Context context;
    private Source source;
    private Value module;

    /** A probe for the calling thread. */
    public GraalWasmProbe(ProbeEnvironment environment) {
        super(environment);
        requireWritableFolders("GraalWasm's WASI");
        this.engine = Engine.newBuilder(LANGUAGE).option("engine.WarnInterpreterOnly", "false").build();
        this.imports = imports();
        this.context = newContext();
    }

    private Context newContext() {
        var builder = Context.newBuilder(LANGUAGE).engine(engine);
        return (policy().wasi() ? GraalWasmWasi.grant(builder, policy().folders()) : builder).build();
    }

    private ProxyObject imports() {
        ProxyExecutable httpRequest = words -> calls().httpRequest(
                memory, words[0].asInt(), words[1].asInt(), words[2].asInt(), words[3].asInt());
        ProxyExecutable nowNanos = _ -> calls().nowNanos();
        ProxyExecutable log = words -> {
            calls().log(memory, words[0].asInt(), words[1].asInt(), words[2].asInt());
            return null;
        };
        return ProxyObject.fromMap(Map.of(
                HostFunctions.NAMESPACE,
                ProxyObject.fromMap(Map.of("http_request", httpRequest, "now_nanos", nowNanos, "log", log))));
    }

    /** Outside of a GraalVM the engine calls itself a development build: its jar knows the version. */
    @Override
    public RuntimeIdentity identity() {
        var version = Engine.class.getPackage().getImplementationVersion();
        return new RuntimeIdentity(
                "GraalWasm", version == null ? engine.getVersion() : version, engine.getImplementationName());
    }

    @Override
    protected void compile(byte[] bytes) {
        if (module != null) {
            module = null;
            context.close(true);
            context = newContext();
        }
        try {
            source = Source.newBuilder(LANGUAGE, ByteSequence.create(bytes), "probe")
                    .cached(false)
                    .build();
            module = context.eval(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    protected GuestInstance instantiate() {
        memory = NoMemory.YET;
        var exports = module.newInstance(imports).getMember("exports");
        var instance = new InstanceOfProbe(exports);
        memory = instance;
        return instance;
    }

    @Override
    protected void stopGuest() {
        try {
            context.interrupt(STOP_PATIENCE);
        } catch (TimeoutException late) {
            throw new IllegalStateException("The guest did not stop within " + STOP_PATIENCE + ".", late);
        }
    }

    @Override
    protected void afterStop() {
        Thread.interrupted();
    }

    @Override
    protected ProbeException explain(Throwable failure) {
        if (!(failure instanceof PolyglotException thrown)) {
            return super.explain(failure);
        }
        if (thrown.isResourceExhausted()) {
            return thrown.getMessage().contains("tack")
                    ? new ProbeException.Trap(TrapKind.STACK, message(thrown), thrown)
                    : new ProbeException.QuotaExceeded(ProbeException.Quota.MEMORY, message(thrown), thrown);
        }
        if (thrown.isExit()) {
            renewContext();
            return new ProbeException.Trap(TrapKind.OTHER, message(thrown), thrown);
        }
        if (message(thrown).contains("does not exist in the imported module")) {
            return new ProbeException.MissingImport(message(thrown), thrown);
        }
        if (thrown.isHostException() || thrown.isInternalError()) {
            return new ProbeException.HostFailure(message(thrown), thrown);
        }
        return new ProbeException.Trap(kind(message(thrown)), message(thrown), thrown);
    }

    /** A guest that ends itself by WASI takes its context with it. */
    private void renewContext() {
        context.close(true);
        context = newContext();
        module = context.eval(source);
    }

    /** GraalWasm has words of its own where it names an address, an index or a type. */
    private static TrapKind kind(String message) {
        if (message.contains("is out-of-bounds") || message.contains("memory access of negative length")) {
            return TrapKind.MEMORY;
        }
        if (message.contains("out of table bounds") || message.contains("is uninitialized")) {
            return TrapKind.TABLE;
        }
        return message.contains("differ in the indirect call") ? TrapKind.SIGNATURE : TrapTexts.kind(message);
    }

    @Override
    protected void free() {
        context.close(true);
        engine.close(true);
    }

    /** The memory while the start function runs: it cannot be reached before the instance is there. */
    private enum NoMemory implements GuestMemory {
        YET;

        @Override
        public byte[] read(int address, int length) {
            return new byte[0];
        }

        @Override
        public void write(int address, byte[] bytes) {
            throw new IndexOutOfBoundsException(Integer.toUnsignedString(address));
        }

        @Override
        public long size() {
            return 0;
        }
    }

    private static final class InstanceOfProbe implements GuestFunctions {

        private final Value memory;
        private final Value allocate;
        private final Value run;

        InstanceOfProbe(Value exports) {
            this.memory = exports.getMember("memory");
            this.allocate = exports.getMember("allocate");
            this.run = exports.getMember("run");
        }

        @Override
        public int allocate(int length) {
            return allocate.execute(length).asInt();
        }

        @Override
        public long run(int address, int length) {
            return run.execute(address, length).asLong();
        }

        @Override
        public byte[] read(int address, int length) {
            var bytes = new byte[length];
            memory.readBuffer(Integer.toUnsignedLong(address), bytes, 0, length);
            return bytes;
        }

        /** There is no bulk write in the polyglot API: eight bytes at a time. */
        @Override
        public void write(int address, byte[] bytes) {
            var place = Integer.toUnsignedLong(address);
            var written = 0;
            for (; bytes.length - written >= Long.BYTES; written += Long.BYTES) {
                var eight = (long) LittleEndian.LONGS.get(bytes, written);
                memory.writeBufferLong(ByteOrder.LITTLE_ENDIAN, place + written, eight);
            }
            for (; written < bytes.length; written++) {
                memory.writeBufferByte(place + written, bytes[written]);
            }
        }

        @Override
        public long size() {
            return memory.getBufferSize();
        }
    }

    private static final class LittleEndian {
        static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    }
}
