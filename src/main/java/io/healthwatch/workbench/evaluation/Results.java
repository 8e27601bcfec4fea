package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.statistics.Noise;
import io.healthwatch.workbench.statistics.Percentiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The results of a run, kept up to date while it goes on: a fork is summed up once, when it has ended.
 * Not thread-safe.
 */
public final class Results {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final RunData run;
    private final Map<Integer, ForkFigures> figures = new HashMap<>();
    private final Map<Cell, CellResult> results = new HashMap<>();
    private final Map<Cell, String> disagreements = new HashMap<>();

    /** The results of a run as far as it is. */
    public Results(RunData run) {
        this.run = run;
    }

    /** One result for each planned cell, in the plan's order. */
    public List<CellResult> all() {
        return run.header().plan().cells().stream().map(this::of).toList();
    }

    /** What is measured. */
    Plan plan() {
        return run.header().plan();
    }

    /** {@link CellResult#low} by the forks at places of the schedule before that one; null where none counts. */
    Estimate low(Cell cell, int beforeTask) {
        return estimate(counting(cell, beforeTask), ForkFigures::lowMs);
    }

    /** The forks that count at places of the schedule before that one. */
    List<ForkFigures> counting(Cell cell, int beforeTask) {
        of(cell);
        return run.forks(cell).stream()
                .map(fork -> figures.get(fork.number()))
                .filter(fork -> fork != null && fork.counts() && fork.end().task() < beforeTask)
                .toList();
    }

    /** How noisy the machine was; null where that was not recorded. */
    public Noise noise() {
        return run.noise().isEmpty()
                ? null
                : Noise.of(run.noise().stream()
                        .mapToDouble(NoiseReading::nanos)
                        .toArray());
    }

    /** What casts doubt on all results. */
    public List<MachineDoubt> machineDoubts() {
        return MachineDoubt.of(run.header().environment(), noise());
    }

    /** The result of one cell. */
    public CellResult of(Cell cell) {
        var ended = run.forks(cell).stream().filter(fork -> fork.end() != null).toList();
        var known = results.get(cell);
        var fresh = ended.stream().filter(fork -> !figures.containsKey(fork.number())).toList();
        var weighed = known != null && known.bundle() == null && run.bundle(cell.variant(), cell.host()).isPresent();
        var disagreement = OwnProbe.measuredBy(cell) ? OwnAnswers.disagreement(cell, forksOfOwn()) : "";
        if (known != null && fresh.isEmpty() && !weighed && disagreement.equals(disagreements.get(cell))) {
            return known;
        }
        disagreements.put(cell, disagreement);
        // Opening a run judges thousands of forks.
        var judged = fresh.parallelStream().map(ForkFigures::of).toList();
        judged.forEach(fork -> figures.put(fork.end().fork(), fork));
        var result = sumUp(cell, ended, disagreement);
        results.put(cell, result);
        return result;
    }

    private Map<Cell, List<Fork>> forksOfOwn() {
        var forks = new LinkedHashMap<Cell, List<Fork>>();
        run.header().plan().cells().stream()
                .filter(OwnProbe::measuredBy)
                .forEach(cell -> forks.put(cell, run.forks(cell)));
        return forks;
    }

    private CellResult sumUp(Cell cell, List<Fork> ended, String disagreement) {
        var all = ended.stream()
                .map(fork -> figures.get(fork.number()))
                .filter(fork -> !Rounds.isCutOff(fork.end()))
                .toList();
        var counting = disagreement.isEmpty()
                ? all.stream().filter(ForkFigures::counts).toList()
                : List.<ForkFigures>of();
        var identity = all.stream()
                .map(ForkFigures::end)
                .filter(end -> !end.runtime().isEmpty())
                .findFirst();
        return new CellResult(
                cell,
                identity.map(ForkEnd::runtime).orElse(""),
                identity.map(ForkEnd::version).orElse(""),
                identity.map(ForkEnd::implementation).orElse(""),
                !all.isEmpty() && counting.size() == all.size(),
                disagreement.isEmpty() ? reason(all) : "wrong answer: " + disagreement,
                counting.size(),
                counting.stream().mapToInt(ForkFigures::counted).sum(),
                millis(counting, ForkEnd::processStartNanos),
                millis(counting, ForkEnd::setupNanos),
                millis(counting, ForkEnd::bindingNanos),
                millis(counting, ForkEnd::compileNanos),
                millis(counting, ForkEnd::instantiateNanos),
                millis(counting, end -> end.firstNanos() - end.firstHostNanos()),
                millis(counting, ForkEnd::coldStartNanos),
                estimate(counting, ForkFigures::executionMs),
                estimate(counting, ForkFigures::netExecutionMs),
                estimate(counting, ForkFigures::hostMs),
                millis(counting, ForkEnd::floorNanos),
                estimate(counting, ForkFigures::lowMs),
                p95(counting),
                estimate(counting, ForkFigures::throughput),
                megabytes(counting, ForkEnd::memoryBytes),
                megabytes(counting, ForkEnd::guestMemoryBytes),
                megabytes(counting, ForkEnd::liveHeapBytes),
                millis(counting, ForkEnd::teardownNanos),
                run.bundle(cell.variant(), cell.host()).orElse(null),
                WarmUpCounts.of(counting.stream().map(ForkFigures::warmUp).toList()),
                CellDoubts.of(counting.stream().filter(fork -> fork.counted() > 0).toList()));
    }

    private static String reason(List<ForkFigures> all) {
        if (all.isEmpty()) {
            return "not measured yet";
        }
        return all.stream()
                .map(fork -> fork.end().problem())
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Estimate millis(List<ForkFigures> forks, ToDoubleFunction<ForkEnd> nanos) {
        return estimate(forks, fork -> {
            var value = nanos.applyAsDouble(fork.end());
            return value < 0 ? Double.NaN : value / NANOS_PER_MILLI;
        });
    }

    private static Estimate megabytes(List<ForkFigures> forks, ToDoubleFunction<ForkEnd> bytes) {
        return estimate(forks, fork -> {
            var value = bytes.applyAsDouble(fork.end());
            return value < 0 ? Double.NaN : value / BYTES_PER_MEGABYTE;
        });
    }

    private static Estimate estimate(List<ForkFigures> forks, ToDoubleFunction<ForkFigures> observation) {
        return Estimates.ofMedian(forks.stream()
                .mapToDouble(observation)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    private static Estimate p95(List<ForkFigures> counting) {
        return Percentiles.ofTypicalFork(
                counting.stream()
                        .map(ForkFigures::netMs)
                        .filter(net -> net.length > 0)
                        .toList(),
                0.95);
    }
}
