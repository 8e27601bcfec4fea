package io.healthwatch.workbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.statistics.Noise;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Readings by a clock that the test moves. */
class NoiseMeterTest {

    private static final long WORK = 2_000_000;

    private final AtomicLong now = new AtomicLong(17);
    private double slowdown = 1;
    private final NoiseMeter meter =
            new NoiseMeter(now::get, () -> now.addAndGet(Math.round(WORK * slowdown)));

    @Test
    void readingsBetweenForksCostOnePercentAtMost() {
        var spent = 0L;
        for (var fork = 0; fork < 1000; fork++) {
            now.addAndGet(3 * WORK);
            while (meter.mayRead()) {
                spent += meter.read();
            }
        }
        assertThat(spent / (double) (now.get() - 17)).isCloseTo(NoiseMeter.LARGEST_SHARE, within(0.001));
    }

    @Test
    void tellsAQuietMachineFromANoisyOneAndFromOneThatSlowsDown() {
        assertThat(noise(i -> 1 + 0.001 * (i % 7))).satisfies(quiet -> {
            assertThat(quiet.level()).isCloseTo(0.006, within(0.001));
            assertThat(quiet.tooNoisy()).isFalse();
            assertThat(quiet.drifted()).isFalse();
            assertThat(quiet.fastestNanos()).isEqualTo(WORK);
        });
        assertThat(noise(i -> i % 5 == 0 ? 1.4 : 1)).satisfies(noisy -> {
            assertThat(noisy.level()).isCloseTo(0.4, within(0.001));
            assertThat(noisy.tooNoisy()).isTrue();
            assertThat(noisy.drifted()).isFalse();
        });
        assertThat(noise(i -> 1 + 0.09 * i / 1000 + 0.001 * (i % 7))).satisfies(slowing -> {
            assertThat(slowing.drift()).isCloseTo(1.09, within(0.01));
            assertThat(slowing.drifted()).isTrue();
        });
    }

    private interface Slowdown {
        double at(int reading);
    }

    private Noise noise(Slowdown course) {
        return Noise.of(IntStream.range(0, 1000)
                .mapToDouble(i -> {
                    slowdown = course.at(i);
                    return meter.read();
                })
                .toArray());
    }

    @Test
    void aFewReadingsGiveNoLevel() {
        assertThat(Noise.of(new double[] {1, 2, 3}).tooNoisy()).isFalse();
        assertThat(Noise.of(new double[] {1, 2, 3}).level()).isNaN();
    }

    @Test
    void aProcessorThatKnowsOfAHypervisorIsAGuest() {
        var flags = List.of("Features: fpu hypervisor");
        assertThat(MachineConditions.virtualization("LENOVO 20XW", List.of("fpu"))).isEqualTo("none");
        assertThat(MachineConditions.virtualization("unknown unknown", flags)).contains("hypervisor");
        assertThat(MachineConditions.virtualization("QEMU Standard PC", flags)).isEqualTo("QEMU");
    }
}
