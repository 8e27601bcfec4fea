package io.healthwatch.workbench.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes one run's folder. A file of its own is locked meanwhile, which is how others tell a run
 * that is being measured from one that was cut off. Any thread; one line is never mixed with another.
 */
public final class RunWriter implements Closeable {

    private static final ObjectWriter LINES = Json.MAPPER.writer().withoutFeatures(
            SerializationFeature.INDENT_OUTPUT);

    /** The folders that this process writes. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final RunHeader header;
    private final FileChannel lockFile;
    private final FileChannel samplesFile;
    private final JsonGenerator lines;
    private final Writer log;

    RunWriter(Path folder, RunHeader header) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.header = header;
        if (!OPEN.add(this.folder)) {
            throw new IOException("The run in " + folder + " is being measured here already.");
        }
        lockFile = FileChannel.open(RunFiles.lock(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lockFile.tryLock() == null) {
            lockFile.close();
            OPEN.remove(this.folder);
            throw new IOException("The run in " + folder + " is being measured by another process.");
        }
        samplesFile = FileChannel.open(
                RunFiles.samples(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        lines = new JsonFactory()
                .createGenerator(Channels.newOutputStream(samplesFile))
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
        lines.setCodec(Json.MAPPER);
        log = Files.newBufferedWriter(
                RunFiles.log(folder), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            writeDocument(new RunData(header, RunState.RUNNING), null, null);
        } catch (IOException full) {
            close();
            throw full;
        }
    }

    /**
     * Whether this process is writing there. To be asked before the lock is tried: where locks belong to
     * processes, as they do on POSIX systems, closing any other channel to the file gives up this one's.
     */
    static boolean isOpen(Path folder) {
        return OPEN.contains(folder.toAbsolutePath().normalize());
    }

    /** The run's folder. */
    public Path folder() {
        return folder;
    }

    /** The run's plan and environment. */
    public RunHeader header() {
        return header;
    }

    /** A fork has started. */
    public synchronized void forkStarted(int fork, Cell cell) throws IOException {
        lines.writeStartObject();
        lines.writeNumberField("started", fork);
        lines.writeFieldName("cell");
        LINES.writeValue(lines, cell);
        endLine();
        lines.flush();
    }

    /** Iterations of a fork; they are on disk when this returns. */
    public synchronized void samples(int fork, List<Message.Iteration> iterations) throws IOException {
        for (var iteration : iterations) {
            lines.writeStartObject();
            lines.writeNumberField("fork", fork);
            lines.writeNumberField("instance", iteration.instance());
            lines.writeNumberField("iteration", iteration.number());
            lines.writeBooleanField("warmup", iteration.warmup());
            lines.writeNumberField("startNanos", iteration.startNanos());
            lines.writeNumberField("executionNanos", iteration.executionNanos());
            lines.writeNumberField("hostNanos", iteration.hostNanos());
            lines.writeBooleanField("correct", iteration.correct());
            endLine();
        }
        lines.flush();
    }

    /** A fork has ended. */
    public synchronized void forkEnded(ForkEnd end) throws IOException {
        lines.writeStartObject();
        lines.writeFieldName("ended");
        LINES.writeValue(lines, end);
        endLine();
        lines.flush();
    }

    /** A reading of the machine's noise. */
    public synchronized void noise(NoiseReading reading) throws IOException {
        lines.writeStartObject();
        lines.writeFieldName("noise");
        LINES.writeValue(lines, reading);
        endLine();
        lines.flush();
    }

    /** Copies a fork of another run, as one of this run's forks on that machine; empty for the run's only one. */
    public synchronized void copy(StoredForks from, StoredForks.Stored fork, int number, String machine)
            throws IOException {
        for (var line : from.lines(fork)) {
            LINES.writeValue(lines, renamed(line, number, machine));
            lines.writeRaw('\n');
        }
        lines.flush();
    }

    private static ObjectNode renamed(ObjectNode line, int number, String machine) {
        if (line.has("started")) {
            line.put("started", number);
            place(line, machine);
        } else if (line.get("ended") instanceof ObjectNode end) {
            end.put("fork", number);
            place(end, machine);
        } else {
            line.put("fork", number);
        }
        return line;
    }

    private static void place(ObjectNode line, String machine) {
        if (machine.isEmpty()) {
            line.withObject("cell").remove("machine");
        } else {
            line.withObject("cell").put("machine", machine);
        }
    }

    private void endLine() throws IOException {
        lines.writeEndObject();
        lines.writeRaw('\n');
    }

    /** A line for {@code log.txt}. */
    public synchronized void log(String line) throws IOException {
        log.write(Instant.now() + " " + line + "\n");
        log.flush();
    }

    /** The run is over; {@code results} is what other programs may read in {@code run.json}. */
    public synchronized void end(RunState state, Object results) throws IOException {
        end(new RunData(header, state), results);
    }

    /** The run is over; {@code results} is what other programs may read in {@code run.json}. */
    public synchronized void end(RunData run, Object results) throws IOException {
        writeDocument(run, Instant.now(), results);
    }

    private void writeDocument(RunData run, Instant ended, Object results) throws IOException {
        var document = new RunDocument(
                RunFiles.FORMAT,
                header.id(),
                header.created(),
                run.state().id(),
                ended,
                header.plan(),
                header.environment(),
                header.identity(),
                header.shard(),
                header.merge(),
                run.stopped(),
                run.wallTime(),
                ended == null ? null : List.copyOf(run.bundles()),
                Json.MAPPER.valueToTree(results));
        WholeFile.replace(RunFiles.document(folder), fresh -> Json.MAPPER.writeValue(fresh.toFile(), document));
    }

    @Override
    public synchronized void close() throws IOException {
        try (lockFile;
                samplesFile;
                log) {
            lines.flush();
        } finally {
            OPEN.remove(folder);
        }
    }
}
