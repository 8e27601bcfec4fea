package io.healthwatch.workbench.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one run's folder and changes nothing in it. */
final class RunReader {

    private static final int NO_FORK = -1;

    private final Path folder;

    RunReader(Path folder) {
        this.folder = folder;
    }

    RunDocument document() throws IOException {
        var file = RunFiles.document(folder);
        try {
            var tree = Json.MAPPER.readTree(file.toFile());
            var format = tree.path("format").asInt(0);
            if (format > RunFiles.FORMAT) {
                throw new RunFileException(
                        file, 1, "format " + format + " is newer than this workbench, which reads up to "
                                + RunFiles.FORMAT + "; open it with a newer one", null);
            }
            if (tree.at("/plan/effort") instanceof ObjectNode effort) {
                complete(effort, Map.of("mostForks", 0, "precision", 0, "budgetMillis", 0));
            }
            var document = Json.MAPPER.treeToValue(tree, RunDocument.class);
            if (document == null || document.plan() == null || document.id() == null) {
                throw new RunFileException(file, 1, "no plan in it", null);
            }
            RunState.of(document.state());
            return document;
        } catch (JacksonException damaged) {
            throw damaged(file, damaged);
        } catch (IllegalArgumentException | NullPointerException damaged) {
            throw new RunFileException(file, 1, "unknown state", damaged);
        }
    }

    /** Adds what older workbenches did not write. */
    private static void complete(ObjectNode node, Map<String, Integer> absent) {
        absent.forEach((name, value) -> {
            if (!node.has(name)) {
                node.put(name, value);
            }
        });
    }

    RunHeader header() throws IOException {
        var document = document();
        return new RunHeader(
                document.id(),
                document.created(),
                document.plan(),
                document.environment(),
                document.identity(),
                document.shard(),
                document.merge());
    }

    RunData data(boolean measuring) throws IOException {
        var document = document();
        var state = RunState.of(document.state());
        var data = new RunData(header(), state == RunState.RUNNING && !measuring ? RunState.INTERRUPTED : state);
        if (document.bundles() != null) {
            document.bundles().forEach(data::weighed);
        }
        data.stopped(document.stopped());
        data.wallTime(document.wallTime());
        readSamples(data);
        if (!measuring) {
            endCutOffForks(data);
        }
        return data;
    }

    private void readSamples(RunData data) throws IOException {
        var file = RunFiles.samples(folder);
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
                var parser = Json.MAPPER.createParser(in)) {
            while (parser.nextToken() != null) {
                readLine(parser, data);
            }
        } catch (JacksonException damaged) {
            // A last line without its end was being written when the workbench was killed; it alone is lost.
            if (damaged.getLocation().getByteOffset() < RunFiles.endOfLastLine(file)) {
                throw damaged(file, damaged);
            }
        }
    }

    /** Finds the forks that ended, as far as the file can be read. */
    StoredForks forks() throws IOException {
        var file = RunFiles.samples(folder);
        var bundles = document().bundles();
        var stored = new StoredForks(file, bundles == null ? List.of() : bundles);
        if (!Files.exists(file)) {
            return stored;
        }
        var data = new RunData(header(), RunState.RUNNING);
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
                var parser = Json.MAPPER.createParser(in)) {
            while (parser.nextToken() != null) {
                var from = parser.currentTokenLocation().getByteOffset();
                var line = parser.currentTokenLocation().getLineNr();
                var fork = readLine(parser, data);
                if (fork != NO_FORK
                        && !stored.line(data.fork(fork), from, parser.currentLocation().getByteOffset())) {
                    throw new RunFileException(file, line, "a line that stands outside of its fork", null);
                }
            }
        } catch (JacksonException damaged) {
            if (damaged.getLocation().getByteOffset() < RunFiles.endOfLastLine(file)) {
                stored.damaged(damaged(file, damaged).getMessage());
            }
        } catch (RunFileException damaged) {
            stored.damaged(damaged.getMessage());
        }
        stored.end();
        return stored;
    }

    /** Reads a line; returns the number of the fork that it is about, or {@link #NO_FORK}. */
    private int readLine(JsonParser parser, RunData data) throws IOException {
        var line = parser.currentTokenLocation().getLineNr();
        try {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            return switch (parser.nextFieldName()) {
                case "fork" -> readSample(parser, data);
                case "started" -> {
                    var fork = parser.nextIntValue(-1);
                    parser.nextFieldName();
                    parser.nextToken();
                    data.start(fork, parser.readValueAs(Cell.class));
                    parser.nextToken();
                    yield fork;
                }
                case "ended" -> {
                    parser.nextToken();
                    ObjectNode tree = parser.readValueAsTree();
                    complete(tree, Map.of("floorNanos", -1));
                    var end = Json.MAPPER.treeToValue(tree, ForkEnd.class);
                    data.end(end);
                    parser.nextToken();
                    yield end.fork();
                }
                case "noise" -> {
                    parser.nextToken();
                    data.noise(parser.readValueAs(NoiseReading.class));
                    parser.nextToken();
                    yield NO_FORK;
                }
                case null, default -> throw new IllegalArgumentException(
                        "neither a fork nor a sample nor a reading of the noise");
            };
        } catch (IllegalArgumentException | NullPointerException damaged) {
            throw new RunFileException(RunFiles.samples(folder), line, String.valueOf(damaged.getMessage()), damaged);
        }
    }

    private static int readSample(JsonParser parser, RunData data) throws IOException {
        var fork = parser.nextIntValue(-1);
        var series = data.samples(fork);
        var instance = 0;
        var warmup = false;
        var correct = false;
        var start = 0L;
        var execution = -1L;
        var host = 0L;
        for (String name; (name = parser.nextFieldName()) != null; ) {
            switch (name) {
                case "instance" -> instance = parser.nextIntValue(0);
                case "warmup" -> warmup = parser.nextToken() == JsonToken.VALUE_TRUE;
                case "startNanos" -> start = parser.nextLongValue(0);
                case "executionNanos" -> execution = parser.nextLongValue(-1);
                case "hostNanos" -> host = parser.nextLongValue(0);
                case "correct" -> correct = parser.nextToken() == JsonToken.VALUE_TRUE;
                default -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IllegalArgumentException("a sample that does not end");
        }
        if (execution < 0) {
            throw new IllegalArgumentException("a sample without its time");
        }
        series.add(instance, warmup, start, execution, host, correct);
        return fork;
    }

    private static void endCutOffForks(RunData data) {
        for (var fork : new ArrayList<>(data.forks())) {
            if (fork.end() == null) {
                data.end(new ForkEnd(
                        fork.number(),
                        -1,
                        fork.cell(),
                        ForkEnd.INTERRUPTED,
                        "The workbench ended while this fork was measuring; its samples are kept.",
                        "",
                        "",
                        "",
                        "",
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        false,
                        "",
                        "",
                        -1,
                        ForkTimes.UNKNOWN,
                        null));
            }
        }
    }

    private static RunFileException damaged(Path file, JacksonException damage) {
        return new RunFileException(file, DamagedJson.line(damage), DamagedJson.what(damage), damage);
    }
}
