package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.DamagedJson;
import io.healthwatch.workbench.store.RunFileException;
import io.healthwatch.workbench.store.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code assets/quality} holds, and the diagnosis as it is kept. */
public final class QualityFiles {

    /** The name of the file that a diagnosis is kept in. */
    public static final String DIAGNOSIS = "diagnosis.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static final String EVIDENCE = "evidence.json";

    private QualityFiles() {}

    /**
     * The failures that every variant is put through.
     *
     * @throws IOException when the file cannot be read
     */
    public static List<Failure> failures(Home home) throws IOException {
        return JSON.readValue(file(home, "failures.json"), new TypeReference<>() {});
    }

    /**
     * The published rubric.
     *
     * @throws IOException when the file cannot be read
     */
    public static Rubric rubric(Home home) throws IOException {
        return JSON.readValue(file(home, "rubric.json"), Rubric.class);
    }

    /**
     * What is documented of debugging.
     *
     * @throws IOException when the file cannot be read
     */
    public static List<DebuggingFact> debuggingFacts(Home home) throws IOException {
        return JSON.readValue(file(home, "debugging.json"), new TypeReference<>() {});
    }

    /**
     * What is rated.
     *
     * @throws IOException when the file cannot be read
     */
    public static List<Product> products(Home home) throws IOException {
        return JSON.readValue(file(home, "products.json"), new TypeReference<>() {});
    }

    /** What is documented of products. */
    static List<Evidence> documented(Home home) throws IOException {
        return JSON.readValue(file(home, "facts.json"), new TypeReference<>() {});
    }

    /**
     * What registries told: as this user gathered it, or else as it was when the workbench was made.
     *
     * @param folder {@link #folder}
     * @throws IOException when the file is damaged or newer: the message names file and line
     */
    static GatheredEvidence gathered(Home home, Path folder) throws IOException {
        var own = folder.resolve(EVIDENCE);
        return read(
                Files.exists(own) ? own : file(home, EVIDENCE).toPath(),
                GatheredEvidence.class,
                GatheredEvidence.SCHEMA_VERSION);
    }

    /**
     * Keeps what registries told, in place of what was kept before; a kill leaves either.
     *
     * @param folder {@link #folder}
     * @return the file
     * @throws IOException when it cannot be written; says where
     */
    public static Path keep(GatheredEvidence gathered, Path folder) throws IOException {
        return write(gathered, folder.resolve(EVIDENCE));
    }

    /**
     * The newest diagnosis that is kept below {@code data}; empty where there is none.
     *
     * @throws IOException when it is damaged or newer: the message names file and line
     */
    public static Optional<Diagnosis> diagnosis(Path data) throws IOException {
        var folder = new AssessmentStore(data).latestWith(DIAGNOSIS);
        return folder.isEmpty() ? Optional.empty() : Optional.of(read(folder.get()));
    }

    /** Where assessors' scores and gathered evidence are kept. */
    public static Path folder(Path data) {
        return data.resolve("quality");
    }

    /**
     * Reads a file with a {@code schemaVersion}.
     *
     * @throws IOException when it is damaged or newer: the message names file and line
     */
    static <T> T read(Path file, Class<T> type, int newest) throws IOException {
        try {
            var tree = JSON.readTree(file.toFile());
            var version = tree.path("schemaVersion").asInt(0);
            if (version < 1) {
                throw new RunFileException(file, 1, "no schemaVersion in it", null);
            }
            if (version > newest) {
                throw new RunFileException(
                        file, 1, "version " + version + " is newer than this workbench, which reads up to " + newest
                                + "; open it with a newer one", null);
            }
            return JSON.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file.toFile());
        } catch (JacksonException damaged) {
            throw new RunFileException(file, DamagedJson.line(damaged), DamagedJson.what(damaged), damaged);
        }
    }

    /** Writes a file in place of the one before; a kill leaves either. */
    static Path write(Object content, Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.replace(file, fresh -> Files.writeString(fresh, JSON.writeValueAsString(content) + "\n"));
            return file;
        } catch (IOException failure) {
            throw new IOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static File file(Home home, String name) {
        return home.assets().resolve("quality").resolve(name).toFile();
    }

    /**
     * A diagnosis as it is written.
     *
     * @throws IOException never in practice: records of text and numbers can always be written
     */
    public static String json(Diagnosis diagnosis) throws IOException {
        return JSON.writeValueAsString(diagnosis);
    }

    /**
     * Keeps a diagnosis as {@code diagnosis.json} in this folder, in place of the one before; a kill leaves either.
     *
     * @return the file
     * @throws IOException when it cannot be written; says where
     */
    public static Path keep(Diagnosis diagnosis, Path folder) throws IOException {
        return write(diagnosis, folder.resolve(DIAGNOSIS));
    }

    /**
     * The diagnosis that is kept in a folder.
     *
     * @throws IOException when it is damaged or newer than this workbench; names the file, which is left as it is
     */
    public static Diagnosis read(Path folder) throws IOException {
        return read(folder.resolve(DIAGNOSIS), Diagnosis.class, Diagnosis.SCHEMA_VERSION);
    }
}
