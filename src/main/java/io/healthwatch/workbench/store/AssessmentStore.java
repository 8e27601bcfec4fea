package io.healthwatch.workbench.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.run.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Assessments on disk: {@code findings.json} and {@code log.txt} in a folder of their own below {@code assessments}, or
 * beside a run that they belong to. Safe for many threads.
 */
public final class AssessmentStore {

    /** The file's name. */
    public static final String FINDINGS = "findings.json";

    private final Path folder;

    /** Keeps assessments below {@code data}, in {@code data/assessments}. */
    public AssessmentStore(Path data) {
        this.folder = data.resolve("assessments").toAbsolutePath().normalize();
    }

    /** The folder with one folder an assessment; it need not be there. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes the folder of a new assessment.
     *
     * @throws IOException when nothing can be written there; the message says where
     */
    public Path create(Instant started) throws IOException {
        var created = folder.resolve(
                RunStore.id(started, String.format("%04x", ThreadLocalRandom.current().nextInt(0x10000))));
        try {
            return Files.createDirectories(created);
        } catch (IOException failure) {
            throw cannotBeKept(created, failure);
        }
    }

    private static IOException cannotBeKept(Path place, IOException failure) {
        return new IOException(
                "The assessment cannot be kept in " + place + ": " + failure.getMessage()
                        + ". Choose another folder with --data, or make room there.",
                failure);
    }

    /** An assessment as it is written. */
    public static String json(Assessment assessment) throws IOException {
        return Json.MAPPER.writeValueAsString(assessment);
    }

    /**
     * Writes an assessment into a folder in place of the one before; a kill leaves either.
     *
     * @throws IOException when it cannot be written; the message says where
     */
    public static void write(Path folder, Assessment assessment) throws IOException {
        var file = folder.resolve(FINDINGS);
        try {
            WholeFile.replace(file, fresh -> Files.writeString(fresh, json(assessment) + "\n"));
        } catch (IOException failure) {
            throw cannotBeKept(file, failure);
        }
    }

    /** Appends a line to the log of the assessment in that folder. */
    public static void log(Path folder, String line) throws IOException {
        Files.writeString(
                folder.resolve(RunFiles.LOG),
                Instant.now() + " " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /**
     * Reads the assessment in a folder.
     *
     * @throws IOException when there is none, or it is damaged or newer than this workbench: then the message names file
     *     and line, and the file is left as it is
     */
    public static Assessment read(Path folder) throws IOException {
        var file = folder.resolve(FINDINGS);
        if (!Files.exists(file)) {
            throw new IOException("There is no assessment in " + folder + ".");
        }
        try {
            var tree = Json.MAPPER.readTree(file.toFile());
            var version = tree.path("schemaVersion").asInt(0);
            if (version > Assessment.SCHEMA_VERSION) {
                throw new RunFileException(
                        file, 1, "version " + version + " is newer than this workbench, which reads up to "
                                + Assessment.SCHEMA_VERSION + "; open it with a newer one", null);
            }
            if (!tree.has("findings")) {
                throw new RunFileException(file, 1, "no findings in it", null);
            }
            return Json.MAPPER.readerFor(Assessment.class)
                    .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(file.toFile());
        } catch (JacksonException damaged) {
            throw new RunFileException(file, DamagedJson.line(damaged), DamagedJson.what(damaged), damaged);
        }
    }

    /** The folders of all assessments of their own, newest first, readable or not. */
    public List<Path> list() throws IOException {
        return listWith(FINDINGS);
    }

    private List<Path> listWith(String file) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var folders = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, each -> Files.exists(each.resolve(file)))) {
            found.forEach(folders::add);
        }
        folders.sort(Comparator.<Path>naturalOrder().reversed());
        return folders;
    }

    /** The folder of the newest one of a machine that can be read; empty where there is none. */
    public Optional<Path> latestOf(Environment machine) throws IOException {
        for (var each : list()) {
            try {
                if (read(each).environment().fingerprint().equals(machine.fingerprint())) {
                    return Optional.of(each);
                }
            } catch (IOException damaged) {
                // It is left out; whoever opens it is told.
            }
        }
        return Optional.empty();
    }

    /** The folder of the newest one; empty where there is none. */
    public Optional<Path> latest() throws IOException {
        return latestWith(FINDINGS);
    }

    /** The newest folder that holds a file of that name; empty where there is none. */
    public Optional<Path> latestWith(String file) throws IOException {
        return listWith(file).stream().findFirst();
    }
}
