package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.selfcheck.SelfcheckModel;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.selfcheck.Design;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Self-checks from the window, with real workers, without a toolkit. */
class SelfcheckControllerTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private final List<Notice> notices = new ArrayList<>();
    private final Home home = Home.locate();
    private final Catalog catalog = new Catalog(home);
    private RunController runs;
    private SelfcheckController controller;

    @BeforeEach
    void make() {
        runs = new RunController(
                new Workspace(), new RunStore(data), () -> new ScriptedMeasurement(-1), fx, notices::add);
        controller = new SelfcheckController(home, catalog, data, runs, Runnable::run, fx, notices::add);
    }

    @AfterEach
    void close() {
        controller.close();
    }

    /** As small as there can be one: what is tested here is not the figures. */
    private static Design design(int experiments) {
        return new Design(
                new Cell("node", "node", "calibration", "c"), 2, List.of(0.1), 4, experiments, Duration.ofMinutes(5), 0.02, 1);
    }

    /** Real forks on a busy machine take longer than anything else that is waited for. */
    private void awaitForks(BooleanSupplier holds) throws InterruptedException {
        var held = false;
        for (var patience = 0; patience < 8 && !held; patience++) {
            held = fx.until(holds);
        }
        assertThat(held).as("%s", notices).isTrue();
    }

    @Test
    void aCancelledSelfcheckKeepsItsExperimentsAndIsOpenedNextTime() throws Exception {
        controller.start(design(50));
        assertThat(runs.blocked().get()).contains("checking itself");
        awaitForks(() -> controller.result().get() != null);
        controller.cancel();
        awaitForks(() -> !controller.busy());

        var found = controller.result().get();
        assertThat(runs.blocked().get()).isEmpty();
        assertThat(found.complete()).isFalse();
        assertThat(found.experiments()).isPositive();
        assertThat(notices).isEmpty();

        var next = new SelfcheckController(home, catalog, data, runs, Runnable::run, fx, notices::add);
        var model = new SelfcheckModel(next, catalog, Runnable::run, fx);
        model.refresh();
        assertThat(fx.until(() -> next.result().get() != null && model.subject().get() != null))
                .isTrue();
        assertThat(next.result().get()).isEqualTo(found);
        assertThat(model.headline().getValue()).contains("too few comparisons to tell");
        assertThat(model.basis().getValue()).startsWith(found.experiments() + " of 50 experiments");
        assertThat(model.subject().get().variant().id()).isEqualTo("node");
    }

    @Test
    void whileAnotherWorkbenchMeasuresTheReasonIsSaid() throws Exception {
        try (var _ = MachineLock.take(home.machineLock(), "measuring")) {
            controller.start(design(1));
            assertThat(fx.until(() -> !controller.busy())).isTrue();
        }
        assertThat(notices).singleElement().satisfies(notice -> assertThat(notice.text()).contains("measuring"));
        assertThat(runs.blocked().get()).isEmpty();
    }

    @Test
    void aDamagedFileIsSaid() throws Exception {
        Files.createDirectories(data.resolve("selfcheck"));
        Files.writeString(data.resolve("selfcheck/20260101T000000000Z.json"), "no JSON");

        controller.openLast();

        assertThat(fx.until(() -> !notices.isEmpty())).isTrue();
        assertThat(notices.getFirst().text()).contains("20260101T000000000Z.json");
    }
}
