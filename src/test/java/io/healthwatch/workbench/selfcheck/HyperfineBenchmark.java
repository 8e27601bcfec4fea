package io.healthwatch.workbench.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same command by hyperfine and by the workbench: the Node worker from its start over its first result to its last
 * frame, with the same requests. hyperfine hands all requests over at once and also sees the process end; the workbench
 * waits for each answer and sees the last frame. They take turns, so that noise meets both alike.
 */
@Tag("benchmark")
class HyperfineBenchmark {

    private static final int ROUNDS = 10;
    private static final int RUNS_A_ROUND = 3;
    private static final long TIME_LIMIT_NANOS = 10_000_000_000L;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Catalog catalog = new Catalog(Home.locate());
    private final Variant node = catalog.find("node").orElseThrow();

    @Test
    void sameAnswerAsHyperfine() throws Exception {
        assumeTrue(
                takesInput(),
                "hyperfine 1.16 or newer is not installed: cargo install hyperfine --version 1.19.0 --locked");
        var hyperfine = new ArrayList<Double>();
        var workbench = new ArrayList<Double>();
        var input = Files.writeString(folder.resolve("requests"), frames());
        for (var round = 0; round < ROUNDS; round++) {
            hyperfine.addAll(byHyperfine(input));
            for (var run = 0; run < RUNS_A_ROUND; run++) {
                workbench.add(byWorkbench());
            }
        }
        SideBySide.print("ms", "hyperfine, start to end", array(hyperfine), "workbench, start to last frame", array(workbench));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean takesInput() {
        try {
            var help = new ProcessBuilder("hyperfine", "--help").redirectErrorStream(true).start();
            return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("--input");
        } catch (IOException missing) {
            return false;
        }
    }

    private record Exchange(Message.Request request, Class<? extends Message.Reply> reply) {}

    private List<Exchange> exchanges() {
        var module = catalog.module(node, "c", Calibration.SCENARIO).orElseThrow().toString();
        return List.of(
                new Exchange(new Message.Prepare(List.of(), 1, 1, ""), Message.Prepared.class),
                new Exchange(catalog.open(node, Host.NODE, ProbeLimits.STANDARD), Message.Opened.class),
                new Exchange(new Message.Load(module, TIME_LIMIT_NANOS), Message.Loaded.class),
                new Exchange(
                        new Message.Execute(Calibration.workload(1000).config(), TIME_LIMIT_NANOS),
                        Message.Executed.class),
                new Exchange(new Message.Close(), Message.Closed.class));
    }

    private String frames() throws IOException {
        var frames = new StringBuilder();
        for (var exchange : exchanges()) {
            frames.append(Frames.encode(exchange.request())).append('\n');
        }
        return frames.toString();
    }

    private double byWorkbench() throws WorkerException {
        var started = System.nanoTime();
        try (var worker = Worker.start(catalog.command(node, Host.NODE), _ -> {})) {
            for (var exchange : exchanges()) {
                worker.ask(exchange.request(), exchange.reply(), LIMIT);
            }
            return (System.nanoTime() - started) / 1e6;
        }
    }

    private List<Double> byHyperfine(Path input) throws IOException, InterruptedException {
        var told = folder.resolve("told.json");
        var hyperfine = new ProcessBuilder(
                        "hyperfine",
                        "--shell=none",
                        "--runs",
                        Integer.toString(RUNS_A_ROUND),
                        "--input",
                        input.toString(),
                        "--export-json",
                        told.toString(),
                        String.join(" ", catalog.command(node, Host.NODE).command()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        assertThat(hyperfine.start().waitFor()).as(Files.readString(folder.resolve("said.txt"))).isZero();
        var times = new ArrayList<Double>();
        new JsonMapper()
                .readTree(told.toFile())
                .path("results")
                .path(0)
                .path("times")
                .forEach(seconds -> times.add(1000 * seconds.asDouble()));
        return times;
    }
}
