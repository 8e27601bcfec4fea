package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.ForkTimes;
import io.healthwatch.workbench.run.MemoryTrace;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.SampleSeries;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs that were never measured: what views are tested with. */
public final class Runs {

    /** The request's scenarios. */
    public static final List<String> SCENARIOS = List.of(
            "simple-http-check", "json-parsing-heavy", "regex-processing", "concurrent-requests", "error-handling");

    /** What a variant's figures lie around: milliseconds, and megabytes. */
    private record Nature(
            double binding, double setup, double compile, double instantiate, double execution, double memory,
            double warmup, String implementation) {}

    private static final Map<String, Nature> NATURES = Map.ofEntries(
            Map.entry("wasmtime-cranelift", new Nature(11, 4, 9, 0.3, 1.3, 14, 1.1, "Cranelift")),
            Map.entry("wasmtime-winch", new Nature(11, 4, 1.6, 0.3, 2.2, 12, 1.1, "Winch")),
            Map.entry("wasmer-cranelift", new Nature(12, 6, 21, 0.6, 1.4, 19, 1.1, "Cranelift")),
            Map.entry("wasmer-singlepass", new Nature(12, 6, 3, 0.6, 2.5, 16, 1.1, "Singlepass")),
            Map.entry("wasm3", new Nature(10, 0.4, 0.2, 0.1, 5.4, 2.3, 1, "interpreter")),
            Map.entry("node", new Nature(0, 0.6, 1.1, 0.3, 1.1, 6.2, 3, "V8 Liftoff and TurboFan")),
            Map.entry("javet", new Nature(120, 310, 1.3, 0.4, 1.2, 78, 3, "V8 Liftoff and TurboFan")),
            Map.entry("wasmtime-java", new Nature(0, 240, 4, 8, 1.9, 41, 1.1, "Cranelift")),
            Map.entry("graalwasm", new Nature(0, 1260, 390, 170, 2.6, 310, 60, "GraalVM CE")),
            Map.entry("graalwasm-interpreter", new Nature(0, 900, 340, 130, 61, 180, 2, "Interpreted")),
            Map.entry("chicory", new Nature(0, 17, 520, 15, 2.0, 74, 8, "runtime compiler")),
            Map.entry("chicory-interpreter", new Nature(0, 11, 95, 22, 88, 49, 4, "interpreter")),
            Map.entry("endive", new Nature(0, 19, 505, 14, 2.1, 71, 8, "runtime compiler")),
            Map.entry("endive-interpreter", new Nature(0, 12, 90, 20, 84, 50.4, 4, "interpreter")),
            Map.entry("native", new Nature(9, 0.2, 0.1, 0.05, 0.9, 1.4, 1, "gcc -O2")),
            Map.entry("script", new Nature(0, 0.4, 0.9, 0.1, 1.7, 5.1, 6, "V8")));

    /** What a bundle weighs: megabytes. */
    private static final int READINGS = 60;
    private static final Map<String, Double> SIZES = Map.of(
            "wasmtime-cranelift", 8.6, "wasmtime-winch", 8.6, "wasmer-cranelift", 5.6, "wasm3", 0.4, "node", 0.02, "javet", 41.0,
            "chicory", 38.5, "endive", 38.2, "graalwasm", 96.0);

    private static final Map<String, Double> WEIGHTS = Map.of(
            "simple-http-check", 0.05,
            "json-parsing-heavy", 1.0,
            "regex-processing", 2.4,
            "concurrent-requests", 0.12,
            "error-handling", 0.2);

    private static final Map<String, Double> LANGUAGE_WEIGHTS = Map.of("assemblyscript", 1.9, "rust", 1.1, "wat", 0.9);

    private static final Environment ENVIRONMENT = new Environment(
            "0.1.0", "bench", "Linux 6.1", "amd64", "AMD EPYC 7B13", 2, 8_000_000_000L, "25.0.3", 0.4, null);

    private final List<Cell> cells = new ArrayList<>();
    private final Set<Cell> wrong = new HashSet<>();
    private final Set<Cell> crashing = new HashSet<>();
    private Effort effort = Profile.STANDARD.effort();
    private RunState state = RunState.COMPLETE;
    private int done = Integer.MAX_VALUE;
    private boolean calm;
    private boolean weighed;

    /** A run of everything that this machine offers. */
    public static Runs ofEverything() {
        return new Runs()
                .with("node", "node", "c")
                .with("wasm3", "node", "c")
                .with("wasm3", "jvm", "c")
                .with("wasmtime-cranelift", "node", "c")
                .with("wasmtime-cranelift", "jvm", "c")
                .with("wasmtime-winch", "node", "c")
                .with("javet", "jvm", "c")
                .with("wasmtime-java", "jvm", "c")
                .with("graalwasm", "jvm", "c")
                .with("graalwasm-interpreter", "jvm", "c")
                .with("chicory", "jvm", "c")
                .with("chicory-interpreter", "jvm", "c")
                .with("endive", "jvm", "c")
                .with("endive-interpreter", "jvm", "c")
                .with("native", "jvm", "native")
                .with("script", "node", "javascript");
    }

    /** A run of a few runtimes in all four languages. */
    public static Runs inAllLanguages() {
        var runs = new Runs();
        for (var language : List.of("assemblyscript", "c", "rust", "wat")) {
            runs.with("node", "node", language)
                    .with("wasm3", "node", language)
                    .with("wasmtime-cranelift", "node", language)
                    .with("chicory", "jvm", language)
                    .with("endive-interpreter", "jvm", language);
        }
        return runs.with("native", "node", "c").with("script", "node", "javascript");
    }

    /** Adds a variant in all scenarios. */
    public Runs with(String variant, String host, String language) {
        SCENARIOS.forEach(scenario -> cells.add(new Cell(variant, host, scenario, language)));
        return this;
    }

    /** Merged of runs on these machines, each of which measured all that was added so far. */
    public Runs on(String... machines) {
        var everywhere = cells.stream()
                .flatMap(cell -> Stream.of(machines).map(cell::on))
                .toList();
        cells.clear();
        cells.addAll(everywhere);
        return this;
    }

    /** Measured with that many forks each. */
    public Runs forks(int forks) {
        effort = new Effort(forks, effort.warmupIterations(), 250, effort.iterations(), 3, 250);
        return this;
    }

    /** Measured with that many iterations a fork. */
    public Runs iterations(int warmup, int counted) {
        effort = new Effort(effort.leastForks(), warmup, 250, counted, 3, 250);
        return this;
    }

    /** Stopped, or being measured, after that many forks. */
    public Runs after(int forks, RunState as) {
        done = forks;
        state = as;
        return this;
    }

    /** Measured on a machine without neighbours: no fork is lifted, no iteration is far slower than the rest. */
    public Runs calm() {
        calm = true;
        return this;
    }

    /** With the bundles of the variants that are known to have one. */
    public Runs weighed() {
        weighed = true;
        return this;
    }

    /** That variant answers wrongly in a scenario. */
    public Runs wrong(String variant, String scenario) {
        cells.stream()
                .filter(cell -> cell.variant().equals(variant) && cell.scenario().equals(scenario))
                .forEach(wrong::add);
        return this;
    }

    /** That variant's worker dies. */
    public Runs crashing(String variant) {
        cells.stream().filter(cell -> cell.variant().equals(variant)).forEach(crashing::add);
        return this;
    }

    /** Every worker dies. */
    public Runs allCrashing() {
        crashing.addAll(cells);
        return this;
    }

    /** The run as a view gets it. */
    public RunSnapshot snapshot() {
        var data = data(new RunHeader(
                "20261122T160000Z-1a2b", Instant.parse("2026-11-22T16:00:00Z"), plan(), ENVIRONMENT));
        var results = new Results(data).all();
        return new RunSnapshot(
                Path.of("runs", data.header().id()), data.header(), state, null, null, results, Matrix.of(results),
                List.copyOf(data.forks()), null);
    }

    /** The run on disk, the way a session writes it. */
    public Path write(RunStore store) throws IOException {
        try (var writer = store.create(plan(), ENVIRONMENT)) {
            var data = data(writer.header());
            for (var fork : data.forks()) {
                writer.forkStarted(fork.number(), fork.cell());
                writer.samples(
                        fork.number(),
                        IntStream.range(0, fork.samples().size())
                                .mapToObj(i -> iteration(fork.samples(), i))
                                .toList());
                writer.forkEnded(fork.end());
            }
            writer.end(data, null);
            return writer.folder();
        }
    }

    private static Message.Iteration iteration(SampleSeries samples, int i) {
        return new Message.Iteration(
                samples.instance(i),
                i,
                samples.warmup(i),
                samples.startNanos(i),
                samples.executionNanos(i),
                samples.hostNanos(i),
                samples.correct(i));
    }

    private Plan plan() {
        return new Plan("standard", effort, 4711, List.copyOf(cells));
    }

    private RunData data(RunHeader header) {
        var data = new RunData(header, state);
        var order = new ArrayList<Cell>();
        for (var fork = 0; fork < effort.leastForks(); fork++) {
            order.addAll(cells);
        }
        Collections.shuffle(order, new Random(7));
        var random = new Random(11);
        for (var number = 1; number <= Math.min(done, order.size()); number++) {
            fork(data, number, order.get(number - 1), random);
        }
        if (weighed) {
            cells.stream()
                    .filter(cell -> SIZES.containsKey(cell.variant()))
                    .map(cell -> new BundleWeight(
                            cell.variant(),
                            cell.host(),
                            "Linux amd64",
                            (long) (SIZES.get(cell.variant()) * 1e6),
                            Map.of("engine", (long) (SIZES.get(cell.variant()) * 1e6)),
                            "",
                            cell.machine()))
                    .distinct()
                    .forEach(data::weighed);
        }
        return data;
    }

    private void fork(RunData data, int number, Cell cell, Random random) {
        var nature = NATURES.getOrDefault(cell.variant(), NATURES.get("wasm3"));
        var crash = crashing.contains(cell);
        data.start(number, cell);
        var samples = data.samples(number);
        var weight = WEIGHTS.getOrDefault(cell.scenario(), 1.0);
        var http = cell.scenario().contains("http") || cell.scenario().contains("requests") ? 0.6 : 0.02;
        var bad = wrong.contains(cell);
        var forkFactor = around(random, 0.06) * (random.nextInt(4) == 0 && !calm ? 1.25 : 1);
        var clock = 0L;
        var all = crash ? 0 : effort.warmupIterations() + effort.iterations();
        for (var i = 0; i < all; i++) {
            var cold = 1 + (nature.warmup() - 1) * Math.exp(-i / (effort.warmupIterations() / 5.0 + 1));
            var spike = random.nextInt(40) == 0 && !calm ? 1 + random.nextDouble() * 2 : 1;
            var net = nature.execution() * weight * LANGUAGE_WEIGHTS.getOrDefault(cell.language(), 1.0) * forkFactor * cold * around(random, 0.04) * spike;
            var host = http * around(random, 0.15);
            var nanos = (long) ((net + host) * 1e6);
            samples.add(
                    cell.scenario().equals("concurrent-requests") ? i % 4 : 0,
                    i < effort.warmupIterations(),
                    clock,
                    nanos,
                    (long) (host * 1e6),
                    !bad);
            clock += nanos + 20_000;
        }
        var jvm = cell.host().equals("jvm");
        var binding = nature.binding() * (jvm ? 9 : 1) * around(random, 0.1);
        var first = nature.execution() * weight * nature.warmup() * around(random, 0.1);
        data.end(new ForkEnd(
                number,
                number,
                cell,
                crash ? "crashed" : ForkEnd.COMPLETED,
                crash ? "The worker ended with signal SIGSEGV (11) while compiling." : "",
                cell.variant().split("-")[0],
                "1.0",
                nature.implementation(),
                jvm ? "25.0.3" : "20.19.1",
                2_000_000_000L,
                (long) (150e6 * around(random, 0.1)),
                crash ? -1 : (long) ((binding + nature.setup() * around(random, 0.08)) * 1e6),
                crash ? -1 : (long) (binding * 1e6),
                crash ? -1 : (long) (nature.compile() * around(random, 0.08) * 1e6),
                crash ? -1 : (long) (nature.instantiate() * around(random, 0.1) * 1e6),
                crash ? -1 : (long) ((first + http) * 1e6),
                crash ? -1 : (long) (http * 1e6),
                crash ? -1 : (long) (0.4 * around(random, 0.3) * 1e6),
                50_000_000,
                crash ? -1 : 50_000_000 + (long) (nature.memory() * around(random, 0.03) * 1e6),
                crash ? -1 : 1_179_648,
                !crash && jvm ? (long) (nature.memory() * 0.3 * around(random, 0.03) * 1e6) : -1,
                !bad && !crash,
                bad ? "metrics.count: expected 1024, was 1023" : "",
                "",
                -1,
                ForkTimes.UNKNOWN,
                crash ? null : memoryGrowing(nature.memory())));
    }

    /** From the idle worker on, by so many megabytes. */
    private static MemoryTrace memoryGrowing(double by) {
        return new MemoryTrace(
                IntStream.range(0, READINGS).map(i -> 150 + 25 * i).boxed().toList(),
                IntStream.range(0, READINGS)
                        .map(i -> (int) ((50 + by * i / (READINGS - 1)) * 1e6 / 1024))
                        .boxed()
                        .toList());
    }

    private static double around(Random random, double spread) {
        return Math.exp(random.nextGaussian() * spread);
    }
}
