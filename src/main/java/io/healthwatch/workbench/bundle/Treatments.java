package io.healthwatch.workbench.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What becomes of files on their way into an archive. */
final class Treatments {

    private static final String LIBRARY_IN_JAR = ".*\\.(so|dylib|jnilib|dll)|.*\\.so\\.[\\d.]+";

    private final Path folder;
    private final Optional<Tool> strip = Tool.onPath("strip");
    private int made;

    /** Treated copies are made in this folder. */
    Treatments(Path folder) {
        this.folder = folder;
    }

    /** How native libraries are treated here, in words. */
    String note() {
        return strip.isPresent()
                ? "Native libraries are stripped."
                : "Native libraries are as they came: there is no strip on this machine.";
    }

    /** The file as it goes into the archive. */
    Path apply(BundleFile file) throws IOException {
        return switch (file.treatment()) {
            case AS_IS -> file.source();
            case STRIPPED -> stripped(file.source());
            case WITHOUT_LIBRARIES -> file.name().endsWith(".jar") ? withoutLibraries(file.source()) : file.source();
        };
    }

    private Path next() {
        return folder.resolve("treated-" + made++);
    }

    private Path stripped(Path library) throws IOException {
        if (strip.isEmpty()) {
            return library;
        }
        var copy = next();
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        try {
            strip.get().run(List.of(mac ? "-x" : "--strip-unneeded", "-o", copy.toString(), library.toString()));
            return copy;
        } catch (IOException notItsFormat) {
            return library;
        }
    }

    private Path withoutLibraries(Path jar) throws IOException {
        var copy = next();
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : from.stream().filter(each -> !each.getName().matches(LIBRARY_IN_JAR)).toList()) {
                var kept = new ZipEntry(entry.getName());
                kept.setTime(entry.getTime());
                to.putNextEntry(kept);
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
        return copy;
    }
}
