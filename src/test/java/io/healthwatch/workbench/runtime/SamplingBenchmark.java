package io.healthwatch.workbench.runtime;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.PolicedHttp;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.chicory.ChicoryProbe;
import io.healthwatch.workbench.statistics.Estimates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the workbench adds to a call: a probe of some ten microseconds, executed as the sampling loop does it,
 * against the same call straight through the runtime's own API. Rounds of both take turns in one process, so that
 * noise meets both alike; what counts is the ratio.
 */
@Tag("benchmark")
class SamplingBenchmark {

    private static final int ROUNDS = 400;
    private static final int EXECUTIONS = 500;
    private static final long TIME_LIMIT_NANOS = 10_000_000_000L;
    private static final byte[] INPUT = "{\"scenario\":\"work\",\"text\":\"as long as a short config\"}"
            .getBytes(StandardCharsets.UTF_8);

    private interface Execution {
        void run() throws ProbeException;
    }

    @Test
    void sampledAgainstStraight() throws ProbeException {
        var module = Modules.bytes("work");
        var straight = straight(module);
        try (var http = new PolicedHttp(CapabilityPolicy.NOTHING, (_, _) -> {});
                var probe = new ChicoryProbe(new ProbeEnvironment("", "", ProbeLimits.STANDARD, http))) {
            probe.load(module, TIME_LIMIT_NANOS);
            var sampled = sampled(probe);
            var straightNanos = new double[ROUNDS];
            var sampledNanos = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                straightNanos[round] = nanosEach(straight);
                sampledNanos[round] = nanosEach(sampled);
            }
            print(steady(straightNanos), steady(sampledNanos));
        }
    }

    private static Execution straight(byte[] bytes) {
        var parsed = Parser.parse(bytes);
        var instance = Instance.builder(parsed)
                .withMachineFactory(MachineFactoryCompiler.builder(parsed).compile())
                .build();
        var allocate = instance.export("allocate");
        var run = instance.export("run");
        return () -> {
            var place = allocate.apply(INPUT.length)[0];
            instance.memory().write((int) place, INPUT);
            var answer = run.apply(place, INPUT.length)[0];
            instance.memory().readBytes((int) (answer >>> 32), (int) answer);
        };
    }

    private static Execution sampled(ChicoryProbe probe) {
        var config = new ProbeConfig(INPUT, TIME_LIMIT_NANOS);
        var executions = new long[1];
        var correct = new boolean[1];
        return () -> {
            var started = System.nanoTime();
            var result = probe.execute(config);
            executions[0] = System.nanoTime() - started;
            correct[0] = Arrays.equals(result.json(), INPUT);
        };
    }

    private static double nanosEach(Execution execution) throws ProbeException {
        var started = System.nanoTime();
        for (var i = 0; i < EXECUTIONS; i++) {
            execution.run();
        }
        return (double) (System.nanoTime() - started) / EXECUTIONS;
    }

    private static double[] steady(double[] rounds) {
        return Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
    }

    private static void print(double[] straight, double[] sampled) {
        System.out.printf(
                "straight %.2f us, sampled %.2f us, ratio of medians %.3f, of tenth percentiles %.3f%n",
                Estimates.median(straight) / 1e3,
                Estimates.median(sampled) / 1e3,
                Estimates.median(sampled) / Estimates.median(straight),
                Estimates.quantile(sampled, 0.1) / Estimates.quantile(straight, 0.1));
    }
}
