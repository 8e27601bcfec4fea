package io.healthwatch.workbench.integration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The extension's sources, where the workbench has them, and what its native parts are built for. */
public final class Extension {

    private static final String KOFFI = "@koromix/koffi-";

    private final Home home;

    /** The extension of a workbench. */
    public Extension(Home home) {
        this.home = home;
    }

    Path folder() {
        return home.extension();
    }

    Path script() {
        return folder().resolve("scripts/extension-host.mjs");
    }

    /** Whether the sources are here: they come with the project, not with its packages. */
    public boolean isHere() {
        return Files.isRegularFile(script());
    }

    boolean hasPackages() {
        return Files.isRegularFile(folder().resolve("node_modules/.package-lock.json"));
    }

    /** The file that hosts a pattern; it need not be there. */
    public Path sourceFile(Pattern pattern) {
        return folder().resolve("src/patterns").resolve(pattern.id() + ".ts");
    }

    /**
     * The source of a pattern's host.
     *
     * @throws IOException when it cannot be read; says where it should be
     */
    public String source(Pattern pattern) throws IOException {
        var file = sourceFile(pattern);
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new IOException(
                    "The pattern's source is not here: " + file
                            + " cannot be read. It comes with the project's repository.",
                    missing);
        }
    }

    /**
     * The platforms that the installed koffi has builds for, such as {@code linux-x64}; none where it is not installed
     * or does not tell. The adapters of the runtimes are compiled by the workbench, for this platform alone.
     */
    public List<String> koffiPlatforms() {
        var manifest = home.installed("koffi").resolve("node_modules/koffi/package.json");
        if (!Files.isRegularFile(manifest)) {
            return List.of();
        }
        try {
            var builds = new JsonMapper().readTree(manifest.toFile()).path("optionalDependencies");
            return names(builds.fieldNames())
                    .filter(name -> name.startsWith(KOFFI))
                    .map(name -> name.substring(KOFFI.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Stream<String> names(java.util.Iterator<String> names) {
        Iterable<String> each = () -> names;
        return StreamSupport.stream(each.spliterator(), false);
    }
}
