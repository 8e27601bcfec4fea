package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all jobs have in common, and what the status line says of them, without a toolkit. */
class ExclusiveJobTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private RunController runs;

    @BeforeEach
    void make() {
        runs = new RunController(new Workspace(), new RunStore(data), () -> new ScriptedMeasurement(-1), fx, _ -> {});
    }

    /** Counts sheep. */
    private final class Counting extends ExclusiveJob<Integer> {

        private final CountDownLatch asked = new CountDownLatch(1);
        private String reason = "";

        Counting() {
            super(runs, "counting", Runnable::run, fx, _ -> {});
        }

        void start(Work<Integer> task, Consumer<Integer> ended) {
            begin(0, "Sheep are being counted.", task, ended);
        }

        int untilAsked() throws IOException {
            try {
                asked.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return 7;
        }

        @Override
        Status describe(Integer now) {
            return new Status(now < 0 ? "Waking up" : now + " sheep", now / 10.0, "soon");
        }

        @Override
        void failed(String why) {
            reason = why;
        }

        @Override
        Integer stopping(Integer now) {
            return -1;
        }

        @Override
        void stop() {
            asked.countDown();
        }
    }

    @Test
    void oneAtATimeIsUnderWayAndTheStatusLineIsAboutIt() throws Exception {
        var first = new Counting();
        var second = new Counting();
        var status = new StatusModel(List.of(runs, first, second), runs);
        var results = new int[1];
        assertThat(status.busy().getValue()).isFalse();

        second.start(second::untilAsked, result -> results[0] = result);
        second.show(3);

        assertThat(status.busy().getValue()).isTrue();
        assertThat(status.text().getValue()).isEqualTo("3 sheep");
        assertThat(status.fraction().getValue().doubleValue()).isEqualTo(0.3);
        assertThat(first.blocked().get()).isEqualTo("Sheep are being counted.");
        assertThat(runs.hindrance()).isEqualTo("Sheep are being counted.");

        second.cancel();
        second.show(4);
        assertThat(status.text().getValue()).isEqualTo("Waking up");
        assertThat(fx.until(() -> !second.busy())).isTrue();
        assertThat(results[0]).isEqualTo(7);
        assertThat(first.blocked().get()).isEmpty();
        assertThat(runs.hindrance()).isEmpty();
        assertThat(status.text().getValue()).isEqualTo("Nothing measured yet");
        assertThat(status.fraction().getValue().doubleValue()).isNegative();
    }

    @Test
    void whateverItFailsOfTheMachineIsFreeAgainAndTheReasonIsKnown() throws Exception {
        var job = new Counting();
        job.start(
                () -> {
                    throw new NoClassDefFoundError("Sheep");
                },
                _ -> {});
        assertThat(fx.until(() -> !job.busy())).isTrue();
        assertThat(job.reason).startsWith("It ended unexpectedly").contains("Sheep");
        assertThat(runs.hindrance()).isEmpty();

        job.start(
                () -> {
                    throw new IOException("The meadow is locked.");
                },
                _ -> {});
        assertThat(fx.until(() -> !job.busy())).isTrue();
        assertThat(job.reason).isEqualTo("The meadow is locked.");
    }
}
