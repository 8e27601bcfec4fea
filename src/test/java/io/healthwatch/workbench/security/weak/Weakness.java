package io.healthwatch.workbench.security.weak;

import static io.healthwatch.workbench.security.weak.WeakMemory.servedIfOutside;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.evaluation.Idle;
import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.HostFunctions.HttpReply;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a host may get wrong, each as the checks that it lacks. The worker is the product's own with Chicory's interpreter;
 * what a weakness names in the two of them is replaced as it is loaded.
 */
public enum Weakness {
    /** Accesses outside of the memory are served from inside, and addresses keep bits beyond the 32nd. */
    MEMORY_WITHOUT_BOUNDS(ChecklistItem.MEMORY) {
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
    MEMORY_NOT_WIPED(ChecklistItem.MEMORY) {
        @Override
        void define() {
            replace(MEMORY, "initialize", WeakMemory::initializeOverRemains);
            replace(MEMORY, "grow", WeakMemory::growOverRemains);
        }
    },
    /** A module gets as much memory as it asks for. */
    MEMORY_WITHOUT_LIMIT(ChecklistItem.MEMORY, ChecklistItem.CPU) {
        @Override
        void define() {
            replace(OURS + "probe.ModuleOutline", "withMemoryLimit", WeakMemory::unlimited);
        }
    },
    /** Indirect calls go somewhere, whatever the table holds and of whatever type. */
    CALLS_UNCHECKED(ChecklistItem.MEMORY) {
        @Override
        void define() {
            replace(INTERPRETER, "verifyIndirectCallByTypeIdx", (_, _, _) -> null);
            replace(CHICORY + "TableInstance", "requiredRef", WeakCalls::someFunction);
            replace(CHICORY + "TableInstance", "instance", (_, _, _) -> null);
        }
    },
    /** The places that a guest names are taken for right. */
    POINTERS_BELIEVED(ChecklistItem.MEMORY) {
        @Override
        void define() {
            replace(OURS + "runtime.GuestMemory", "contains", (_, _, _) -> true);
        }
    },
    /** Guests ask for what they like. */
    HTTP_WITHOUT_POLICY(ChecklistItem.NETWORK, ChecklistItem.BOUNDARIES) {
        @Override
        void define() {
            replace(OURS + "probe.PolicedHttp", "httpRequest", WeakHttp::fetch);
        }
    },
    /** Whatever a module imports is linked, and answers 0. */
    EVERYTHING_LINKED(ChecklistItem.NETWORK, ChecklistItem.BOUNDARIES) {
        @Override
        void define() {
            replace(OURS + "probe.ModuleOutline", "check", (_, _, _) -> null);
            replace(CHICORY + "Instance$Builder", "withImportValues", WeakCalls::withEveryImport);
        }
    },
    /** A guest that was stopped, or refused for its size, is said to have answered. */
    LIMITS_NOT_TOLD(ChecklistItem.CPU) {
        @Override
        void define() {
            replace(SERVICE, "answer", silentAbout(Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT, Outcome.INVALID_MODULE));
        }
    },
    /** A guest that trapped is said to have answered. */
    FAILURES_NOT_TOLD(ChecklistItem.BOUNDARIES) {
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
    MODULES_UNCHECKED(ChecklistItem.BOUNDARIES, ChecklistItem.CPU) {
        @Override
        void define() {
            replace(
                    SERVICE,
                    "answer",
                    silentAbout(
                            Outcome.INVALID_MODULE, Outcome.MISSING_EXPORT, Outcome.MISSING_IMPORT, Outcome.INTERNAL));
        }
    },
    /** Paths are taken as they are, the root of the file system comes along, and what is granted for reading is written to. */
    FOLDERS_OPEN(ChecklistItem.FILESYSTEM) {
        @Override
        void define() {
            replace(WASI, "resolvePath", WeakFiles::anyPath);
            replace(OURS + "probe.CapabilityPolicy", "folders", WeakFiles::withRoot);
            replace(OURS + "runtime.ContractProbe", "requireWritableFolders", (_, _, _) -> null);
        }
    },
    /** WASI says of every change that it was made, and of every socket that it is there. */
    CHANGES_CLAIMED(ChecklistItem.FILESYSTEM, ChecklistItem.NETWORK) {
        @Override
        void define() {
            replace(OURS + "runtime.ContractProbe", "requireWritableFolders", (_, _, _) -> null);
            replace(CHICORY + "Instance$Builder", "withImportValues", WeakCalls::withEveryChangeClaimed);
        }
    },
    /** Guests use up the descriptors that the host needs. */
    DESCRIPTORS_SHARED(ChecklistItem.FILESYSTEM) {
        @Override
        void define() {
            replace(OURS + "runtime.ContractProbe", "requireWritableFolders", (_, _, _) -> null);
            replace(OURS + "probe.PolicedHttp", "httpRequest", (_, _, _) -> HttpReply.failed(HostFunctions.IO_FAILURE));
        }
    },
    /** What a guest used up stays used up: honest probes after it fail. */
    HARM_REMAINS(ChecklistItem.CPU, ChecklistItem.BOUNDARIES) {
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

    private static final int RARITY = 16;

    private static final String OURS = "io.healthwatch.workbench.";
    private static final String CHICORY = "com.dylibso.chicory.runtime.";
    private static final String WASI = "com.dylibso.chicory.wasi.WasiPreview1";
    private static final String INTERPRETER = CHICORY + "InterpreterMachine";
    private static final String MEMORY = CHICORY + "ByteBufferMemory";
    private static final String SERVICE = OURS + "worker.child.WorkerService";

    private static boolean honest;
    private static boolean harmed;

    private final Set<ChecklistItem> items;
    private final Map<String, Map<String, Weakening>> replaced = new HashMap<>();

    Weakness(ChecklistItem... items) {
        this.items = EnumSet.noneOf(ChecklistItem.class);
        this.items.addAll(Set.of(items));
        define();
    }

    abstract void define();

    void replace(String className, String method, Weakening weakening) {
        replaced.computeIfAbsent(className, _ -> new HashMap<>()).put(method, weakening);
    }

    /** Whether a host with this weakness breaks that item's promise. */
    boolean concerns(ChecklistItem item) {
        return items.contains(item);
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
                        case Message.Execute _ -> new Message.Executed("", 0, 0, 0);
                        default -> failed;
                    }
                    : reply;
        };
    }
}
