package io.healthwatch.workbench.runtime.javet;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.NodeRuntimeOptions;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.fasterxml.jackson.jr.ob.JSON;
import io.healthwatch.workbench.probe.FolderGrant;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.RuntimeIdentity;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.runtime.ContractProbe;
import io.healthwatch.workbench.runtime.GuestInstance;
import io.healthwatch.workbench.runtime.GuestMemory;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A probe in Node's V8 inside this JVM. What a host in JavaScript would do is done in JavaScript ({@code
 * guest.js}). Guests are stopped by V8's own termination of the execution under way.
 */
public final class JavetProbe extends ContractProbe {

    private static final long PAGE_BYTES = 1 << 16;
    private static final Map<String, TrapKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("unreachable", TrapKind.UNREACHABLE);
        KINDS.put("memory access out of bounds", TrapKind.MEMORY);
        KINDS.put("Maximum call stack size exceeded", TrapKind.STACK);
        KINDS.put("divide by zero", TrapKind.DIVISION_BY_ZERO);
        KINDS.put("remainder by zero", TrapKind.DIVISION_BY_ZERO);
        KINDS.put("divide result unrepresentable", TrapKind.OVERFLOW);
        KINDS.put("float unrepresentable in integer range", TrapKind.CONVERSION);
        KINDS.put("table index is out of bounds", TrapKind.TABLE);
        KINDS.put("table access out of bounds", TrapKind.TABLE);
        KINDS.put("null function or function signature mismatch", TrapKind.SIGNATURE);
    }

    private final NodeRuntime runtime;
    private final V8Locker locker;
    private final V8ValueObject guest;
    private final V8ValueFunction compile;
    private final V8ValueFunction instantiate;
    private final V8ValueFunction discard;
    private final V8ValueFunction execute;
    private final V8ValueFunction copyAnswer;
    private final V8ValueFunction grownExchange;
    private final GuestMemory memory = new LinearMemory();
    private V8ValueArrayBuffer exchange;

    /**
     * A probe for the calling thread.
     *
     * @throws IllegalStateException when V8 cannot be loaded or set up
     */
    public JavetProbe(ProbeEnvironment environment) {
        super(environment);
        requireWritableFolders("Node's WASI");
        try {
            useUnpackedLibrary();
            if (limits().stackBytes() > 0) {
                NodeRuntimeOptions.V8_FLAGS.setCustomFlags("--stack-size=" + (limits().stackBytes() >> 10));
            }
            runtime = V8Host.getNodeInstance().createV8Runtime();
            locker = runtime.getV8Locker();
            guest = newGuest();
            compile = guest.get("compile");
            instantiate = guest.get("instantiate");
            discard = guest.get("discard");
            execute = guest.get("execute");
            copyAnswer = guest.get("copyAnswer");
            grownExchange = guest.get("exchange");
            grow(1 << 12);
        } catch (JavetException | IOException failed) {
            throw new IllegalStateException("V8 could not be set up: " + failed.getMessage(), failed);
        }
    }

    /** Where the library lies unpacked on the library path, Javet need not unpack it to the temporary folder. */
    private static void useUnpackedLibrary() throws JavetException {
        var folder = Path.of(System.getProperty("java.library.path").split(File.pathSeparator)[0]);
        if (Files.exists(folder.resolve(new JavetLibLoader(JSRuntimeType.Node).getLibFileName()))) {
            JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
                @Override
                public File getLibPath(JSRuntimeType type) {
                    return folder.toFile();
                }

                @Override
                public boolean isDeploy(JSRuntimeType type) {
                    return false;
                }
            });
        }
    }

    private V8ValueObject newGuest() throws JavetException, IOException {
        try (var script = JavetProbe.class.getResourceAsStream("guest.js");
                var factory = runtime.getExecutor(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                        .<V8ValueFunction>execute();
                var httpRequest = hostFunction("http_request", this::httpRequest);
                var log = hostFunction("log", this::log)) {
            return factory.call(null, httpRequest, log, folders());
        }
    }

    /** The granted folders by the guest's paths, as JSON; null without WASI. */
    private String folders() throws IOException {
        return policy().wasi()
                ? JSON.std.asString(policy().folders().stream()
                        .collect(Collectors.toMap(FolderGrant::path, FolderGrant::folder)))
                : null;
    }

    private V8ValueFunction hostFunction(
            String name, IJavetDirectCallable.NoThisAndResult<RuntimeException> function) throws JavetException {
        return runtime.createV8ValueFunction(
                new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, function));
    }

    private V8Value httpRequest(V8Value... words) throws JavetException {
        return runtime.createV8ValueInteger(
                calls().httpRequest(memory, word(words[0]), word(words[1]), word(words[2]), word(words[3])));
    }

    private V8Value log(V8Value... words) throws JavetException {
        calls().log(memory, word(words[0]), word(words[1]), word(words[2]));
        return runtime.createV8ValueUndefined();
    }

    private static int word(V8Value value) {
        return ((V8ValueInteger) value).getValue();
    }

    @Override
    public RuntimeIdentity identity() {
        try {
            var versions = JSON.std.mapFrom(guest.invokeString("versions"));
            return new RuntimeIdentity(
                    "Node",
                    versions.get("node").toString(),
                    "V8 " + versions.get("v8") + " by Javet " + JavetLibLoader.LIB_VERSION);
        } catch (JavetException | IOException failed) {
            throw new IllegalStateException("Node does not tell its version: " + failed.getMessage(), failed);
        }
    }

    @Override
    protected void compile(byte[] module) throws ProbeException {
        try {
            buffer(module.length).put(0, module);
            compile.callVoid(null, module.length);
        } catch (JavetException refused) {
            throw new ProbeException.InvalidModule(message(refused), refused);
        }
    }

    /** The buffer that Java and JavaScript share, at least this large. */
    private ByteBuffer buffer(int bytes) throws JavetException {
        if (exchange == null || exchange.getByteBuffer().capacity() < bytes) {
            grow(bytes);
        }
        return exchange.getByteBuffer();
    }

    /** There is none where this fails, so that nobody uses one that JavaScript may have given up. */
    private void grow(int bytes) throws JavetException {
        JavetResourceUtils.safeClose(exchange);
        exchange = null;
        exchange = grownExchange.call(null, bytes);
    }

    @Override
    protected GuestInstance instantiate() throws ProbeException {
        try {
            instantiate.callVoid(null);
            return new InstanceOfProbe();
        } catch (JavetException failed) {
            throw new Thrown(failed);
        }
    }

    @Override
    protected void stopGuest() {
        runtime.terminateExecution();
    }

    @Override
    protected void afterStop() {
        runtime.cancelTerminateExecution();
        Thread.interrupted();
    }

    @Override
    protected ProbeException explain(Throwable failure) {
        if (!(failure instanceof Thrown thrown)) {
            return super.explain(failure);
        }
        var said = thrown.getCause() instanceof BaseJavetScriptingException script
                ? script.getScriptingError().getDetailedMessage()
                : message(thrown.getCause());
        if (said.startsWith("BadResult: ")) {
            return new ProbeException.BadResult(said.substring("BadResult: ".length()));
        }
        if (said.startsWith("LinkError: ")) {
            return new ProbeException.MissingImport(said, thrown.getCause());
        }
        var trap = new ProbeException.Trap(kind(said), said, thrown.getCause());
        return thrown.getCause() instanceof BaseJavetScriptingException script
                ? trap.withBacktrace(script.getScriptingError().getStack())
                : trap;
    }

    private static TrapKind kind(String said) {
        for (var known : KINDS.entrySet()) {
            if (said.contains(known.getKey())) {
                return known.getValue();
            }
        }
        return TrapKind.OTHER;
    }

    @Override
    protected void free() {
        try {
            JavetResourceUtils.safeClose(
                    exchange, grownExchange, copyAnswer, execute, discard, instantiate, compile, guest);
            locker.close();
            runtime.close();
        } catch (JavetException failed) {
            throw new IllegalStateException("V8 could not be closed: " + failed.getMessage(), failed);
        }
    }

    /** Carries Javet's checked exception out of guest code. */
    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown(JavetException cause) {
            super(cause);
        }
    }

    private final class InstanceOfProbe implements GuestInstance {

        private long pages;

        @Override
        public byte[] execute(byte[] input) {
            try {
                buffer(input.length).put(0, input);
                var pagesAndLength = execute.callDouble(null, input.length).longValue();
                pages = pagesAndLength >>> Integer.SIZE;
                var answer = new byte[(int) pagesAndLength];
                if (answer.length > exchange.getByteBuffer().capacity()) {
                    grow(answer.length);
                    copyAnswer.callVoid(null);
                }
                exchange.getByteBuffer().get(0, answer);
                return answer;
            } catch (JavetException failed) {
                throw new Thrown(failed);
            }
        }

        @Override
        public long size() {
            return pages * PAGE_BYTES;
        }

        @Override
        public void free() {
            try {
                discard.callVoid(null);
            } catch (JavetException failed) {
                throw new Thrown(failed);
            }
        }
    }

    /** The memory of the instance that is there; empty while a start function runs. */
    private final class LinearMemory implements GuestMemory {

        @Override
        public byte[] read(int address, int length) {
            var bytes = new byte[length];
            try (V8ValueArrayBuffer all = guest.invoke("memory")) {
                all.getByteBuffer().get(address, bytes);
                return bytes;
            } catch (JavetException failed) {
                throw new Thrown(failed);
            }
        }

        @Override
        public void write(int address, byte[] bytes) {
            try (V8ValueArrayBuffer all = guest.invoke("memory")) {
                all.getByteBuffer().put(address, bytes);
            } catch (JavetException failed) {
                throw new Thrown(failed);
            }
        }

        @Override
        public long size() {
            try (V8ValueArrayBuffer all = guest.invoke("memory")) {
                return all.getByteBuffer().capacity();
            } catch (JavetException failed) {
                throw new Thrown(failed);
            }
        }
    }
}
