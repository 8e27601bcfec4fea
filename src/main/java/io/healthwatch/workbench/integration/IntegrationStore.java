package io.healthwatch.workbench.integration;

import com.fasterxml.jackson.core.JacksonException;
import io.healthwatch.workbench.store.Json;
import io.healthwatch.workbench.store.DamagedJson;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Measurements in extension hosts on disk: {@code integration.json} and screenshots in a folder of their own below
 * {@code data/integration}. Safe for many threads.
 */
public final class IntegrationStore {

    /** The file's name. */
    public static final String DOCUMENT = "integration.json";

    /** The version of the format; a document of a later one is not read. */
    static final int FORMAT = 1;

    private final Path folder;

    /** A measurement with the folder that it is kept in. */
    public record Kept(Path folder, Integration integration) {

        /** Pictures of the extension at work, by name. */
        public List<Path> screenshots() {
            return pictures(folder);
        }
    }

    /** Keeps measurements below {@code data}. */
    public IntegrationStore(Path data) {
        this.folder = data.resolve("integration").toAbsolutePath().normalize();
    }

    /** Pictures of the extension in a folder, by name; none where there is no such folder. */
    public static List<Path> pictures(Path folder) {
        var files = folder.toFile().listFiles((_, name) -> name.startsWith("vscode-") && name.endsWith(".png"));
        return files == null ? List.of() : List.of(files).stream().map(java.io.File::toPath).sorted().toList();
    }

    /**
     * Makes the folder of a new measurement.
     *
     * @throws IOException when nothing can be written there; the message says where
     */
    Path create() throws IOException {
        var created = folder.resolve(RunStore.id(
                Instant.now(), String.format("%04x", ThreadLocalRandom.current().nextInt(0x10000))));
        try {
            return Files.createDirectories(created);
        } catch (IOException failure) {
            throw new IOException(
                    "The measurement cannot be kept in " + created + ": " + failure.getMessage()
                            + ". Choose another folder with --data, or make room there.",
                    failure);
        }
    }

    /**
     * The last measurement; empty where there is none.
     *
     * @throws IOException when it is damaged, of a newer workbench or cannot be read; names the file, which is left as
     *     it is
     */
    public Optional<Kept> latest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var folders = Files.list(folder)) {
            var last = folders.filter(each -> Files.isRegularFile(each.resolve(DOCUMENT)))
                    .max(Comparator.comparing(Path::getFileName));
            return last.isEmpty() ? Optional.empty() : Optional.of(read(last.get()));
        }
    }

    /**
     * The measurement in a folder.
     *
     * @throws IOException when it is damaged, of a newer workbench or cannot be read; names the file, which is left as
     *     it is
     */
    public static Kept read(Path folder) throws IOException {
        var file = folder.resolve(DOCUMENT);
        try {
            var tree = Json.MAPPER.readTree(file.toFile());
            var format = tree.path("format").asInt();
            if (format > FORMAT) {
                throw new IOException(file + " is of a newer workbench (format " + format + ", this one reads " + FORMAT
                        + ") and was left as it is.");
            }
            var integration = Json.MAPPER.treeToValue(tree, Integration.class);
            if (integration == null
                    || integration.created() == null
                    || integration.versions() == null
                    || integration.machine() == null
                    || integration.packages() == null
                    || integration.windows() == null) {
                throw new IOException(file + " is damaged and was left as it is: a part is missing.");
            }
            return new Kept(folder, integration);
        } catch (JacksonException damaged) {
            throw new IOException(
                    file + " is damaged and was left as it is: " + DamagedJson.what(damaged) + ".", damaged);
        }
    }
}
