package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.PlanIdentity;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Synthetic;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A run on disk whose cells are known to take so many times as long as each other. */
public final class SyntheticRun {

    /** The scenario of all cells. */
    public static final String SCENARIO = "json-parsing-heavy";

    private static final int ITERATIONS = 40;

    private final Map<Cell, List<double[]>> forks = new LinkedHashMap<>();
    private final Map<Cell, String> versions = new LinkedHashMap<>();
    private final long seed;
    private String machine = "bench";
    private String profile = "standard";
    private int warmup = 200;
    private OwnProbe own;
    private int wrongForks;
    private PlanIdentity identity;

    /** A run without cells whose times are drawn from that seed. */
    public SyntheticRun(long seed) {
        this.seed = seed;
    }

    /** A clock on which every run begins a second after the one before. */
    public static InstantSource clock() {
        var seconds = new AtomicLong(1_800_000_000);
        return () -> Instant.ofEpochSecond(seconds.incrementAndGet());
    }

    /** The cell of a variant in Node. */
    public static Cell cell(String variant) {
        return new Cell(variant, "node", SCENARIO, "c");
    }

    /** A variant that takes so many times as long as any other one with 1. */
    public SyntheticRun with(String variant, double times, int count) {
        var law = Synthetic.quietMachine().times(times);
        return measured(cell(variant), law.measure(count, ITERATIONS, seed * 31 + forks.size()));
    }

    /** A cell and the iterations of its forks in microseconds. */
    public SyntheticRun measured(Cell cell, List<double[]> micros) {
        forks.put(cell, micros);
        return this;
    }

    /** What answered for a variant. */
    public SyntheticRun version(String variant, String version) {
        versions.put(cell(variant), version);
        return this;
    }

    /** Measured on that machine. */
    public SyntheticRun on(String name) {
        machine = name;
        return this;
    }

    /** Measured with that profile and so many warm-up iterations. */
    public SyntheticRun profile(String name, int warmupIterations) {
        profile = name;
        warmup = warmupIterations;
        return this;
    }

    /** With a module of one's own. */
    public SyntheticRun own(OwnProbe probe) {
        own = probe;
        return this;
    }

    /** The first fork of every cell answers wrongly. */
    public SyntheticRun withAWrongFork() {
        wrongForks = 1;
        return this;
    }

    /** One of several of the same seed and cells that can be merged. */
    public SyntheticRun mergeable() {
        identity = new PlanIdentity("the same in all", Map.of());
        return this;
    }

    /** Writes it; returns its folder. */
    public Path write(RunStore store) throws IOException {
        var most = forks.values().stream().mapToInt(List::size).max().orElse(0);
        var plan = new Plan(
                profile, new Effort(most, warmup, 1000, ITERATIONS, 5, 1000), seed, List.copyOf(forks.keySet()), own);
        try (var writer = store.create(
                plan,
                new Environment("1", machine, "Linux 6", "amd64", "A processor", 8, 16_000_000_000L, "25", 0.2, null),
                identity,
                null)) {
            var number = 0;
            for (var round = 0; round < most; round++) {
                for (var cell : forks.keySet()) {
                    if (round < forks.get(cell).size()) {
                        number++;
                        writer.forkStarted(number, cell);
                        writer.samples(number, iterations(forks.get(cell).get(round)));
                        writer.forkEnded(end(number, cell, round >= wrongForks));
                    }
                }
            }
            writer.end(RunState.COMPLETE, null);
            return writer.folder();
        }
    }

    private static List<Message.Iteration> iterations(double[] micros) {
        var starts = new ArrayList<Long>();
        var clock = 0L;
        for (var time : micros) {
            starts.add(clock);
            clock += (long) (time * 1000) + 1000;
        }
        return IntStream.range(0, micros.length)
                .mapToObj(i -> new Message.Iteration(0, i, false, starts.get(i), (long) (micros[i] * 1000), 0, true))
                .toList();
    }

    private ForkEnd end(int number, Cell cell, boolean correct) {
        var first = (long) (Arrays.stream(forks.get(cell).getFirst()).findFirst().orElse(0) * 1000);
        return new ForkEnd(
                number,
                number - 1,
                cell,
                ForkEnd.COMPLETED,
                "",
                cell.variant(),
                versions.getOrDefault(cell, "1.0"),
                "",
                "20.19.1",
                1_000_000_000,
                1_000_000,
                2_000_000,
                500_000,
                1_000_000,
                100_000,
                first,
                0,
                100_000,
                30_000_000,
                40_000_000,
                1_000_000,
                -1,
                correct,
                correct ? "" : "count: expected 2, was 3",
                "",
                -1,
                ForkTimes.UNKNOWN,
                null);
    }
}
