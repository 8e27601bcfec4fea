package io.healthwatch.workbench.store;

import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.OwnProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The user's own probe as a run's folder holds it: the very bytes that its plan names.
 *
 * @param module the module's file
 * @param config the configuration
 * @param expected the right answer; null where there is none to compare with
 */
public record OwnProbeFiles(OwnProbe probe, Path module, String config, String expected) {

    static void write(Path folder, OwnProbe probe) throws IOException {
        Files.createDirectories(RunFiles.ownModule(folder).getParent());
        Files.write(RunFiles.ownModule(folder), probe.module().content());
        Files.write(RunFiles.ownConfig(folder), probe.config().content());
        if (probe.expected() != null) {
            Files.write(RunFiles.ownExpected(folder), probe.expected().content());
        }
    }

    /**
     * Copies what a run's folder holds to another run's folder.
     *
     * @throws IOException when a file is missing or is not the one that the run began with
     */
    public static void copy(Path folder, OwnProbe probe, Path to) throws IOException {
        var files = read(folder, probe);
        Files.createDirectories(RunFiles.ownModule(to).getParent());
        Files.copy(files.module(), RunFiles.ownModule(to));
        Files.writeString(RunFiles.ownConfig(to), files.config());
        if (files.expected() != null) {
            Files.writeString(RunFiles.ownExpected(to), files.expected());
        }
    }

    /**
     * Reads what a run's folder holds.
     *
     * @throws IOException when a file is missing or is not the one that the run began with
     */
    public static OwnProbeFiles read(Path folder, OwnProbe probe) throws IOException {
        read(RunFiles.ownModule(folder), probe.module());
        return new OwnProbeFiles(
                probe,
                RunFiles.ownModule(folder),
                read(RunFiles.ownConfig(folder), probe.config()),
                probe.expected() == null ? null : read(RunFiles.ownExpected(folder), probe.expected()));
    }

    private static String read(Path file, Attachment begun) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is missing: the run cannot go on without the probe that it began with.");
        }
        var content = Files.readAllBytes(file);
        if (!Attachment.of(content).equals(begun)) {
            throw new IOException(file + " is not the file that the run began with: its SHA-256 should be "
                    + begun.sha256() + ". Put that one back, or begin another run.");
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
