package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Session;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.chart.FileDialogs;
import io.healthwatch.workbench.gui.runs.RunTransfer;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.runfile.RunImport;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The services of a window under test: the real ones, but for those that are named. */
final class TestServices {

    private final Path data;
    private Home home = Home.at(Path.of("").toAbsolutePath());
    private BiFunction<Home, Catalog, Installer> installer = Installer::new;
    private Supplier<Measurement> measurement;
    private Assessor assessor = ScriptedAssessor.fresh(-1);
    private FileChoice files;

    private TestServices(Path data) {
        this.data = data;
    }

    /** Services that keep everything in that folder. */
    static TestServices in(Path data) {
        return new TestServices(data);
    }

    TestServices at(Home elsewhere) {
        home = elsewhere;
        return this;
    }

    TestServices installing(Installer by) {
        installer = (_, _) -> by;
        return this;
    }

    TestServices measuring(Measurement by) {
        measurement = () -> by;
        return this;
    }

    TestServices assessing(Assessor by) {
        assessor = by;
        return this;
    }

    /** Asks that instead of the platform's dialogs where files shall be written. */
    TestServices writing(FileChoice by) {
        files = by;
        return this;
    }

    Services build() {
        var catalog = new Catalog(home);
        var store = new RunStore(data);
        var workspace = new Workspace();
        var notices = new Notices();
        var navigation = new Navigation();
        Supplier<Measurement> sessions =
                measurement == null ? () -> new SessionMeasurement(new Session(home, catalog, store)) : measurement;
        var controller = new RunController(workspace, store, sessions, Platform::runLater, notices);
        var background = Services.daemonThreads();
        return new Services(
                home,
                catalog,
                store,
                workspace,
                controller,
                new InstallController(installer.apply(home, catalog), controller, background, Platform::runLater, notices),
                new SelfcheckController(home, catalog, data, controller, background, Platform::runLater, notices),
                new AssessmentController(assessor, controller, background, Platform::runLater, notices),
                new IntegrationController(
                        new ExtensionHost(home, new IntegrationStore(data)), controller, background, Platform::runLater,
                        notices),
                new RunTransfer(
                        new RunImport(store),
                        new AssessmentStore(data),
                        background,
                        Platform::runLater,
                        notices,
                        _ -> {},
                        RunsModel.opening(controller, navigation)),
                navigation,
                notices,
                new SettingsStore(data.resolve("settings"), Runnable::run),
                Platform::runLater,
                background,
                _ -> {},
                files == null ? new FileDialogs(notices, _ -> {}) : files);
    }
}
