package io.healthwatch.workbench.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.WorkerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same command by hyperfine and by the workbench: a Node worker from its start to its end. hyperfine gives it no
 * input, so that it ends itself once it is up; the workbench ends it at its first frame. They take turns, so that noise
 * meets both alike.
 */
@Tag("benchmark")
class HyperfineBenchmark {

    private static final int ROUNDS = 10;
    private static final int RUNS_A_ROUND = 3;

    @TempDir
    private Path folder;

    private final Catalog catalog = new Catalog(Home.locate());
    private final WorkerCommand command = catalog.command(catalog.find("node").orElseThrow(), Host.NODE);

    @Test
    void sameAnswerAsHyperfine() throws Exception {
        assumeTrue(isThere(), "hyperfine is not installed: cargo install hyperfine --version 1.19.0 --locked");
        var hyperfine = new ArrayList<Double>();
        var workbench = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            hyperfine.addAll(byHyperfine());
            for (var run = 0; run < RUNS_A_ROUND; run++) {
                workbench.add(byWorkbench());
            }
        }
        SideBySide.print("ms", "hyperfine", array(hyperfine), "workbench", array(workbench));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("hyperfine", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private double byWorkbench() throws WorkerException {
        var started = System.nanoTime();
        Worker.start(command, _ -> {}).close();
        return (System.nanoTime() - started) / 1e6;
    }

    private List<Double> byHyperfine() throws IOException, InterruptedException {
        var told = folder.resolve("told.json");
        var hyperfine = new ProcessBuilder(
                        "hyperfine",
                        "--shell=none",
                        "--runs",
                        Integer.toString(RUNS_A_ROUND),
                        "--ignore-failure",
                        "--export-json",
                        told.toString(),
                        String.join(" ", command.command()))
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
