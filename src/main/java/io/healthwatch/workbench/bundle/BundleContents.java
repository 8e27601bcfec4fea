package io.healthwatch.workbench.bundle;

import io.healthwatch.workbench.bundle.BundleFile.Treatment;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Installation;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files that a bundle carries besides a JVM, in the order of their names. Their sources may lie in a jar, which
 * stays open until this is closed.
 *
 * <ul>
 *   <li>{@code extension/worker}: the worker
 *   <li>{@code extension/lib}: jars of a Java host, {@code extension/lib/modules} those that upgrade its modules
 *   <li>{@code extension/runtime}: native libraries
 *   <li>{@code extension/node_modules}: Node's binding
 * </ul>
 */
final class BundleContents implements Closeable {

    /** Where the worker is. */
    static final String WORKER = "extension/worker/";

    private static final String ROOT = "extension/";
    private static final String OURS = "io/healthwatch/workbench/";
    private static final Predicate<String> NATIVE = name -> name.matches(".*\\.(so|dylib|jnilib|dll|node)");

    private final Home home;
    private final List<BundleFile> files = new ArrayList<>();
    private FileSystem openJar;

    private BundleContents(Home home) {
        this.home = home;
    }

    /**
     * Gathers what a variant needs in a host.
     *
     * @throws IOException when something cannot be read
     */
    static BundleContents of(Home home, Catalog catalog, Variant variant, Host host) throws IOException {
        var contents = new BundleContents(home);
        var open = catalog.open(variant, host, ProbeLimits.STANDARD);
        if (host == Host.NODE) {
            contents.addNodeWorker(open.runtime());
        } else {
            contents.addJavaWorker(open.runtime());
        }
        var needed = catalog.installations(variant, host);
        if (needed.isEmpty()) {
            contents.addClassPath(catalog.classPathFolder(variant), host);
        }
        for (var name : needed) {
            if (name.equals(Catalog.KOFFI)) {
                contents.addKoffi(home.installed(name));
            } else {
                contents.addAdapter(home.installed(name), variant.baseline());
            }
        }
        contents.files.sort(Comparator.comparing(BundleFile::name));
        return contents;
    }

    List<BundleFile> files() {
        return files;
    }

    private void add(String name, BundlePart part, Path source, Treatment treatment) {
        files.add(new BundleFile(ROOT + name, part, source, treatment));
    }

    /** The worker without the kinds of guest that it does not host; scripts are probes. */
    private void addNodeWorker(String kind) throws IOException {
        var foreign = switch (kind) {
            case "adapter" -> "(script|wasm)/.*|guest/(v8|script|guest-calls)\\.js";
            case "v8" -> "(script|adapter)/.*|guest/(adapter|script)\\.js";
            default -> "(script|adapter|wasm)/.*|guest/(adapter|v8|guest-calls)\\.js";
        };
        var folder = home.nodeWorker();
        for (var file : filesBelow(folder)) {
            var name = relative(folder, file);
            if (!name.matches(foreign)) {
                add("worker/" + name, BundlePart.GLUE, file, Treatment.AS_IS);
            }
        }
    }

    private void addJavaWorker(String probe) throws IOException {
        var parts = home.workerParts();
        var classes = parts.getFirst();
        if (Files.isRegularFile(classes)) {
            openJar = FileSystems.newFileSystem(classes);
            classes = openJar.getPath("/");
        }
        var ownPackage = probe.substring(0, probe.lastIndexOf('.')).replace('.', '/');
        var needed = OURS + "(probe|worker/child|worker/protocol|runtime)/[^/]+|" + ownPackage + "/.*";
        for (var file : filesBelow(classes)) {
            var name = relative(classes, file);
            if (name.matches(needed)) {
                add("worker/" + name, BundlePart.GLUE, file, Treatment.AS_IS);
            }
        }
        for (var jar : parts.subList(1, parts.size())) {
            add("lib/" + jar.getFileName(), BundlePart.GLUE, jar, Treatment.AS_IS);
        }
    }

    private void addClassPath(Path folder, Host host) throws IOException {
        if (host == Host.NODE) {
            return;
        }
        var all = filesBelow(folder);
        var libraries = all.stream().anyMatch(file -> NATIVE.test(file.toString()));
        for (var file : all) {
            var name = relative(folder, file);
            if (NATIVE.test(name)) {
                add("runtime/" + name, BundlePart.ENGINE, file, Treatment.STRIPPED);
            } else {
                add(
                        "lib/" + name,
                        BundlePart.ENGINE,
                        file,
                        libraries ? Treatment.WITHOUT_LIBRARIES : Treatment.AS_IS);
            }
        }
    }

    /** Where the adapter holds its engine, there is an engine only; a baseline has none. Its probes are not counted. */
    private void addAdapter(Path folder, boolean baseline) throws IOException {
        var installation = Installation.read(folder);
        var alone = installation.engine().isEmpty() && !baseline;
        for (var file : filesBelow(folder)) {
            var name = relative(folder, file);
            if (name.equals("installation.json") || name.startsWith("probes/")) {
                continue;
            }
            var part = file.equals(installation.library()) && !alone ? BundlePart.ADAPTER : BundlePart.ENGINE;
            add("runtime/" + name, part, file, NATIVE.test(name) ? Treatment.STRIPPED : Treatment.AS_IS);
        }
    }

    /** What runs of it, with its licence: neither its sources nor its documents, and the library of one platform. */
    private void addKoffi(Path folder) throws IOException {
        var modules = folder.resolve("node_modules");
        var otherSystem = isMusl() ? "/linux_" : "/musl_";
        for (var file : filesBelow(modules)) {
            var name = relative(modules, file);
            var needed = name.startsWith("koffi/")
                    ? name.matches(".*/(package\\.json|LICENSE\\.txt|index\\.cjs|static\\.cjs|trampolines\\.cjs)")
                            && !name.startsWith("koffi/vendor/")
                    : name.startsWith("@koromix/") && !name.endsWith(".md") && !name.contains(otherSystem);
            if (needed) {
                add(
                        "node_modules/" + name,
                        BundlePart.BINDING,
                        file,
                        NATIVE.test(name) ? Treatment.STRIPPED : Treatment.AS_IS);
            }
        }
    }

    private static boolean isMusl() throws IOException {
        if (!Files.isDirectory(Path.of("/lib"))) {
            return false;
        }
        try (var libraries = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return libraries.iterator().hasNext();
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public void close() throws IOException {
        if (openJar != null) {
            openJar.close();
        }
    }
}
