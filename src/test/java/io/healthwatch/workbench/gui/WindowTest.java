package io.healthwatch.workbench.gui;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.runfile.Progress;
import io.healthwatch.workbench.store.runfile.RunExport;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user has it, on the headless platform: what is pressed measures for real. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    @TempDir
    private static Path data;

    private Services services;
    private Frame frame;
    private WindowUnderTest window;

    @Start
    private void start(Stage stage) throws Exception {
        var folder = java.nio.file.Files.createTempDirectory(data, "window");
        RecordedRuns.writeDamaged(new RunStore(folder));
        services = TestServices.in(folder).build();
        frame = Frame.of(services);
        window = WindowUnderTest.start(stage, frame, 980, 900);
    }

    @AfterEach
    void close() {
        services.close();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(fx(() -> window.find(selector)));
    }

    private boolean exists(String selector) {
        return fx(() -> window.find(selector) != null);
    }

    private void awaitChoices() throws Exception {
        until(() -> window.find("#choose-simple-http-check") != null
                && window.find("#choose-node") != null
                && !window.find("#choose-node").isDisabled());
    }

    private void choose(List<String> variants, List<String> scenarios) throws Exception {
        awaitChoices();
        window.press("#no-runtimes");
        window.press("#no-scenarios");
        variants.forEach(variant -> window.press("#choose-" + variant));
        scenarios.forEach(scenario -> window.press("#choose-" + scenario));
    }

    @Test
    void aModuleThatIsDroppedIsMeasured() throws Exception {
        choose(List.of("node"), List.of());
        fx(() -> {
            services.navigation().show("Runs");
            return frame.drop(List.of(
                    Path.of("probes/dist/c/error-handling.wasm"),
                    Path.of("assets/scenarios/error-handling/config-invalid-config.json")));
        });
        until(() -> window.find("#run") instanceof Button run && run.getText().startsWith("Run 2 forks"));
        window.press("#run");
        until(() -> services.controller().conclusion().get() != null);
        assertThat(fx(() -> services.workspace().run().get()).results()).singleElement().satisfies(result -> {
            assertThat(result.cell().scenario()).isEqualTo("own-error-handling");
            assertThat(result.reason()).isEmpty();
        });
    }

    @Test
    void choosingAndPressingRunMeasures() throws Exception {
        choose(List.of("node", "chicory-interpreter"), List.of("simple-http-check"));
        assertThat(find("#run", Button.class).getText()).startsWith("Run 4 forks");
        window.press("#run");
        until(() -> services.controller().conclusion().get() != null);
        var run = fx(() -> services.workspace().run().get());
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.results()).hasSize(2).allSatisfy(result -> {
            assertThat(result.correct()).as(result.reason()).isTrue();
            assertThat(result.coldStart().value()).isPositive();
        });
        assertThat(find("#conclusion", Label.class).getText())
                .startsWith("Measured 2 variants in 1 scenario, 4 forks.");
        assertThat(exists("#run-again")).isTrue();
        assertThat(services.store().list()).anyMatch(summary -> summary.state() == RunState.COMPLETE);
    }

    @Test
    void theFirstResultIsOnePressAway() throws Exception {
        until(() -> window.find("#first-result") instanceof Button first
                && first.isVisible()
                && first.getText().startsWith("First result in about "));
        window.press("#first-result");
        until(() -> services.navigation().current().get().title().equals("Overview"));
        var run = fx(() -> services.workspace().run().get());
        assertThat(run.results()).hasSizeGreaterThan(1).allSatisfy(result -> assertThat(result.correct())
                .as(result.cell() + ": " + result.reason())
                .isTrue());
        window.press("#navigate-evaluate");
        until(() -> !window.scene().getRoot().lookupAll("#welcome").stream().anyMatch(Node::isVisible));
    }

    @Test
    void cancellingMidwayKeepsWhatWasMeasured(FxRobot robot) throws Exception {
        choose(List.of("node"), List.of("simple-http-check", "error-handling"));
        window.press("#profile-standard");
        window.press("#run");
        until(() -> services.controller().activity().get().done() >= 2);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> services.controller().conclusion().get() != null);
        var run = fx(() -> services.workspace().run().get());
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.forks().stream().filter(fork -> fork.end().completed()).count())
                .isBetween(2L, 15L);
        assertThat(find("#conclusion", Label.class).getText()).startsWith("Stopped early, and kept ");
        assertThat(exists("#resume")).isTrue();
        assertThat(RunStore.open(run.folder()).forks()).hasSameSizeAs(run.forks());
    }

    @Test
    void theKeyboardAloneStartsARun(FxRobot robot) throws Exception {
        awaitChoices();
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        until(() -> services.navigation().current().get() == services.navigation().views().get(1));
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        until(() -> services.navigation().current().get().title().equals("Evaluate"));
        tabTo(robot, "no-runtimes");
        type(robot, KeyCode.SPACE);
        tabTo(robot, "choose-node");
        type(robot, KeyCode.SPACE);
        tabTo(robot, "no-scenarios");
        type(robot, KeyCode.SPACE);
        tabTo(robot, "choose-simple-http-check");
        type(robot, KeyCode.SPACE);
        assertThat(find("#run", Button.class).getText()).startsWith("Run 2 forks");
        robot.press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        until(() -> services.controller().conclusion().get() != null);
        assertThat(fx(() -> services.workspace().run().get().forks())).hasSize(2);
    }

    private void tabTo(FxRobot robot, String id) {
        for (var i = 0; i < 80; i++) {
            var focused = fx(() -> window.scene().getFocusOwner());
            if (focused != null && id.equals(focused.getId())) {
                assertThat(focused.isFocusVisible()).isTrue();
                return;
            }
            type(robot, KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + id);
    }

    private static void type(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void f5PresentsAndEscapeComesBack(FxRobot robot) throws Exception {
        awaitChoices();
        type(robot, KeyCode.F5);
        until(() -> Window.getWindows().size() == 2);
        var stage = fx(() -> (Stage) Window.getWindows().getLast());
        assertThat(fx(() -> stage.isFullScreen() && stage.getScene().lookup(".slide-title") != null)).isTrue();

        type(robot, KeyCode.ESCAPE);

        until(() -> Window.getWindows().equals(List.of(window.stage())));
    }

    @Test
    void theThemeIsSwitchedAndRemembered(FxRobot robot) throws Exception {
        awaitChoices();
        assertThat(services.settings().get().dark()).isFalse();
        robot.press(KeyCode.CONTROL, KeyCode.D).release(KeyCode.D, KeyCode.CONTROL);
        until(() -> services.workspace().dark().get());
        assertThat(fx(javafx.application.Application::getUserAgentStylesheet)).contains("dark");
        assertThat(services.settings().get().dark()).isTrue();
        window.press("#frame-theme");
        assertThat(fx(javafx.application.Application::getUserAgentStylesheet)).contains("light");
    }

    @Test
    void aRunThatIsDroppedAsAFileIsShown(@TempDir Path elsewhere) throws Exception {
        var sent = new SyntheticRun(1).with("node", 1, 4).write(new RunStore(elsewhere));
        var file = elsewhere.resolve("sent.wasmrun");
        RunExport.write(sent, new AssessmentStore(elsewhere), file, Progress.NONE);
        fx(() -> frame.drop(List.of(file)));
        until(() -> services.workspace().run().get() != null
                && services.workspace().run().get().folder().equals(
                        services.store().folder().resolve(sent.getFileName())));
        assertThat(fx(() -> services.navigation().current().get().title())).isEqualTo("Overview");
        window.press("#navigate-runs");
        until(() -> window.find("#runs") instanceof TableView<?> table
                && table.getItems().size() == 2);
    }

    @Test
    void whatIsHeldOverTheWindowIsToldBeforeItIsDropped(@TempDir Path elsewhere) throws Exception {
        var folder = new SyntheticRun(1).with("node", 1, 4).write(new RunStore(elsewhere));
        var hint = (Label) window.find("#drop-hint");

        assertThat(fx(() -> hint.getParent().isVisible())).isFalse();
        assertThat(held(hint, Path.of("sent.wasmrun"))).isEqualTo("Open this run");
        assertThat(held(hint, Path.of("sent.wasmrun"), Path.of("other.wasmrun"))).isEqualTo("Open these 2 runs");
        assertThat(held(hint, folder)).isEqualTo("Open this run");
        assertThat(held(hint, Path.of("my.wasm"), Path.of("notes.txt"))).isEqualTo("Evaluate this module");
        assertThat(held(hint, Path.of("my.json"))).isEqualTo("Give my.json to your own module");
        assertThat(held(hint, Path.of("notes.txt"))).startsWith("Cannot be opened: notes.txt is neither a run");
        assertThat(fx(() -> frame.drop(List.of(Path.of("notes.txt"))))).isFalse();
        assertThat(fx(() -> hint.getParent().isVisible())).isFalse();

        assertThat(fx(() -> frame.drop(List.of(folder)))).isTrue();
        until(() -> services.workspace().run().get() != null
                && services.workspace().run().get().folder().equals(folder));
    }

    private String held(Label hint, Path... files) {
        return fx(() -> {
            frame.hold(List.of(files));
            assertThat(hint.getParent().isVisible()).isTrue();
            return hint.getText();
        });
    }

    @Test
    void aDamagedRunIsListed() throws Exception {
        window.press("#navigate-runs");
        until(() -> window.find("#runs") instanceof TableView<?> table
                && table.getItems().size() == 1);
        assertThat(find("#run-detail", Label.class).getText()).contains("run.json, line ");
        assertThat(fx(() -> window.find("#open-run").isDisabled())).isTrue();
    }

    @Test
    void theKeysAreExplained(FxRobot robot) throws Exception {
        awaitChoices();
        type(robot, KeyCode.F1);
        until(() -> window.find(".veil").isVisible());
        type(robot, KeyCode.ESCAPE);
        until(() -> !window.find(".veil").isVisible());
    }

    @Test
    void viewsAreReadyBeforeTheyAreShownAndNothingOfThemIsSeenOrReached() throws Exception {
        var shown = fx(() -> services.navigation().current().get());

        var done = fx(() -> frame.buildViewsAhead());
        until(done::isDone);

        assertThat(fx(() -> services.navigation().current().get())).isSameAs(shown);
        for (var view : services.navigation().views()) {
            if (view != shown) {
                var content = fx(view::content);
                assertThat(fx(() -> content.getScene())).as(view.title()).isNull();
                assertThat(fx(() -> content.getLayoutBounds().getHeight())).as(view.title()).isPositive();
            }
        }
        assertThat(fx(() -> ((Pane) shown.content().getParent()).getChildren())).containsExactly(shown.content());
    }
}
