package io.healthwatch.workbench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.runtime.chicory.ChicoryProbe;
import io.healthwatch.workbench.runtime.endive.EndiveProbe;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A host function that throws. The workbench's own do not, so it takes a host in this process. */
class HostFailureTest {

    private static final class ThrowingHost implements HostFunctions {

        @Override
        public HttpReply httpRequest(byte[] request, int capacity, long timeLeftNanos) {
            throw new IllegalStateException("the network is gone");
        }

        @Override
        public void log(int level, String text) {
            throw new IllegalStateException("the log is full");
        }
    }

    static Stream<Arguments> probes() {
        Function<ProbeEnvironment, WasmProbe> chicory = ChicoryProbe::new;
        Function<ProbeEnvironment, WasmProbe> endive = EndiveProbe::new;
        return Stream.of(chicory, endive)
                .flatMap(probe -> Stream.of("", "interpreter").map(mode -> Arguments.of(probe, mode)));
    }

    private static ProbeConfig config(String text) {
        return new ProbeConfig(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    @ParameterizedTest
    @MethodSource("probes")
    void isToldFromATrap(Function<ProbeEnvironment, WasmProbe> probes, String mode) throws ProbeException {
        var environment = new ProbeEnvironment(mode, "", ProbeLimits.STANDARD, new ThrowingHost());
        try (var probe = probes.apply(environment)) {
            probe.load(Modules.bytes("contract"), 0);
            assertThatThrownBy(() -> probe.execute(config("h{}")))
                    .isInstanceOf(ProbeException.HostFailure.class)
                    .hasMessageContaining("the network is gone");
            assertThatThrownBy(() -> probe.execute(config("jline")))
                    .isInstanceOf(ProbeException.HostFailure.class)
                    .hasMessageContaining("the log is full");
            assertThatThrownBy(() -> probe.execute(config("u"))).isInstanceOf(ProbeException.Trap.class);
            assertThat(probe.execute(config("i")).json()).asString().isEqualTo("1");
        }
    }
}
