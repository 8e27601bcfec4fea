package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What {@code assets/quality} holds, and the diagnosis as it is kept. */
public final class QualityFiles {

    /** The name of the file that a diagnosis is kept in. */
    public static final String DIAGNOSIS = "diagnosis.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

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

    private static java.io.File file(Home home, String name) {
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
        var file = folder.resolve(DIAGNOSIS);
        try {
            Files.createDirectories(folder);
            var fresh = Files.writeString(folder.resolve(DIAGNOSIS + ".new"), json(diagnosis) + "\n");
            return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new IOException("The diagnosis cannot be kept in " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * The diagnosis that is kept in a folder.
     *
     * @throws IOException when it is damaged or newer than this workbench; names the file, which is left as it is
     */
    public static Diagnosis read(Path folder) throws IOException {
        var file = folder.resolve(DIAGNOSIS);
        try {
            var tree = JSON.readTree(file.toFile());
            if (tree.path("schemaVersion").asInt() > Diagnosis.SCHEMA_VERSION) {
                throw new IOException("it is newer than this workbench");
            }
            if (!tree.path("failures").isArray() || !tree.path("variants").isArray()) {
                throw new IOException("it is no diagnosis");
            }
            return JSON.readerFor(Diagnosis.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(tree);
        } catch (IOException damaged) {
            throw new IOException(file + " cannot be read: " + damaged.getMessage(), damaged);
        }
    }
}
