package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.Schedule;
import io.healthwatch.workbench.evaluation.Scenarios;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.MemoryTrace;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Runs as tests need them, written the way a session writes them. */
public final class RecordedRuns {

    static final List<String> VARIANTS = List.of("node", "javet", "graalwasm", "chicory", "endive-interpreter", "native");

    private static final int ITERATIONS = 30;

    private static final Environment ENVIRONMENT =
            new Environment("test", "bench-02", "Linux 6", "amd64", "A processor", 8, 16_000_000_000L, "25", 0.2, null);

    private RecordedRuns() {}

    static Plan plan(Profile profile, List<String> variants, List<String> scenarios) {
        var cells = new ArrayList<Cell>();
        for (var variant : variants) {
            var host = variant.equals("node") || variant.equals("script") ? "node" : "jvm";
            scenarios.forEach(scenario -> cells.add(new Cell(variant, host, scenario, "c")));
        }
        return new Plan(profile.id(), profile.effort(), 4711, cells);
    }

    static Plan plan() {
        return plan(Profile.QUICK, VARIANTS, Scenarios.IDS);
    }

    /** A run of the first {@code forks} places of a plan's schedule. */
    static Path write(RunStore store, Plan plan, int forks, RunState state) throws IOException {
        return write(store, plan, forks, state, ITERATIONS);
    }

    /** The same with that many iterations a fork. */
    static Path write(RunStore store, Plan plan, int forks, RunState state, int iterations) throws IOException {
        try (var writer = store.create(plan, ENVIRONMENT)) {
            var schedule = Schedule.of(plan);
            for (var task = 0; task < Math.min(forks, schedule.size()); task++) {
                var cell = schedule.get(task);
                writer.forkStarted(task + 1, cell);
                writer.samples(task + 1, iterations(cell, task, iterations));
                writer.forkEnded(end(task + 1, task, cell));
            }
            writer.end(state, null);
            return writer.folder();
        }
    }

    /** A run whose document was cut in half. */
    static Path writeDamaged(RunStore store) throws IOException {
        var folder = write(store, plan(), 1, RunState.COMPLETE);
        var document = folder.resolve("run.json");
        var text = Files.readString(document);
        Files.writeString(document, text.substring(0, text.length() / 2));
        return folder;
    }

    /** The iterations of a fork; the same task always has the same. */
    public static List<Message.Iteration> iterations(Cell cell, int task) {
        return iterations(cell, task, ITERATIONS);
    }

    private static List<Message.Iteration> iterations(Cell cell, int task, int count) {
        var random = new SplittableRandom(task);
        var base = (long) (200_000 * (1 + VARIANTS.indexOf(cell.variant())) * (1 + Scenarios.IDS.indexOf(cell.scenario())));
        var iterations = new ArrayList<Message.Iteration>();
        for (var i = 0; i < count; i++) {
            iterations.add(new Message.Iteration(
                    0, i, i < 10, i * base, base + random.nextLong(base / 5), base / 20, true));
        }
        return iterations;
    }

    /** How a fork ended. */
    public static ForkEnd end(int fork, int task, Cell cell) {
        var fails = cell.variant().equals("endive-interpreter") && cell.scenario().equals("regex-processing");
        var scale = 1_000_000L * (1 + VARIANTS.indexOf(cell.variant()));
        return new ForkEnd(
                fork,
                task,
                cell,
                fails ? "time-limit" : ForkEnd.COMPLETED,
                fails ? "The guest was stopped after 10 s." : "",
                cell.variant(),
                "1.0",
                "",
                "25",
                400 * scale,
                60 * scale,
                9 * scale,
                2 * scale,
                3 * scale,
                scale,
                2 * scale,
                scale / 2,
                scale,
                30_000_000,
                42_000_000,
                1_000_000,
                -1,
                !fails,
                "",
                "",
                -1,
                ForkTimes.UNKNOWN,
                new MemoryTrace(List.of(task, task + 20), List.of(30_000, 41_000 + task)));
    }
}
