package io.healthwatch.workbench.gui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.MachineReport;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.worker.HarnessCosts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class MachineModelTest {

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();

    private MachineModel model(Callable<MachineReport> measuring) {
        return new MachineModel(measuring, background::add, Runnable::run);
    }

    @Test
    void tellsWhatWasFoundAndWhatCouldNotBeMeasured() {
        var environment = new Environment("1", "here", "Linux", "amd64", "a cpu", 2, 8_000_000_000L, "25", 0.5, null);
        var noise = new ResultDocument.Background(100, 2, 0.31, 1, true);
        var jvm = new MachineReport.HostCosts("jvm", "25", new HarnessCosts(40, 20, 55, 0, 90_000), "");
        var node = new MachineReport.HostCosts("node", "", null, "Node was not found.");
        var model = model(() -> new MachineReport(environment, noise, List.of(), List.of(jvm, node)));

        model.measure();
        assertThat(model.busy().get()).isTrue();
        background.remove().run();

        assertThat(model.busy().get()).isFalse();
        assertThat(model.text().get())
                .contains("Processor: a cpu")
                .contains("Power: not recorded")
                .contains("31.0 % above the fastest")
                .contains("Measuring in a JVM: 55 ns and 0 bytes a sample")
                .contains("Measuring in Node: not measured: Node was not found.");
    }

    @Test
    void saysWhoElseIsMeasuring() {
        var model = model(() -> {
            throw new IOException("Another workbench is measuring.");
        });
        model.measure();
        background.remove().run();
        assertThat(model.text().get()).isEqualTo("Another workbench is measuring.");
        assertThat(model.busy().get()).isFalse();
    }
}
