package io.healthwatch.workbench.gui.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.gui.InstallController;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.Measurement;
import io.healthwatch.workbench.gui.Notices;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.ScriptedInstallers;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimesModelTest {

    @TempDir
    private Path folder;

    private final PretendedFx fx = new PretendedFx();
    private final Notices notices = new Notices();
    private final List<Path> revealed = new ArrayList<>();
    private ScriptedInstallers installers;
    private RunController controller;
    private CountDownLatch measured;
    private RuntimesModel model;

    /** Measures until it is told to stop. */
    private final class Endless implements Measurement {
        @Override
        public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
            try {
                measured.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("stopped");
        }

        @Override
        public RunData resume(Path run, Consumer<Event> receiver) throws IOException {
            return run(null, receiver);
        }

        @Override
        public void cancel() {
            measured.countDown();
        }
    }

    @BeforeEach
    void make() throws Exception {
        measured = new CountDownLatch(1);
        installers = new ScriptedInstallers(folder, folder.resolve("user"))
                .with("koffi", 0.2, ScriptedInstallers.GOOD)
                .with("wasm3", 2, ScriptedInstallers.GOOD)
                .with("wasmer", ScriptedInstallers.takes("wasmer", 9, "no-such-tool"), ScriptedInstallers.FAILING);
        controller = new RunController(new Workspace(), new RunStore(folder), Endless::new, fx, notices);
        var installs = new InstallController(installers.installer(), controller, Runnable::run, fx, notices);
        var catalog = new Catalog(Home.at(folder, folder.resolve("user")));
        model = new RuntimesModel(
                catalog.variants(),
                (variant, host) -> variant.id().equals("node")
                                || variant.id().equals("wasm3") && host == Host.JVM && isInstalled("wasm3")
                        ? Availability.of("20.1.0", 98_000_000)
                        : Availability.missing("It is not installed."),
                installs,
                revealed::add,
                Runnable::run,
                fx);
        model.refresh();
        assertThat(fx.until(() -> !model.looking().get() && !model.items().get().isEmpty())).isTrue();
    }

    private boolean isInstalled(String name) {
        return Files.exists(folder.resolve("user/runtimes").resolve(name).resolve("installation.json"));
    }

    private InstallItem item(String name) {
        return model.items().get().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(fx.until(() -> model.installing().get() == null && !model.looking().get())).isTrue();
    }

    @Test
    void everyVariantHasARowForEachHost() throws Exception {
        assertThat(model.rows()).anyMatch(row -> row.variant().id().equals("wasm3")
                && row.availability().reason().equals("It is not installed."));
        assertThat(model.rows()).filteredOn(row -> row.variant().id().equals("native")).hasSize(2);
        assertThat(model.summary().get()).startsWith("1 of ");
    }

    @Test
    void onlyWhatIsAvailableCanBeShown() {
        model.availableOnly().set(true);
        assertThat(model.rows()).singleElement().returns("98.0 MB", RuntimeRow::size);
    }

    @Test
    void whatInstallingTakesIsSaidBeforehand() {
        assertThat(model.items().get()).extracting(InstallItem::name).containsExactly("koffi", "wasm3", "wasmer");
        assertThat(item("wasm3").takes()).isEqualTo("About 2 min  ·  1.5 MB to download  ·  up to 3 MB of disk  ·  uses sh");
        assertThat(item("wasm3").title()).isEqualTo("The wasm3");
        assertThat(item("wasm3").description()).isEqualTo("For a test");
        assertThat(item("wasmer").toolProblem()).startsWith("no-such-tool is not on this machine's search path");
        assertThat(model.installAllText().get()).isEqualTo("Install all (about 2 min)");
        assertThat(model.summary().get())
                .endsWith(" variants can be measured here. Installing The koffi and The wasm3 takes about 2 min."
                        + " The wasmer is left out: it needs no-such-tool, which is not here.");
    }

    @Test
    void installingShowsUpEverywhereAndInTheRecord() throws Exception {
        model.install(item("wasm3"));
        assertThat(model.installing().get().title()).isEqualTo("Installing The wasm3");
        assertThat(model.installing().get().step()).isEqualTo("Getting ready");
        assertThat(model.installing().get().fraction()).isNegative();
        assertThat(model.blocked().get()).isNotEmpty();
        assertThat(controller.blocked().get()).startsWith("The wasm3 is being installed.");
        awaitEnd();
        assertThat(controller.blocked().get()).isEmpty();
        assertThat(item("wasm3").installed()).get().returns("1.2.3", there -> there.version());
        assertThat(item("wasm3").origin()).startsWith("Version 1.2.3, 2.6 MB");
        assertThat(model.rows()).anyMatch(row ->
                row.variant().id().equals("wasm3") && row.availability().available());
        assertThat(model.attempts().get()).singleElement().satisfies(attempt -> {
            assertThat(model.describe(attempt)).isEqualTo("Install The wasm3 1.2.3");
            assertThat(RuntimesModel.detail(attempt)).contains("Steps: download ", "compile ");
        });
        assertThat(model.log()).contains("step 2 of 2: compile");
        assertThat(notices.shown()).anyMatch(notice -> notice.text().equals("The wasm3 1.2.3 is installed."));
    }

    @Test
    void allThatIsMissingIsInstalledButWhatLacksItsTools() throws Exception {
        model.installAll();
        assertThat(model.installing().get().title()).isEqualTo("Installing The koffi (1 of 2)");
        awaitEnd();
        assertThat(isInstalled("koffi")).isTrue();
        assertThat(isInstalled("wasm3")).isTrue();
        assertThat(model.attempts().get()).hasSize(2);
        assertThat(model.installAllText().get()).isEmpty();
    }

    @Test
    void aFailureSaysWhyAndWhatToDoAndStays() throws Exception {
        model.install(item("wasmer"));
        awaitEnd();
        assertThat(item("wasmer").failed()).isTrue();
        assertThat(item("wasmer").problem())
                .contains("Nothing was changed.", "There is no C compiler on this machine. Install gcc or clang");
        assertThat(notices.shown()).anyMatch(notice ->
                notice.text().startsWith("The wasmer could not be installed. There is no C compiler"));
        model.revealLog(item("wasmer"));
        assertThat(revealed).containsExactly(folder.resolve("user/runtimes"));
    }

    @Test
    void aFailedUpdateLeavesWhatWasThere() throws Exception {
        model.install(item("wasm3"));
        awaitEnd();
        installers.with("wasm3", 2, ScriptedInstallers.FAILING);
        model.install(item("wasm3"));
        awaitEnd();
        assertThat(item("wasm3").isThere()).isTrue();
        assertThat(item("wasm3").problem()).contains("The update failed", "What was there before is still there.");
    }

    @Test
    void removingIsAskedAboutFirst() throws Exception {
        model.install(item("wasm3"));
        awaitEnd();
        model.doomed().set(item("wasm3"));
        assertThat(model.warning(item("wasm3")))
                .isEqualTo("Remove The wasm3 1.2.3 (2.6 MB)? To install it again takes about 2 min.");
        assertThat(isInstalled("wasm3")).isTrue();
        model.removeDoomed();
        assertThat(model.installing().get().title()).isEqualTo("Removing The wasm3");
        awaitEnd();
        assertThat(isInstalled("wasm3")).isFalse();
        assertThat(model.doomed().get()).isNull();
        assertThat(model.describe(model.attempts().get().getFirst())).isEqualTo("Remove The wasm3");
    }

    @Test
    void cancellingEndsItAndWhatWasToFollow() throws Exception {
        installers.with("koffi", 0.2, ScriptedInstallers.hanging(folder.resolve("never")));
        model.installAll();
        assertThat(fx.until(() -> model.installing().get().progress() != null
                && model.installing().get().progress().done() > 0))
                .isTrue();
        assertThat(model.installing().get().step()).isEqualTo("Step 2 of 5: compile, 57 of 163");
        assertThat(model.installing().get().time()).contains(" left");
        model.cancel();
        assertThat(model.installing().get().step()).startsWith("Cancelling");
        awaitEnd();
        assertThat(model.attempts().get())
                .singleElement()
                .returns(Attempt.Outcome.CANCELLED, Attempt::outcome);
        assertThat(isInstalled("wasm3")).isFalse();
    }

    @Test
    void nothingIsInstalledWhileASessionMeasures() throws Exception {
        controller.resume(folder);
        assertThat(model.blocked().get()).startsWith("A session is measuring.");
        model.install(item("wasm3"));
        assertThat(model.installing().get()).isNull();
        measured.countDown();
        assertThat(fx.until(() -> !controller.busy())).isTrue();
        assertThat(model.blocked().get()).isEmpty();
    }

    @Test
    void anotherWorkbenchThatMeasuresIsNamed() throws Exception {
        var lock = Home.at(folder, folder.resolve("user")).machineLock();
        try (var _ = MachineLock.take(lock, "measuring")) {
            model.install(item("wasm3"));
            awaitEnd();
        }
        assertThat(model.problem().get()).contains("measuring");
        assertThat(model.attempts().get()).isEmpty();
    }
}
