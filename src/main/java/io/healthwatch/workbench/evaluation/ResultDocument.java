package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.statistics.Doubt;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Noise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results as other programs read them, in {@code run.json} and on the command line. Names are stable. A
 * figure that was not measured is null, and {@code reason} says why.
 */
public record ResultDocument(List<Result> results, List<Entry> matrix, Background noise, List<MachineDoubt> machine) {

    /**
     * How noisy the machine was; see {@link Noise}. {@code level} is null where there are too few readings.
     *
     * @param tooNoisy whether {@code level} is above {@link Noise#TOO_NOISY}
     */
    public record Background(int readings, double fastestMs, Double level, double drift, boolean tooNoisy) {

        static Background of(Noise noise) {
            return new Background(
                    noise.readings(), noise.fastestNanos() / 1e6, number(noise.level()), noise.drift(), noise.tooNoisy());
        }
    }

    /** One cell, with the request's field names. Milliseconds, and megabytes of 1,000,000 bytes. */
    public record Result(
            String runtime,
            String version,
            String implementation,
            String variant,
            String host,
            String scenario,
            String language,
            boolean correct,
            Double processStartTimeMs,
            Double setupTimeMs,
            Double bindingTimeMs,
            Double compilationTimeMs,
            Double instantiationTimeMs,
            Double firstExecutionTimeMs,
            Double coldStartTimeMs,
            Double executionTimeMs,
            Double netExecutionTimeMs,
            Double hostTimeMs,
            Double floorTimeMs,
            Double lowNetExecutionTimeMs,
            Double p95NetExecutionTimeMs,
            Double throughputPerSecond,
            @JsonProperty("memoryUsageMB") Double memoryUsageMb,
            @JsonProperty("guestMemoryMB") Double guestMemoryMb,
            @JsonProperty("liveHeapMB") Double liveHeapMb,
            Double teardownTimeMs,
            int forks,
            int iterations,
            Map<String, double[]> intervals,
            WarmUpCounts warmUps,
            List<String> doubts,
            String reason) {}

    /**
     * One judged criterion; {@code scenario} is the one in which the variant does worst, null for the bundle, whose
     * {@code bundle} tells what it is made of.
     */
    public record Entry(
            String criterion,
            String variant,
            String host,
            String language,
            String scenario,
            Double value,
            String unit,
            Double low,
            Double high,
            Double p95,
            double target,
            String verdict,
            String reason,
            BundleWeight bundle) {}

    /** The document of a run's results. */
    public static ResultDocument of(Results results) {
        var all = results.all();
        return new ResultDocument(
                all.stream().map(ResultDocument::result).toList(),
                Matrix.of(all).entries().stream().map(ResultDocument::entry).toList(),
                results.noise() == null ? null : Background.of(results.noise()),
                results.machineDoubts());
    }

    private static Result result(CellResult of) {
        var cell = of.cell();
        var intervals = new LinkedHashMap<String, double[]>();
        interval(intervals, "setupTimeMs", of.setup());
        interval(intervals, "compilationTimeMs", of.compile());
        interval(intervals, "instantiationTimeMs", of.instantiate());
        interval(intervals, "coldStartTimeMs", of.coldStart());
        interval(intervals, "executionTimeMs", of.execution());
        interval(intervals, "netExecutionTimeMs", of.netExecution());
        interval(intervals, "lowNetExecutionTimeMs", of.low());
        interval(intervals, "p95NetExecutionTimeMs", of.p95());
        interval(intervals, "memoryUsageMB", of.memory());
        interval(intervals, "teardownTimeMs", of.teardown());
        return new Result(
                of.runtime(),
                of.version(),
                of.implementation(),
                cell.variant(),
                cell.host(),
                cell.scenario(),
                cell.language(),
                of.correct(),
                value(of.processStart()),
                value(of.setup()),
                value(of.binding()),
                value(of.compile()),
                value(of.instantiate()),
                value(of.first()),
                value(of.coldStart()),
                value(of.execution()),
                value(of.netExecution()),
                value(of.host()),
                value(of.floor()),
                value(of.low()),
                value(of.p95()),
                value(of.throughput()),
                value(of.memory()),
                value(of.guestMemory()),
                value(of.liveHeap()),
                value(of.teardown()),
                of.forks(),
                of.iterations(),
                intervals,
                of.warmUps(),
                of.doubts().stream().map(ResultDocument::id).toList(),
                of.reason());
    }

    private static Entry entry(Matrix.Entry of) {
        var interval = of.figure() == null ? null : of.figure().interval();
        return new Entry(
                of.criterion().id(),
                of.variant(),
                of.host(),
                of.language(),
                of.worst() == null ? null : of.worst().scenario(),
                value(of.figure()),
                of.criterion().unit(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                number(of.p95()),
                of.target(),
                of.verdict().id(),
                of.reason(),
                of.bundle());
    }

    private static void interval(Map<String, double[]> intervals, String name, Estimate estimate) {
        if (estimate != null && estimate.interval() != null) {
            intervals.put(name, new double[] {
                estimate.interval().low(), estimate.interval().high()
            });
        }
    }

    private static String id(Doubt doubt) {
        return doubt.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Double value(Estimate estimate) {
        return estimate == null ? null : number(estimate.value());
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
