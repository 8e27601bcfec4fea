package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.ScriptedExtension;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements in an extension host from the window, without a toolkit. */
class IntegrationControllerTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private final List<Notice> notices = new ArrayList<>();
    private RunController runs;

    private IntegrationController controller(String script) throws IOException {
        runs = new RunController(
                new Workspace(), new RunStore(data), () -> new ScriptedMeasurement(-1), fx, notices::add);
        var host = new ExtensionHost(ScriptedExtension.home(data, script), new IntegrationStore(data));
        return new IntegrationController(host, runs, Thread::startVirtualThread, fx, notices::add);
    }

    @Test
    void aCancelledMeasurementIsShownWithItsWindowsAndFreesTheMachine() throws Exception {
        var controller = controller(ScriptedExtension.HANGING);
        controller.start();
        assertThat(runs.blocked().get()).contains("extension host");
        assertThat(fx.until(() -> controller.busy() && controller.current().get().done() == 2)).isTrue();
        controller.cancel();
        assertThat(fx.until(() -> !controller.busy())).isTrue();

        assertThat(runs.blocked().get()).isEmpty();
        assertThat(controller.result().get().integration().windows()).hasSize(2);
        assertThat(controller.problem().get()).isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void whyAMeasurementFailedIsShown() throws Exception {
        var controller =
                controller("console.error('extension-host: Missing: chromium.'); process.exitCode = 1;");
        controller.start();
        assertThat(fx.until(() -> !controller.busy())).isTrue();

        assertThat(controller.problem().get()).isEqualTo("Missing: chromium.");
        assertThat(controller.result().get()).isNull();
    }
}
