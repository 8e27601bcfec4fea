package io.healthwatch.workbench.runtime.catalog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an installer put into the user's folder, a native runtime or Node's binding to them, as its {@code
 * installation.json} tells: {@code {"version": "...", "library": "<what a host loads, relative to the folder>",
 * "bytes": ...}}.
 *
 * @param library what a host loads
 * @param engine the runtime's own library, where it is not in the other
 * @param bytes what it takes on disk
 */
public record Installation(String version, Path library, Optional<Path> engine, long bytes) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads the installation in a folder.
     *
     * @throws IOException when it is damaged: what is wrong, in a sentence
     */
    public static Installation read(Path folder) throws IOException {
        var file = folder.resolve("installation.json");
        try {
            var told = JSON.readTree(file.toFile());
            var name = told.path("library").asText();
            var library = folder.resolve(name).normalize();
            if (name.isEmpty() || !library.startsWith(folder) || !Files.isRegularFile(library)) {
                throw new IOException(file + " names no library that is there. Install it again.");
            }
            var engine = Optional.of(told.path("engine").asText())
                    .filter(named -> !named.isEmpty())
                    .map(folder::resolve);
            return new Installation(
                    told.path("version").asText(), library, engine, told.path("bytes").asLong());
        } catch (JacksonException damaged) {
            throw new IOException(file + " is damaged. Install it again.", damaged);
        }
    }

    /** Whether an installation was completed in this folder. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve("installation.json"));
    }
}
