package io.healthwatch.workbench.quality;

import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.installation.SetupRecord;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What this machine shows of a product: the setup record, packages that are here, and our own code for it. */
final class LocalEvidence {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|dll|jnilib)");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^PROBE_HOST_API\\b.*\\bprobe_host_\\w+\\(");
    private static final Set<String> ORDINARY_TOOLS = Set.of("cc", "python3", "node", "npm");

    private final Home home;
    private final Catalog catalog;
    private final Product product;
    private final List<Variant> variants;
    private final List<Evidence> found = new ArrayList<>();

    private LocalEvidence(Home home, Catalog catalog, Product product) {
        this.home = home;
        this.catalog = catalog;
        this.product = product;
        this.variants = product.variants().stream()
                .map(id -> catalog.find(id).orElseThrow())
                .toList();
    }

    /**
     * Looks at everything; reads files, so that it is not for the FX thread.
     *
     * @throws IOException when a file that is there cannot be read
     */
    static List<Evidence> of(Home home, Catalog catalog, Product product) throws IOException {
        var evidence = new LocalEvidence(home, catalog, product);
        try {
            evidence.look();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return List.copyOf(evidence.found);
    }

    private void look() throws IOException {
        switch (product.delivery()) {
            case PART_OF_NODE -> partOfNode();
            case JARS -> jars();
            case BINARY, SOURCES -> installed();
        }
        binding();
    }

    private void add(String row, String key, double value, String unit, String text, String source) {
        found.add(new Evidence(product.id(), row, key, value, unit, text, Evidence.OBSERVED, source, ""));
    }

    private void partOfNode() {
        var version = catalog.nodeVersion();
        if (version.isEmpty()) {
            return;
        }
        add(
                Suggestions.SETUP, "found", 1, "", "Node " + version + " is on this machine; nothing else is needed.",
                "Node on this machine");
        var program = Path.of(catalog.command(variants.getFirst(), Host.NODE).command().getFirst());
        var prefix = program.toAbsolutePath().getParent().resolveSibling("include").resolve("node");
        documents(files(prefix), "Node's headers on this machine");
    }

    private void jars() throws IOException {
        var names = new ArrayList<String>();
        var platforms = new TreeSet<String>();
        var jars = 0;
        var bytes = 0L;
        for (var variant : variants) {
            for (var jar : files(catalog.classPathFolder(variant)).stream()
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList()) {
                jars++;
                bytes += Files.size(jar);
                try (var zip = new ZipFile(jar.toFile())) {
                    zip.stream().map(entry -> entry.getName()).forEach(names::add);
                }
            }
            options(variant);
        }
        if (jars == 0) {
            return;
        }
        add(
                Suggestions.SETUP, "found", jars, "jars",
                String.format(Locale.ROOT, "%d jars of all its modes, %.1f MB, come by Maven with the workbench.", jars, bytes / 1e6),
                variants.getFirst().source());
        documents(names.stream().map(Path::of).toList(), "the jars of its class path");
        names.stream().filter(NATIVE.asMatchPredicate()).map(LocalEvidence::platform).forEach(platforms::add);
        platforms.remove("");
        platforms(platforms, names.stream().noneMatch(NATIVE.asMatchPredicate()));
    }

    private void platforms(Set<String> platforms, boolean portable) {
        if (portable) {
            add(
                    Suggestions.PLATFORMS, "platforms", Suggestions.ALL_PLATFORMS, "of 6 platforms",
                    "Its jars hold no native library: the same files run wherever a JVM does.",
                    "the jars of its class path");
        } else {
            add(
                    Suggestions.PLATFORMS, "platforms", platforms.size(), "of 6 platforms",
                    "Its jars hold native libraries for " + String.join(", ", platforms) + ".",
                    "the jars of its class path");
        }
    }

    /** One of the six platforms, from the name of a native library; empty for others. */
    static String platform(String name) {
        var words = name.toLowerCase(Locale.ROOT);
        var system = words.contains("windows") || words.endsWith(".dll")
                ? "windows"
                : words.contains("darwin") || words.contains("macos") || words.endsWith("lib") ? "macos" : "linux";
        var arm = words.contains("aarch64") || words.contains("arm64");
        var x64 = words.contains("amd64") || words.contains("x86_64");
        return arm ? system + "-arm64" : x64 ? system + "-x64" : "";
    }

    /** Options of the virtual machine beyond those of every worker; properties can be set in code, and do not count. */
    private void options(Variant variant) {
        if (!variant.hosts().contains(Host.JVM)) {
            return;
        }
        var options = catalog.command(variant, Host.JVM).command().stream()
                .takeWhile(Predicate.not("-cp"::equals))
                .filter(word -> word.startsWith("-") && !word.startsWith("-D"))
                .filter(word -> !Catalog.JVM_FLAGS.contains(word))
                .map(word -> word.replaceFirst("=.*", ""))
                .toList();
        if (!options.isEmpty()) {
            add(
                    Suggestions.SETUP, "host-options", options.size(), "options",
                    variant.title() + " needs the JVM to be started with " + String.join(" ", options) + ".",
                    "the catalog of runtimes");
        }
    }

    private void installed() throws IOException {
        var takes = new Installer(home, catalog).installables().stream()
                .filter(installable -> installable.name().equals(product.id()))
                .findFirst()
                .orElseThrow(() -> new IOException("There is no installer of " + product.title() + "."));
        var further = takes.tools().stream()
                .filter(tool -> !ORDINARY_TOOLS.contains(tool))
                .toList();
        var installer = "installers/runtimes/" + product.id();
        for (var row : List.of(Suggestions.SETUP, Suggestions.PLATFORMS)) {
            add(
                    row, "further-build-tools", further.size(), "tools",
                    "Installing takes " + String.join(", ", takes.tools()) + ".", installer);
        }
        add(
                Suggestions.SETUP, "download", takes.downloadMegabytes(), "MB",
                String.format(Locale.ROOT, "It downloads about %.1f MB.", takes.downloadMegabytes()), installer);
        if (product.delivery() == Product.Delivery.SOURCES) {
            add(
                    Suggestions.PLATFORMS, "platforms", 0, "of 6 platforms",
                    "Its registry has sources: the engine is built for each platform.", variants.getFirst().source());
        }
        attempts();
        documents(files(home.installed(product.id())), "what is installed");
    }

    private void attempts() throws IOException {
        var all = new SetupRecord(home).attempts();
        var own = all.stream()
                .filter(attempt -> attempt.action().equals(Attempt.INSTALL) && attempt.subject().equals(product.id()))
                .filter(attempt -> attempt.outcome() != Attempt.Outcome.CANCELLED)
                .toList();
        if (!own.isEmpty()) {
            var last = own.getLast();
            var on = "the setup record, " + last.when();
            add(
                    Suggestions.SETUP, "last-attempt-succeeded", last.succeeded() ? 1 : 0, "",
                    last.succeeded() ? "The last installation succeeded." : "The last installation failed: " + last.message(),
                    on);
            var failed = own.stream().filter(Predicate.not(Attempt::succeeded)).count();
            add(
                    Suggestions.SETUP, "failures", failed, "failures",
                    failed + " of " + own.size() + " installations failed on this machine.", "the setup record");
            own.stream().filter(Attempt::succeeded).max((one, other) -> Double.compare(one.seconds(), other.seconds()))
                    .ifPresent(longest -> {
                        add(
                                Suggestions.SETUP, "install-seconds", longest.seconds(), "s",
                                String.format(
                                        Locale.ROOT, "The longest installation took %.1f s in %d steps.", longest.seconds(),
                                        longest.steps().size()),
                                "the setup record, " + longest.when());
                        add(
                                Suggestions.SETUP, "installed-bytes", longest.bytes(), "bytes",
                                String.format(Locale.ROOT, "It left %.1f MB.", longest.bytes() / 1e6),
                                "the setup record, " + longest.when());
                    });
        }
        for (var name : product.packages()) {
            all.stream()
                    .filter(attempt -> attempt.action().equals(Attempt.SEED_LINE)
                            && attempt.subject().equals("npm install " + name.name()))
                    .reduce((_, later) -> later)
                    .ifPresent(attempt -> add(
                            Suggestions.SETUP, "request-line-succeeded", attempt.succeeded() ? 1 : 0, "",
                            attempt.subject() + (attempt.succeeded() ? " worked." : " failed. " + attempt.message()),
                            "the setup record, " + attempt.when()));
        }
    }

    private void documents(List<Path> files, String source) {
        var kinds = new TreeMap<String, Integer>();
        for (var file : files) {
            var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (name.startsWith("readme")) {
                kinds.merge("READMEs", 1, Integer::sum);
            } else if (name.endsWith(".h")) {
                kinds.merge("headers", 1, Integer::sum);
            } else if (name.endsWith(".d.ts")) {
                kinds.merge("type declarations", 1, Integer::sum);
            } else if (file.toString().contains("example")) {
                kinds.merge("examples", 1, Integer::sum);
            }
        }
        for (var kind : List.of("READMEs", "headers", "type declarations", "examples")) {
            var count = kinds.getOrDefault(kind, 0);
            add(
                    Suggestions.DOCUMENTATION, "carried-" + kind.replace(' ', '-').toLowerCase(Locale.ROOT), count, "files",
                    (count == 0 ? "No " : count + " ") + kind + " in " + source + ".", source);
        }
    }

    private void binding() throws IOException {
        var inNode = variants.stream().anyMatch(variant -> variant.hosts().contains(Host.NODE));
        add(
                Suggestions.BINDING, "lives-in-node", inNode ? 1 : 0, "",
                inNode ? "It runs in Node's process." : "It needs a JVM and cannot run in Node's process.",
                "the catalog of runtimes");
        if (!inNode) {
            return;
        }
        var node = home.nodeWorker();
        if (product.delivery() == Product.Delivery.PART_OF_NODE) {
            lines("binding-lines", "Our JavaScript for it has %d lines.", List.of(node.resolve("guest/v8.js"), node.resolve("wasm")));
            return;
        }
        lines(
                "binding-lines", "Our JavaScript for native runtimes has %d lines.",
                List.of(node.resolve("adapter"), node.resolve("guest/adapter.js")));
        var sources = home.nativeSources();
        lines(
                "adapter-lines", "Our adapter for it has %d lines, what all adapters share included.",
                List.of(sources.resolve(product.id()), sources.resolve("common"), sources.resolve("sandbox")));
        var header = sources.resolve("probe_host.h");
        var functions = EXPORTED.matcher(Files.readString(header)).results().count();
        add(
                Suggestions.BINDING, "adapter-functions", functions, "functions",
                "Node calls it through " + functions + " functions.", header.getFileName().toString());
    }

    private void lines(String key, String text, List<Path> places) throws IOException {
        var lines = 0L;
        for (var place : places) {
            for (var file : files(place)) {
                if (file.toString().matches(".*\\.(js|c|h|rs)") && !file.toString().contains("stubs")) {
                    try (var read = Files.lines(file)) {
                        lines += read.filter(Predicate.not(String::isBlank)).count();
                    }
                }
            }
        }
        add(
                Suggestions.BINDING, key, lines, "lines", String.format(Locale.ROOT, text, lines),
                "the workbench's sources, empty lines left out");
    }

    private static List<Path> files(Path place) {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
