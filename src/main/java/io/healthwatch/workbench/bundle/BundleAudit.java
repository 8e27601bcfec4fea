package io.healthwatch.workbench.bundle;

import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs what a .vsix would carry, by building it in a temporary folder. That takes a second for Node and several for a
 * JVM; what was weighed before is remembered by the content of its files. Not thread-safe; never to be used while
 * something is measured.
 */
public final class BundleAudit implements AutoCloseable {

    private final Home home;
    private final Catalog catalog;
    private final KnownWeights known;
    private Path folder;
    private JavaImages images;
    private Treatments treatments;

    /** Weighs the variants of this workbench. */
    public BundleAudit(Home home, Catalog catalog) {
        this.home = home;
        this.catalog = catalog;
        this.known = new KnownWeights(home.userData().resolve("bundles.json"));
    }

    /**
     * Weighs a variant in a host, for this machine's platform.
     *
     * @throws IOException when it is not available, or cannot be built here; the message says why
     */
    public BundleWeight weigh(Variant variant, Host host) throws IOException {
        requireAvailable(variant, host);
        prepare();
        try (var contents = BundleContents.of(home, catalog, variant, host)) {
            var key = known.key(
                    contents.files(),
                    List.of(treatments.note(), host == Host.JVM ? JavaImages.identity() : "", platform()));
            var before = known.find(key);
            if (before.isPresent()) {
                var weight = before.get();
                // Two variants may be made of the same files, as two modes of one engine are.
                return new BundleWeight(
                        variant.id(), host.id(), weight.platform(), weight.bytes(), weight.parts(), weight.note());
            }
            var archive = Files.createTempFile(folder, "bundle", ".zip");
            var weight = build(variant, host, contents, archive);
            Files.delete(archive);
            known.add(key, weight);
            return weight;
        }
    }

    /** Builds an archive at a place and weighs it. */
    BundleWeight build(Variant variant, Host host, Path archive) throws IOException {
        requireAvailable(variant, host);
        prepare();
        try (var contents = BundleContents.of(home, catalog, variant, host)) {
            return build(variant, host, contents, archive);
        }
    }

    private void requireAvailable(Variant variant, Host host) throws IOException {
        var available = catalog.availability(variant, host);
        if (!available.available()) {
            throw new IOException(available.reason());
        }
    }

    private void prepare() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("bundle");
            images = new JavaImages(folder);
            treatments = new Treatments(folder);
        }
    }

    private BundleWeight build(Variant variant, Host host, BundleContents contents, Path archive) throws IOException {
        var note = new ArrayList<>(List.of(treatments.note()));
        Map<BundlePart, Long> parts;
        try (var zip = new BundleArchive(archive)) {
            for (var file : contents.files()) {
                zip.add(file.name(), file.part(), treatments.apply(file));
            }
            if (host == Host.JVM) {
                var modules = modules(contents.files());
                addImage(zip, images.image(modules));
                note.add("The JVM is linked of " + String.join(", ", modules) + ".");
            }
            parts = zip.finish();
        }
        var named = new LinkedHashMap<String, Long>();
        parts.forEach((part, bytes) -> named.put(part.id(), bytes));
        return new BundleWeight(
                variant.id(), host.id(), platform(), Files.size(archive), named, String.join(" ", note));
    }

    private Set<String> modules(List<BundleFile> files) throws IOException {
        var classes = new ArrayList<Path>();
        var modules = new ArrayList<Path>();
        // Only the worker's classes that the bundle carries count.
        var own = Files.createTempDirectory(folder, "classes");
        for (var file : files) {
            if (file.name().endsWith(".jar")) {
                classes.add(file.source());
                if (file.name().contains("/modules/")) {
                    modules.add(file.source());
                }
            } else if (file.name().endsWith(".class")) {
                var copy = own.resolve(file.name().substring(BundleContents.WORKER.length()));
                Files.createDirectories(copy.getParent());
                Files.copy(file.source(), copy);
            }
        }
        classes.add(own);
        return images.modules(classes, modules);
    }

    private static void addImage(BundleArchive zip, Path image) throws IOException {
        List<Path> files;
        try (var found = Files.walk(image)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            var name = image.relativize(file).toString().replace('\\', '/');
            zip.add("extension/jvm/" + name, BundlePart.JVM, file);
        }
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** Removes what was made on the way. */
    @Override
    public void close() throws IOException {
        if (folder != null) {
            Folders.delete(folder);
            folder = null;
        }
    }
}
