package io.healthwatch.workbench.store.runfile;

import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SortedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a run's folder as one file. Any thread. */
public final class RunExport {

    /** How the names of run files end. */
    public static final String ENDING = ".wasmrun";

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RunExport() {}

    /** The name of a run's file. */
    public static String fileName(Path folder) {
        return folder.getFileName() + ENDING;
    }

    /** Whether a file's name says that it is a run. */
    public static boolean isNamed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /**
     * Writes a run with the assessment that its report goes by: its own, or else the newest of its machine.
     *
     * @param assessments where those are that belong to no run
     * @throws IOException when the run is being measured, is damaged or changes meanwhile, or the file cannot be written;
     *     then nothing is left of it
     */
    public static void write(Path folder, AssessmentStore assessments, Path file, Progress progress) throws IOException {
        var header = RunStore.summary(folder).header();
        var machine = header == null ? null : header.environment();
        var assessment = machine == null ? null : assessments.latestOf(machine).orElse(null);
        write(folder, assessment, file, progress);
    }

    /** The same with the assessment in a folder, where the run has none of its own; null for none. */
    static void write(Path folder, Path assessment, Path file, Progress progress) throws IOException {
        var summary = RunStore.summary(folder);
        if (summary.header() == null) {
            throw new IOException("A damaged run cannot be sent. " + summary.damage());
        }
        if (summary.state() == RunState.RUNNING) {
            throw new IOException("The run in " + folder + " is being measured. Send it when it has ended.");
        }
        var files = RunContents.of(folder, assessment);
        var steps = new Steps(progress, 2 * size(files));
        var manifest = manifest(summary.header().id(), files, steps);
        WholeFile.write(file, unfinished -> zip(manifest, files, unfinished, steps));
    }

    private static long size(SortedMap<String, Path> files) throws IOException {
        var bytes = 0L;
        for (var file : files.values()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static Manifest manifest(String id, SortedMap<String, Path> files, Steps steps) throws IOException {
        var entries = new ArrayList<Manifest.Entry>();
        for (var file : files.entrySet()) {
            entries.add(new Manifest.Entry(
                    file.getKey(), Files.size(file.getValue()), Digest.of(file.getValue(), steps::add)));
        }
        return new Manifest(Manifest.FORMAT, id, entries);
    }

    private static void zip(Manifest manifest, SortedMap<String, Path> files, Path target, Steps steps)
            throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            zip.putNextEntry(entry(Manifest.NAME));
            zip.write(manifest.json());
            for (var file : manifest.files()) {
                zip.putNextEntry(entry(file.name()));
                try (var in = Files.newInputStream(files.get(file.name()))) {
                    if (!Digest.copy(in, zip, file.bytes(), steps::add).equals(file.sha256())) {
                        throw new IOException(
                                files.get(file.name()) + " was changed while it was written. Send the run again.");
                    }
                }
            }
        }
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
