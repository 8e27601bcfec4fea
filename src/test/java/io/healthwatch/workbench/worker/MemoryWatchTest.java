package io.healthwatch.workbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

    @Test
    void howeverManyReadingsThereAreFewAreKeptFromTheWholeTime() throws Exception {
        var readings = new AtomicInteger();
        var enough = new CountDownLatch(3 * MemoryWatch.MOST);
        try (var watch = new MemoryWatch(
                System.nanoTime(),
                () -> {
                    enough.countDown();
                    return readings.incrementAndGet() << 10;
                },
                Duration.ofNanos(1000))) {
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            var trace = watch.trace();
            assertThat(trace.size()).isBetween(MemoryWatch.MOST / 2, MemoryWatch.MOST);
            assertThat(trace.millis()).isSorted();
            assertThat(trace.kibibytes()).isSorted().doesNotHaveDuplicates();
            assertThat(trace.kibibytes().getFirst()).isEqualTo(1);
            assertThat(trace.kibibytes().getLast()).isGreaterThan(2 * MemoryWatch.MOST);
        }
    }

    @Test
    void ofAProcessThatIsGoneThereIsNothing() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        try (var watch = new MemoryWatch(
                System.nanoTime(), ProcessMemory.of(process.pid())::residentQuickly, Duration.ofMillis(1))) {
            watch.close();
            assertThat(watch.trace()).isNull();
        }
    }

    @Test
    void whatIsReadQuicklyIsWhatIsReadAtLeisure() throws Exception {
        var process = new ProcessBuilder("cat").start();
        try (var echo = process.inputReader();
                var line = process.outputWriter()) {
            line.write("it has loaded all that it needs\n");
            line.flush();
            assertThat(echo.readLine()).isNotNull();
            var sampled = new ProcessMemory.Sampled(process.pid());
            for (var memory : List.of(ProcessMemory.of(process.pid()), sampled)) {
                assertThat(memory.residentQuickly()).isPositive();
                assertThat((double) memory.residentQuickly() / memory.resident()).isBetween(0.5, 2.0);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
