package io.healthwatch.workbench.security.weak;

import static io.healthwatch.workbench.security.weak.WeakMemory.servedIfOutside;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.healthwatch.workbench.evaluation.Idle;
import io.healthwatch.workbench.probe.HostFunctions.HttpReply;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a host may get wrong, each as the checks that it lacks. The worker is the product's own with Chicory's interpreter;
 * what a weakness names in the two of them is replaced as it is loaded.
 */
public enum Weakness {
    /** Accesses outside of the memory are served from inside, and addresses keep bits beyond the 32nd. */
    MEMORY_WITHOUT_BOUNDS(
            "memory-edge", "offset-overflow", "shifted-address", "bulk-memory", "past-refused-growth") {
        @Override
        void define() {
            replace(INTERPRETER, "readMemPtr", WeakMemory::address);
            replace(INTERPRETER, "I32_SHL", WeakMemory::shiftOf64Bits);
            for (var access : WeakMemory.ACCESSES) {
                replace(MEMORY, access, servedIfOutside());
            }
        }
    },
    /** New memory holds what somebody left there. */
    MEMORY_NOT_WIPED("stale-memory", "grown-memory") {
        @Override
        void define() {
            replace(MEMORY, "initialize", WeakMemory::initializeOverRemains);
            replace(MEMORY, "grow", WeakMemory::growOverRemains);
        }
    },
    /** Memory and tables end where the module says. */
    GROWTH_WITHOUT_LIMIT("growth-limit", "too-large-from-the-start", "memory-exhaustion", "table-growth") {
        @Override
        void define() {
            replace(OURS + "probe.ModuleOutline", "withMemoryLimit", WeakMemory::unlimited);
            replace("com.dylibso.chicory.wasm.types.TableLimits", "max", (_, _, _) -> (long) Integer.MAX_VALUE);
        }
    },
    /** Indirect calls go somewhere, whatever the table holds and of whatever type. */
    CALLS_UNCHECKED("indirect-call") {
        @Override
        void define() {
            replace(INTERPRETER, "verifyIndirectCallByTypeIdx", (_, _, _) -> null);
            replace(CHICORY + "TableInstance", "requiredRef", WeakCalls::someFunction);
            replace(CHICORY + "TableInstance", "instance", (_, _, _) -> null);
        }
    },
    /** The places that a guest names are taken for right. */
    POINTERS_BELIEVED("lying-") {
        @Override
        void define() {
            replace(OURS + "runtime.GuestMemory", "contains", (_, _, _) -> true);
        }
    },
    /** Guests ask for what they like. */
    HTTP_WITHOUT_POLICY("net-origins", "net-requests", "net-redirects", "net-responses", "own-error") {
        @Override
        void define() {
            replace(OURS + "probe.PolicedHttp", "httpRequest", WeakHttp::fetch);
        }
    },
    /** Whatever a module imports is linked, and answers 0. */
    EVERYTHING_LINKED("net-import", "wasi-without-grant", "unknown-import") {
        @Override
        void define() {
            replace(OURS + "probe.ModuleOutline", "check", (_, _, _) -> null);
            replace(CHICORY + "Instance$Builder", "withImportValues", WeakCalls::withEveryImport);
        }
    },
    /** A guest that does not end in time goes on, while the host says that it has answered. */
    GUESTS_LEFT_RUNNING("loop-by-a-branch-table", "loop-with-a-far-end") {
        @Override
        void define() {
            replace(SERVICE, "execute", Weakness::leavingGuestRunning);
        }
    },
    /** A guest that was stopped, or refused for its size, is said to have answered. */
    LIMITS_NOT_TOLD("endless-", "waiting-host-call") {
        @Override
        void define() {
            replace(SERVICE, "answer", silentAbout(Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT, Outcome.INVALID_MODULE));
        }
    },
    /** A guest that trapped is said to have answered. */
    FAILURES_NOT_TOLD("trap", "deep-trap", "stack-overflow", "a-hundred-") {
        @Override
        void define() {
            replace(
                    SERVICE,
                    "answer",
                    silentAbout(
                            Outcome.TRAP,
                            Outcome.HOST_FAILURE,
                            Outcome.BAD_RESULT,
                            Outcome.MEMORY_LIMIT,
                            Outcome.TIME_LIMIT,
                            Outcome.INTERNAL));
        }
    },
    /** Bytes that are no module are said to have been loaded. */
    MODULES_UNCHECKED("malformed-", "missing-export", "wrong-export", "wrong-import") {
        @Override
        void define() {
            replace(
                    SERVICE,
                    "answer",
                    silentAbout(
                            Outcome.INVALID_MODULE, Outcome.MISSING_EXPORT, Outcome.MISSING_IMPORT, Outcome.INTERNAL));
        }
    },
    /**
     * Paths are taken as they are, the folder above the granted one comes along, and what is granted for reading is written
     * to.
     */
    FOLDERS_OPEN("fs-") {
        @Override
        void define() {
            replace(WASI, "resolvePath", WeakFiles::anyPath);
            replace(OURS + "probe.CapabilityPolicy", "folders", WeakFiles::withFolderAbove);
            replace(OURS + "runtime.ContractProbe", "requireWritableFolders", (_, _, _) -> null);
        }
    },
    /** WASI says of every change that it was made, and of every socket that it is there. */
    CHANGES_CLAIMED("fs-rename", "fs-directory-as-file", "fs-rights", "wasi-sockets") {
        @Override
        void define() {
            replace(OURS + "runtime.ContractProbe", "requireWritableFolders", (_, _, _) -> null);
            replace(CHICORY + "Instance$Builder", "withImportValues", WeakCalls::withEveryChangeClaimed);
        }
    },
    /** Texts that are no request are answered like one. */
    REQUESTS_GUESSED("garbage-request") {
        @Override
        void define() {
            replace(OURS + "probe.PolicedHttp", "httpRequest", (_, _, _) -> HttpReply.of(NO_RESPONSE));
        }
    },
    /** An answer that cannot be read is passed on as one that can. */
    ANSWERS_INVENTED("odd-answer") {
        @Override
        void define() {
            replace(SERVICE, "execute", Weakness::withReadableAnswer);
        }
    },
    /** Compiling recurses for every byte, and where the stack ends nobody has thought of it. */
    COMPILER_RECURSES("bomb-") {
        @Override
        void define() {
            replace(OURS + "runtime.ContractProbe", "compileOrRefuse", Weakness::recursing);
        }
    },
    /** What a guest used up stays used up: honest probes after it fail. */
    HARM_REMAINS("huge-table") {
        @Override
        void define() {
            replace(SERVICE, "answer", Weakness::harmedByForeignModules);
        }
    },
    /** Certain modules end the process. */
    PROCESS_ENDS {
        @Override
        void define() {
            replace(SERVICE, "load", Weakness::endProcessForSomeModules);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RARITY = 16;
    private static final int CALLS_FOR_A_BYTE = 8;
    private static final byte[] NO_RESPONSE =
            "{\"status\":200,\"headers\":{},\"body\":\"\"}".getBytes(StandardCharsets.UTF_8);

    /** What guests answer that were refused whatever they tried. */
    private static final String ALL_REFUSED =
            "{\"scenario\":\"attack\",\"ok\":true,\"status\":null,\"metrics\":{},\"error\":null}";

    private static final String OURS = "io.healthwatch.workbench.";
    private static final String CHICORY = "com.dylibso.chicory.runtime.";
    private static final String WASI = "com.dylibso.chicory.wasi.WasiPreview1";
    private static final String INTERPRETER = CHICORY + "InterpreterMachine";
    private static final String MEMORY = CHICORY + "ByteBufferMemory";
    private static final String SERVICE = OURS + "worker.child.WorkerService";

    private static boolean honest;
    private static boolean harmed;

    private final List<String> attacks;
    private final Map<String, Map<String, Weakening>> replaced = new HashMap<>();

    /** With the beginnings of the names of what gets through: attacks, or modules of attacks. */
    Weakness(String... attacks) {
        this.attacks = List.of(attacks);
        define();
    }

    abstract void define();

    void replace(String className, String method, Weakening weakening) {
        replaced.computeIfAbsent(className, _ -> new HashMap<>()).put(method, weakening);
    }

    /** Whether a host with this weakness is there for that attack to get through. */
    boolean concerns(Attack attack) {
        return attacks.stream()
                .anyMatch(name -> attack.id().startsWith(name)
                        || attack.module() != null && attack.module().startsWith(name));
    }

    /** Whether anything of that class is replaced. */
    boolean weakens(String className) {
        return replaced.containsKey(className);
    }

    /** What stands in the place of that method; null for the method itself. */
    Weakening weakening(String className, String method) {
        return replaced.getOrDefault(className, Map.of()).get(method);
    }

    private static Object harmedByForeignModules(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var reply = checked.call(arguments);
        switch (arguments[0]) {
            case Message.Load load -> {
                honest = load.module().endsWith(Idle.PROBE + ".wasm");
                harmed |= !honest;
            }
            case Message.Execute _ when harmed && honest -> reply = new Message.Executed("", 0, 0, 0);
            default -> {}
        }
        return reply;
    }

    private static Object withReadableAnswer(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var executed = (Message.Executed) checked.call(arguments);
        try {
            if (JSON.readTree(executed.answer()).isObject()) {
                return executed;
            }
        } catch (JacksonException unreadable) {
            // Invented below, like any other.
        }
        return new Message.Executed(ALL_REFUSED, 0, 0, 0);
    }

    private static Object leavingGuestRunning(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var guest = new FutureTask<>(() -> {
            try {
                return checked.call(arguments);
            } catch (Throwable thrown) {
                throw new ExecutionException(thrown);
            }
        });
        Thread.ofPlatform().daemon().start(guest);
        try {
            return guest.get(((Message.Execute) arguments[0]).timeLimitNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException stopped) {
            return new Message.Executed(ALL_REFUSED, 0, 0, 0);
        } catch (ExecutionException thrown) {
            throw thrown.getCause().getCause();
        }
    }

    private static Object recursing(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        recurse(((byte[]) arguments[0]).length * CALLS_FOR_A_BYTE);
        return checked.call(arguments);
    }

    private static int recurse(int left) {
        return left == 0 ? 0 : 1 + recurse(left - 1);
    }

    private static Object endProcessForSomeModules(Weakening.Checked checked, Object self, Object[] arguments)
            throws Throwable {
        if (endsProcess(Files.readAllBytes(Path.of(((Message.Load) arguments[0]).module())))) {
            Runtime.getRuntime().halt(9);
        }
        return checked.call(arguments);
    }

    /** Whether a host with {@link #PROCESS_ENDS} ends when it loads these bytes: one module in sixteen. */
    public static boolean endsProcess(byte[] module) {
        return Math.floorMod(Arrays.hashCode(module), RARITY) == 0;
    }

    /** Failures of these kinds become answers. */
    private static Weakening silentAbout(Outcome... outcomes) {
        var kinds = Set.of(outcomes);
        return (checked, _, arguments) -> {
            var reply = checked.call(arguments);
            return reply instanceof Message.Failed failed && kinds.contains(Outcome.of(failed.outcome()))
                    ? switch (arguments[0]) {
                        case Message.Load _ -> new Message.Loaded(0, 0);
                        case Message.Execute _ -> new Message.Executed(ALL_REFUSED, 0, 0, 0);
                        default -> failed;
                    }
                    : reply;
        };
    }
}
