package io.healthwatch.workbench.store;

import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.PlanIdentity;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Shard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The folder that holds all runs. */
public final class RunStore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path runs;
    private final InstantSource clock;

    /** Keeps runs below {@code data}, in {@code data/runs}. */
    public RunStore(Path data) {
        this(data, InstantSource.system());
    }

    /** The same, with a clock that tells when runs begin. */
    public RunStore(Path data, InstantSource clock) {
        this.runs = data.resolve("runs").toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** The folder with one folder a run. */
    public Path folder() {
        return runs;
    }

    /**
     * Makes the folder of a new run.
     *
     * @throws IOException when nothing can be written there; the message says where
     */
    public RunWriter create(Plan plan, Environment environment) throws IOException {
        return create(plan, environment, null, null);
    }

    /**
     * The same for a run that others may be merged with; {@code shard} is null for all of the plan.
     *
     * @throws IOException when nothing can be written there; the message says where
     */
    public RunWriter create(Plan plan, Environment environment, PlanIdentity identity, Shard shard)
            throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = id(now, String.format("%04x", ThreadLocalRandom.current().nextInt(0x10000)));
        var folder = runs.resolve(id);
        try {
            Files.createDirectories(folder);
            if (plan.own() != null) {
                OwnProbeFiles.write(folder, plan.own());
            }
            return new RunWriter(folder, new RunHeader(id, now, plan, environment, identity, shard, null));
        } catch (IOException failure) {
            throw new IOException(
                    "The run cannot be kept in " + folder + ": " + reason(failure)
                            + ". Choose another folder with --data, or make room there.",
                    failure);
        }
    }

    /** The id of a run that began then; ids sort by time. */
    public static String id(Instant created, String distinction) {
        return STAMP.format(created) + "-" + distinction;
    }

    /**
     * Makes a run in that folder, which has to be there.
     *
     * @throws IOException when nothing can be written there
     */
    public static RunWriter create(Path folder, RunHeader header) throws IOException {
        return new RunWriter(folder, header);
    }

    /** Whether a folder is a run's, readable or not. */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFiles.DOCUMENT));
    }

    /**
     * The forks of a run that ended, as far as its file can be read.
     *
     * @throws IOException when {@code run.json} is damaged
     */
    public static StoredForks forks(Path folder) throws IOException {
        return new RunReader(folder).forks();
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "") + " (" + failure.getMessage() + ")";
    }

    /** Reads a run with all its samples. A run that is being measured is read as far as it is. */
    public static RunData open(Path folder) throws IOException {
        return new RunReader(folder).data(isBeingMeasured(folder));
    }

    /**
     * Opens a run that was cut off or cancelled, to be continued. A line that was cut off is removed.
     *
     * @throws IOException when it is being measured, was measured on another machine, or is damaged
     */
    public static RunWriter resume(Path folder) throws IOException {
        if (Origin.isElsewhere(folder)) {
            throw new IOException("The run in " + folder + " was measured on another machine; continue it there.");
        }
        var header = new RunReader(folder).header();
        try {
            dropCutOffLine(RunFiles.samples(folder));
            return new RunWriter(folder, header);
        } catch (IOException failure) {
            throw new IOException("The run in " + folder + " cannot be continued: " + reason(failure) + ".", failure);
        }
    }

    private static void dropCutOffLine(Path samples) throws IOException {
        if (!Files.exists(samples)) {
            return;
        }
        var end = RunFiles.endOfLastLine(samples);
        try (var file = FileChannel.open(samples, StandardOpenOption.WRITE)) {
            file.truncate(end);
        }
    }

    private static boolean isBeingMeasured(Path folder) {
        if (RunWriter.isOpen(folder)) {
            return true;
        }
        var lockFile = RunFiles.lock(folder);
        if (!Files.isWritable(lockFile)) {
            return false;
        }
        try (var file = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            return lock == null;
        } catch (IOException unlockable) {
            return false;
        }
    }

    /** All runs, newest first; those that cannot be read are among them with the reason. */
    public List<RunSummary> list() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        var summaries = new ArrayList<RunSummary>();
        try (var folders = Files.newDirectoryStream(runs, Files::isDirectory)) {
            for (var folder : folders) {
                summaries.add(summary(folder));
            }
        }
        summaries.sort(Comparator.comparing((RunSummary summary) -> summary.folder().getFileName().toString())
                .reversed());
        return summaries;
    }

    /** When a run's files were changed last, in milliseconds since 1970. */
    public static long changed(Path folder) throws IOException {
        var document = Files.getLastModifiedTime(RunFiles.document(folder)).toMillis();
        var samples = RunFiles.samples(folder);
        return Files.exists(samples)
                ? Math.max(document, Files.getLastModifiedTime(samples).toMillis())
                : document;
    }

    /** What can be told of a run without reading its samples. */
    public static RunSummary summary(Path folder) {
        try {
            var reader = new RunReader(folder);
            var document = reader.document();
            var state = RunState.of(document.state());
            if (state == RunState.RUNNING && !isBeingMeasured(folder)) {
                state = RunState.INTERRUPTED;
            }
            return new RunSummary(folder, reader.header(), state, document.ended(), "");
        } catch (IOException damaged) {
            return new RunSummary(folder, null, null, null, damaged.getMessage());
        }
    }
}
