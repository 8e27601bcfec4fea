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
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the views are made of, put together once.
 *
 * @param fx runs something on the FX thread, later
 * @param background for what reads and writes files
 * @param browse shows an address or a folder in the desktop's program for it
 * @param files asks where what is exported shall be written
 */
public record Services(
        Home home,
        Catalog catalog,
        RunStore store,
        Workspace workspace,
        RunController controller,
        InstallController installs,
        SelfcheckController selfchecks,
        AssessmentController assessments,
        IntegrationController integrations,
        RunTransfer transfers,
        Navigation navigation,
        Notices notices,
        SettingsStore settings,
        Executor fx,
        ExecutorService background,
        Consumer<URI> browse,
        FileChoice files)
        implements AutoCloseable {

    private static final int SECONDS_TO_FINISH_WRITING = 2;
    private static final int SECONDS_IDLE_THREADS_STAY = 20;

    /**
     * The services of a workbench.
     *
     * @param data where runs are kept
     * @param settingsFolder where the settings are kept
     */
    public static Services of(Home home, Path data, Path settingsFolder, Executor fx, Consumer<URI> browse) {
        var background = daemonThreads();
        var catalog = new Catalog(home);
        var store = new RunStore(data);
        var workspace = new Workspace();
        var notices = new Notices();
        var navigation = new Navigation();
        var settings = new SettingsStore(settingsFolder, background);
        workspace.dark().set(settings.get().dark());
        workspace.language().set(settings.get().language());
        if (settings.get().margin() != null) {
            workspace.margin().set(settings.get().margin());
        }
        workspace.choices().start(settings.get().choices());
        workspace.choices().remember("workspace.baseline", workspace.baseline());
        workspace.choices().remember("workspace.hidden", workspace.hidden());
        workspace.choices().all().subscribe(() -> settings.change(now -> now.with(workspace.choices().all())));
        workspace.choices().remember("window.notifies", workspace.notifies());
        workspace.choices().remember("workspace.scenario", workspace.scenario());
        workspace.choices().remember("window.text-size", TextSize.factor(), text -> Math.clamp(Double.parseDouble(text), 1, 2));
        var controller = new RunController(workspace, store, () -> measurement(home, catalog, store), fx, notices);
        return new Services(
                home,
                catalog,
                store,
                workspace,
                controller,
                new InstallController(new Installer(home, catalog), controller, background, fx, notices),
                new SelfcheckController(home, catalog, data, controller, background, fx, notices),
                new AssessmentController(
                        new SessionAssessor(home, catalog, new AssessmentStore(data)), controller, background, fx, notices),
                new IntegrationController(
                        new ExtensionHost(home, new IntegrationStore(data)), controller, background, fx, notices),
                new RunTransfer(
                        new RunImport(store),
                        new AssessmentStore(data),
                        background,
                        fx,
                        notices,
                        folder -> browse.accept(folder.toUri()),
                        RunsModel.opening(controller, navigation)),
                navigation,
                notices,
                settings,
                fx,
                background,
                browse,
                new FileDialogs(notices, folder -> browse.accept(folder.toUri())));
    }

    /** All that can be under way in the window, one at a time. */
    List<Job> jobs() {
        return List.of(controller, installs, selfchecks, assessments, integrations);
    }

    /** Whether anything is measured, installed, checked or assessed. */
    boolean busy() {
        return jobs().stream().anyMatch(Job::busy);
    }

    /** Shows a folder in the desktop's file manager. */
    public Consumer<Path> reveal() {
        return folder -> browse.accept(folder.toUri());
    }

    /** Threads that do not keep the program alive; what comes after they were shut down is dropped. */
    static ExecutorService daemonThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                SECONDS_IDLE_THREADS_STAY,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("background-", 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Measurement measurement(Home home, Catalog catalog, RunStore store) {
        return new SessionMeasurement(new Session(home, catalog, store));
    }

    /** Stops what is measuring or being installed, and writes what is to be remembered. */
    @Override
    public void close() {
        jobs().forEach(Job::close);
        background.shutdown();
        try {
            background.awaitTermination(SECONDS_TO_FINISH_WRITING, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
