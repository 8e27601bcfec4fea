package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.evaluation.ForkFigures;
import io.healthwatch.workbench.evaluation.ForkRunner;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The same executions by JMH and by the workbench: the calibration probe on Chicory's compiler, one fork of each in
 * turn, so that noise meets both alike. JMH tells means, so the workbench's forks are summed up by their means too, and
 * by their low quantile as it does itself.
 */
@Tag("benchmark")
class JmhBenchmark {

    private static final int FORKS = 10;
    private static final int WARM_UP_MILLIS = 1000;
    private static final int MILLIS = 1000;
    private static final long STEPS = 100_000;
    private static final Cell CELL = new Cell("chicory", "jvm", Calibration.SCENARIO, "c");

    private final Catalog catalog = new Catalog(Home.locate());

    @Test
    void sameAnswerAsJmh() throws IOException, RunnerException {
        var jmh = new double[FORKS];
        var means = new double[FORKS];
        var low = new double[FORKS];
        try (var target = new TargetServer()) {
            var workload = Calibration.workload(STEPS);
            var runner = new ForkRunner(catalog, (_, _) -> workload, null, null, target, _ -> {});
            for (var fork = 0; fork < FORKS; fork++) {
                jmh[fork] = byJmh();
                var figures = ForkFigures.of(runner.run(
                        fork, CELL, new Effort(FORKS, 100_000, WARM_UP_MILLIS, 100_000, 1, MILLIS)));
                means[fork] = 1000 * Arrays.stream(figures.netMs()).average().orElseThrow();
                low[fork] = 1000 * figures.lowMs();
            }
        }
        var error = new ListStatistics(jmh).getMeanErrorAt(0.95);
        System.out.printf(
                "JMH, as it tells: %.2f us +- %.2f (95 %%)%n", new ListStatistics(jmh).getMean(), error);
        SideBySide.print("us", "JMH, means of forks", jmh, "workbench, means of forks", means);
        SideBySide.print("us", "JMH, means of forks", jmh, "workbench, low quantiles of forks", low);
    }

    private double byJmh() throws RunnerException {
        var module = catalog.module(catalog.find(CELL.variant()).orElseThrow(), CELL.language(), CELL.scenario());
        var options = new OptionsBuilder()
                .include(CalibrationOnChicory.class.getName() + ".execute")
                .param("module", module.orElseThrow().toString())
                .param("steps", Long.toString(STEPS))
                .jvmArgs(Catalog.JVM_FLAGS.toArray(String[]::new))
                .forks(1)
                .warmupIterations(WARM_UP_MILLIS / 100)
                .warmupTime(new TimeValue(100, TimeUnit.MILLISECONDS))
                .measurementIterations(MILLIS / 100)
                .measurementTime(new TimeValue(100, TimeUnit.MILLISECONDS))
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }
}
