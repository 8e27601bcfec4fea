package io.healthwatch.workbench.selfcheck;

import com.fasterxml.jackson.core.JacksonException;
import io.healthwatch.workbench.store.Json;
import io.healthwatch.workbench.store.WholeFile;
import io.healthwatch.workbench.store.DamagedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/** Self-checks on disk: {@code selfcheck/<utc time>.json}, one file each. Safe for many threads. */
public final class SelfcheckStore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** Keeps self-checks below {@code data}. */
    public SelfcheckStore(Path data) {
        this.folder = data.resolve("selfcheck").toAbsolutePath().normalize();
    }

    /** The folder with one file a self-check; it need not be there. */
    public Path folder() {
        return folder;
    }

    /** A self-check as it is written. */
    public static String json(SelfcheckResult result) throws IOException {
        return Json.MAPPER.writeValueAsString(result);
    }

    /** The file of a self-check; the same however often it is written. */
    public Path file(SelfcheckResult result) {
        return folder.resolve(STAMP.format(result.created()) + ".json");
    }

    /**
     * Makes the folder, so that it is known beforehand whether anything can be kept.
     *
     * @throws IOException when it cannot be made; says where
     */
    void makeFolder() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw cannotBeKept(folder, failure);
        }
    }

    private static IOException cannotBeKept(Path place, IOException failure) {
        return new IOException(
                "The self-check cannot be kept in " + place + ": " + failure.getMessage()
                        + ". Choose another folder with --data, or make room there.",
                failure);
    }

    /**
     * Writes a self-check in place of what was written of it before; a kill leaves either.
     *
     * @throws IOException when it cannot be written; says where
     */
    public void write(SelfcheckResult result) throws IOException {
        makeFolder();
        var file = file(result);
        try {
            WholeFile.replace(file, fresh -> Files.writeString(fresh, json(result) + "\n"));
        } catch (IOException failure) {
            throw cannotBeKept(file, failure);
        }
    }

    /**
     * The last self-check; empty where there is none.
     *
     * @throws IOException when it is damaged or cannot be read; names the file, which is left as it is
     */
    public Optional<SelfcheckResult> last() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var last = files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .max(Comparator.comparing(Path::getFileName));
            return last.isEmpty() ? Optional.empty() : Optional.of(read(last.get()));
        }
    }

    private static SelfcheckResult read(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(file.toFile(), SelfcheckResult.class);
        } catch (JacksonException damaged) {
            throw new IOException(
                    file + " is damaged and was left as it is: " + DamagedJson.what(damaged) + ".", damaged);
        }
    }
}
