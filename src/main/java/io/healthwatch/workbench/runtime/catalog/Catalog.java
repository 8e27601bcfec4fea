package io.healthwatch.workbench.runtime.catalog;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variants, whether they are there, and how their workers are started. Safe for many threads. */
public final class Catalog {

    /**
     * The flags of every Java worker, fixed so that memory and times can be compared: a collector without
     * threads of its own, a heap that starts small and may hold two copies of the largest guest memory, no file for
     * other processes to watch, and a crash that is told on standard error instead of in files or between frames.
     */
    public static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx1g",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "--enable-native-access=ALL-UNNAMED");

    /** Libraries of Java variants, unpacked beforehand: their jars hold them too, and are what a bundle carries. */
    private static final String UNPACKED = "unpacked";

    /** The modules of the security assessment, which stand beside the languages' and are no probes. */
    private static final String ATTACKS = "attacks";

    /** What native runtimes need in Node: its name for {@link Home#installed}. */
    public static final String KOFFI = "koffi";

    private static final String WORKER_MAIN = "io.healthwatch.workbench.worker.child.WorkerMain";
    private static final String PROBES = "io.healthwatch.workbench.runtime.";
    private static final String ADAPTER = PROBES + "adapter.AdapterProbe";
    private static final List<Host> BOTH = List.of(Host.NODE, Host.JVM);
    private static final List<Host> NODE = List.of(Host.NODE);
    private static final List<Host> JVM = List.of(Host.JVM);

    private static final List<Variant> VARIANTS = List.of(
            wasmtime("cranelift", "Cranelift"),
            wasmtime("winch", "Winch"),
            wasmer("cranelift", "Cranelift"),
            wasmer("singlepass", "Singlepass"),
            new Variant("wasm3", "WASM3", "WASM3", "", BOTH, false, "MIT", "PyPI: pywasm3"),
            new Variant("node", "Node", "Node", "", NODE, false, "MIT", "Node on this machine"),
            new Variant(
                    "javet", "Node", "Node in a JVM (Javet)", "", JVM, false, "Apache-2.0",
                    "Maven Central: com.caoccao.javet:javet"),
            new Variant(
                    "wasmtime-java", "Wasmtime", "Wasmtime 7 (wasmtime-java)", "", JVM, false, "Apache-2.0",
                    "Maven Central: io.github.kawamuray.wasmtime:wasmtime-java"),
            graalwasm("graalwasm", "GraalWasm", ""),
            graalwasm("graalwasm-interpreter", "GraalWasm (interpreter)", "interpreter"),
            chicory("chicory", "Chicory (compiler)", "", "compiler"),
            chicory("chicory-interpreter", "Chicory (interpreter)", "interpreter", "runtime"),
            endive("endive", "Endive (compiler)", "", "compiler"),
            endive("endive-interpreter", "Endive (interpreter)", "interpreter", "runtime"),
            new Variant("native", "Native", "Native C", "", BOTH, true, "Apache-2.0", "this machine's C compiler"),
            new Variant("script", "Script", "Node script", "", NODE, true, "Apache-2.0", "Node on this machine"));

    /** How a Java variant is recognised: its probe's class, and the jar whose name tells its version. */
    private record JavaProbe(String probe, String jar) {}

    private static final Map<String, JavaProbe> JAVA_PROBES = Map.of(
            "javet", new JavaProbe("javet.JavetProbe", "javet"),
            "wasmtime-java", new JavaProbe("wasmtimejava.WasmtimeJavaProbe", "wasmtime-java"),
            "graalwasm", new JavaProbe("graalwasm.GraalWasmProbe", "wasm-language"),
            "graalwasm-interpreter", new JavaProbe("graalwasm.GraalWasmProbe", "wasm-language"),
            "chicory", new JavaProbe("chicory.ChicoryProbe", "runtime"),
            "chicory-interpreter", new JavaProbe("chicory.ChicoryProbe", "runtime"),
            "endive", new JavaProbe("endive.EndiveProbe", "runtime"),
            "endive-interpreter", new JavaProbe("endive.EndiveProbe", "runtime"));

    private final Home home;
    private volatile NodeProgram node;

    /** The variants of the workbench that lives there. */
    public Catalog(Home home) {
        this.home = home;
    }

    private static Variant wasmtime(String mode, String name) {
        return new Variant(
                "wasmtime-" + mode, "Wasmtime", "Wasmtime (" + name + ")", mode, BOTH, false,
                "Apache-2.0 WITH LLVM-exception", "PyPI: wasmtime");
    }

    private static Variant wasmer(String mode, String name) {
        return new Variant(
                "wasmer-" + mode, "Wasmer", "Wasmer (" + name + ")", mode, BOTH, false, "MIT", "crates.io: wasmer");
    }

    private static Variant graalwasm(String id, String title, String mode) {
        return new Variant(
                id, "GraalWasm", title, mode, JVM, false, "UPL-1.0", "Maven Central: org.graalvm.wasm:wasm-language");
    }

    private static Variant chicory(String id, String title, String mode, String artifact) {
        return new Variant(
                id, "Chicory", title, mode, JVM, false, "Apache-2.0",
                "Maven Central: com.dylibso.chicory:" + artifact);
    }

    private static Variant endive(String id, String title, String mode, String artifact) {
        return new Variant(
                id, "Endive", title, mode, JVM, false, "Apache-2.0", "Maven Central: run.endive:" + artifact);
    }

    /** All variants, in the order in which they are shown. */
    public List<Variant> variants() {
        return VARIANTS;
    }

    /** The variant of that name. */
    public Optional<Variant> find(String id) {
        return VARIANTS.stream().filter(variant -> variant.id().equals(id)).findFirst();
    }

    /** Looks whether a variant can be measured in a host: at its files and programs, each time anew but for Node. */
    public Availability availability(Variant variant, Host host) {
        if (!variant.hosts().contains(host)) {
            return Availability.missing(variant.title() + " does not run in a " + host.id() + " host.");
        }
        if (host == Host.NODE) {
            var problem = nodeProblem();
            if (!problem.isEmpty()) {
                return Availability.missing(problem);
            }
        }
        if (isAdapter(variant)) {
            return adapterAvailability(variant, host);
        }
        return host == Host.NODE
                ? Availability.of(node().version(), sizeOf(node().path()))
                : jarsAvailability(variant);
    }

    /** The version of the machine's Node; empty where there is none that works. */
    public String nodeVersion() {
        return node().version();
    }

    private NodeProgram node() {
        var found = node;
        if (found == null) {
            found = NodeProgram.find();
            node = found;
        }
        return found;
    }

    private String nodeProblem() {
        var worker = home.nodeWorker().resolve("worker.js");
        return Files.isRegularFile(worker) ? node().problem() : "The Node worker is missing: " + worker + ".";
    }

    private Availability adapterAvailability(Variant variant, Host host) {
        var folder = home.installed(folderName(variant));
        if (!Installation.isIn(folder)) {
            return Availability.missing(
                    (variant.baseline() ? "The native baseline" : variant.runtime() + "'s adapter")
                            + " is not installed. Install it by: workbench install " + variant.id());
        }
        if (host == Host.NODE && !Installation.isIn(home.installed(KOFFI))) {
            return Availability.missing("Native runtimes in Node need the binding koffi, which is not installed."
                    + " Install it by: workbench install " + KOFFI);
        }
        try {
            if (host == Host.NODE) {
                Installation.read(home.installed(KOFFI));
            }
            return Availability.of(Installation.read(folder).version(), sizeOf(folder));
        } catch (IOException damaged) {
            return Availability.missing(damaged.getMessage());
        }
    }

    private Availability jarsAvailability(Variant variant) {
        var folder = classPathFolder(variant);
        var jar = JAVA_PROBES.get(variant.id()).jar();
        var version = versionOf(folder, jar);
        if (version.isEmpty()) {
            return Availability.missing(
                    variant.title() + "'s jars are missing from " + folder + ". Build the workbench again.");
        }
        if (variant.id().equals("javet") && versionOf(folder, "javet-node-" + javetPlatform()).isEmpty()) {
            return Availability.missing("Javet has no Node for this platform (" + javetPlatform() + ").");
        }
        return Availability.of(version, sizeOf(folder));
    }

    private static String javetPlatform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var name = system.contains("mac") ? "macos" : system.contains("windows") ? "windows" : "linux";
        return name + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64");
    }

    /** The version in the name of the jar {@code <name>-<version>.jar}; empty where there is none. */
    private static String versionOf(Path folder, String name) {
        return Home.list(folder)
                .map(path -> path.getFileName().toString())
                .filter(file -> file.matches("\\Q" + name + "\\E-\\d.*\\.jar"))
                .map(file -> file.substring(name.length() + 1, file.length() - ".jar".length()))
                .findFirst()
                .orElse("");
    }

    private static long sizeOf(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }

    /** The folder of the jars that a Java variant needs: its class path, and what a bundle of it carries. */
    public Path classPathFolder(Variant variant) {
        return home.runtimes().resolve(variant.id());
    }

    private static boolean isAdapter(Variant variant) {
        return variant.hosts().size() > 1;
    }

    private static String folderName(Variant variant) {
        return variant.runtime().toLowerCase(Locale.ROOT);
    }

    /** What has to be installed for a variant in a host: names for {@link Home#installed}; none for many. */
    public List<String> installations(Variant variant, Host host) {
        if (!isAdapter(variant)) {
            return List.of();
        }
        return host == Host.NODE ? List.of(KOFFI, folderName(variant)) : List.of(folderName(variant));
    }

    /**
     * How a variant's worker is started.
     *
     * @throws IllegalArgumentException when the variant cannot live in that host
     * @throws IllegalStateException when the variant needs a binding that is not installed
     */
    public WorkerCommand command(Variant variant, Host host) {
        requireHost(variant, host);
        return host == Host.NODE ? nodeCommand(variant) : jvmCommand(variant, "");
    }

    /**
     * The same for a worker that is not measured and whose guests may use WASI: a library that the variant needs for it
     * is on the class path, too.
     */
    public WorkerCommand commandWithWasi(Variant variant, Host host) {
        requireHost(variant, host);
        return host == Host.NODE ? nodeCommand(variant) : jvmCommand(variant, jars(home.wasiLibraries(variant.id())));
    }

    private WorkerCommand nodeCommand(Variant variant) {
        var command = new ArrayList<String>();
        command.add(node().path() == null ? "node" : node().path().toString());
        command.addAll(List.of("--expose-gc", home.nodeWorker().resolve("worker.js").toString()));
        if (isAdapter(variant)) {
            command.add(installedLibrary(KOFFI));
        }
        return new WorkerCommand(List.copyOf(command), Host.NODE.id());
    }

    private WorkerCommand jvmCommand(Variant variant, String wasiJars) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.addAll(flags(variant));
        var jars = isAdapter(variant) ? "" : jars(classPathFolder(variant));
        var classPath = Stream.of(home.workerClassPath(), jars, wasiJars)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, WORKER_MAIN));
        return new WorkerCommand(List.copyOf(command), Host.JVM.id());
    }

    /** What a variant needs beyond {@link #JVM_FLAGS}. */
    private List<String> flags(Variant variant) {
        var folder = classPathFolder(variant);
        return switch (variant.id()) {
            case "graalwasm" -> List.of(
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+EnableJVMCI",
                    "--upgrade-module-path=" + jars(folder.resolve("modules")),
                    "--sun-misc-unsafe-memory-access=allow");
            case "graalwasm-interpreter" -> List.of(
                    "--sun-misc-unsafe-memory-access=allow", "-Dpolyglot.engine.WarnInterpreterOnly=false");
            case "wasmtime-java", "javet" -> List.of("-Djava.library.path=" + home.runtimes().resolve(UNPACKED));
            default -> List.of();
        };
    }

    private static String jars(Path folder) {
        return Home.list(folder)
                .map(Path::toString)
                .filter(path -> path.endsWith(".jar"))
                .sorted()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * What a variant's worker is told to set up. A baseline gets no stack limit: nothing there could enforce it.
     *
     * @throws IllegalArgumentException when the variant cannot live in that host
     * @throws IllegalStateException when the variant is an adapter that is not installed
     */
    public Message.Open open(Variant variant, Host host, ProbeLimits limits) {
        requireHost(variant, host);
        return new Message.Open(
                worked(variant, host),
                variant.mode(),
                isAdapter(variant) ? installedLibrary(folderName(variant)) : "",
                limits.memoryBytes(),
                variant.baseline() ? 0 : limits.stackBytes(),
                limits.interruptible());
    }

    private static String worked(Variant variant, Host host) {
        if (isAdapter(variant)) {
            return host == Host.NODE ? "adapter" : ADAPTER;
        }
        if (host == Host.NODE) {
            return variant.baseline() ? "script" : "v8";
        }
        return PROBES + JAVA_PROBES.get(variant.id()).probe();
    }

    private String installedLibrary(String name) {
        try {
            return Installation.read(home.installed(name)).library().toString();
        } catch (IOException missing) {
            throw new IllegalStateException(name + " is not installed.", missing);
        }
    }

    private static void requireHost(Variant variant, Host host) {
        if (!variant.hosts().contains(host)) {
            throw new IllegalArgumentException(variant.id() + " does not run in a " + host.id() + " host");
        }
    }

    /** The languages in which a variant has probes, by name. */
    public List<String> languages(Variant variant) {
        return switch (variant.id()) {
            case "native" -> List.of("c");
            case "script" -> List.of("javascript");
            default -> Home.folders(home.probes().resolve("dist")).stream()
                    .filter(folder -> !folder.equals(ATTACKS))
                    .toList();
        };
    }

    /** The file that a variant loads for a scenario; empty where there is none. */
    public Optional<Path> module(Variant variant, String language, String scenario) {
        if (!languages(variant).contains(language)) {
            return Optional.empty();
        }
        var file = switch (variant.id()) {
            case "native" -> home.installed("native").resolve("probes").resolve(scenario + ".so");
            case "script" -> home.nodeWorker().resolve("script").resolve(scenario + ".js");
            default -> home.probes().resolve("dist").resolve(language).resolve(scenario + ".wasm");
        };
        return Optional.of(file).filter(Files::isRegularFile);
    }
}
