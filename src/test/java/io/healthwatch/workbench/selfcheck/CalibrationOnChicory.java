package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.PolicedHttp;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.ProbeResult;
import io.healthwatch.workbench.runtime.chicory.ChicoryProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The calibration probe on Chicory's compiler as JMH measures it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CalibrationOnChicory {

    private static final long TIME_LIMIT_NANOS = 10_000_000_000L;

    /** The module's file. */
    @Param("")
    public String module;

    /** The work of an execution. */
    @Param("0")
    public long steps;

    private PolicedHttp http;
    private ChicoryProbe probe;
    private ProbeConfig config;

    @Setup
    public void load() throws IOException, ProbeException {
        http = new PolicedHttp(CapabilityPolicy.NOTHING, (_, _) -> {});
        probe = new ChicoryProbe(new ProbeEnvironment("", "", ProbeLimits.STANDARD, http));
        probe.load(Files.readAllBytes(Path.of(module)), TIME_LIMIT_NANOS);
        config = new ProbeConfig(
                Calibration.workload(steps).config().getBytes(StandardCharsets.UTF_8), TIME_LIMIT_NANOS);
    }

    @Benchmark
    public ProbeResult execute() throws ProbeException {
        return probe.execute(config);
    }

    @TearDown
    public void close() {
        probe.close();
        http.close();
    }
}
