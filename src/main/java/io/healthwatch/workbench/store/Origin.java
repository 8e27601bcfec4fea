package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a run came from that was not measured here: {@code imported.json} in its folder.
 *
 * @param file the name of the run file that brought it
 * @param imported when
 */
public record Origin(String file, Instant imported) {

    /** The file's name. */
    public static final String FILE = "imported.json";

    /** Marks the run in a folder. */
    public void write(Path folder) throws IOException {
        Json.MAPPER.writeValue(folder.resolve(FILE).toFile(), this);
    }

    /** Whether the run in a folder was measured elsewhere. */
    public static boolean isElsewhere(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Where the run in a folder came from; empty where it was measured here, or the mark cannot be read. */
    public static Optional<Origin> of(Path folder) {
        if (!isElsewhere(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(folder.resolve(FILE).toFile(), Origin.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
