package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.runfile.Progress;
import io.healthwatch.workbench.store.runfile.RunExport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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

    private static final long LONGEST = 180;

    @TempDir
    private static Path data;

    private Services services;
    private Frame frame;
    private Stage window;

    @Start
    private void start(Stage stage) throws Exception {
        window = stage;
        Theme.loadFonts();
        var folder = java.nio.file.Files.createTempDirectory(data, "window");
        RecordedRuns.writeDamaged(new RunStore(folder));
        services = TestServices.in(folder).build();
        frame = Frame.of(services);
        var scene = new Scene(frame.node(), 980, 900);
        Theme.style(scene);
        frame.listenIn(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        frame.started();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private void await(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(LONGEST, TimeUnit.SECONDS, () -> fx(holds));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(fx(() -> window.getScene().lookup(selector)));
    }

    private boolean exists(String selector) {
        return fx(() -> window.getScene().lookup(selector) != null);
    }

    private void awaitChoices() throws Exception {
        await(() -> window.getScene().lookup("#choose-simple-http-check") != null
                && window.getScene().lookup("#choose-node") != null
                && !window.getScene().lookup("#choose-node").isDisabled());
    }

    private void press(String selector) {
        fx(() -> {
            switch (window.getScene().lookup(selector)) {
                case CheckBox box -> box.fire();
                case javafx.scene.control.ButtonBase button -> button.fire();
                case null, default -> throw new AssertionError("nothing to press at " + selector);
            }
            return null;
        });
    }

    private void choose(List<String> variants, List<String> scenarios) throws Exception {
        awaitChoices();
        press("#no-runtimes");
        press("#no-scenarios");
        variants.forEach(variant -> press("#choose-" + variant));
        scenarios.forEach(scenario -> press("#choose-" + scenario));
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
        await(() -> window.getScene().lookup("#run") instanceof Button run && run.getText().startsWith("Run 2 forks"));
        press("#run");
        await(() -> services.controller().conclusion().get() != null);
        assertThat(fx(() -> services.workspace().run().get()).results()).singleElement().satisfies(result -> {
            assertThat(result.cell().scenario()).isEqualTo("own-error-handling");
            assertThat(result.reason()).isEmpty();
        });
    }

    @Test
    void choosingAndPressingRunMeasures() throws Exception {
        choose(List.of("node", "chicory-interpreter"), List.of("simple-http-check"));
        assertThat(find("#run", Button.class).getText()).startsWith("Run 4 forks");
        press("#run");
        await(() -> services.controller().conclusion().get() != null);
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
        await(() -> window.getScene().lookup("#first-result") instanceof Button first
                && first.isVisible()
                && first.getText().startsWith("First result in about "));
        press("#first-result");
        await(() -> services.navigation().current().get().title().equals("Overview"));
        var run = fx(() -> services.workspace().run().get());
        assertThat(run.results()).hasSizeGreaterThan(1).allSatisfy(result -> assertThat(result.correct())
                .as(result.cell() + ": " + result.reason())
                .isTrue());
        press("#navigate-evaluate");
        await(() -> !window.getScene().getRoot().lookupAll("#welcome").stream().anyMatch(Node::isVisible));
    }

    @Test
    void cancellingMidwayKeepsWhatWasMeasured(FxRobot robot) throws Exception {
        choose(List.of("node"), List.of("simple-http-check", "error-handling"));
        press("#profile-standard");
        press("#run");
        await(() -> services.controller().activity().get().done() >= 2);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> services.controller().conclusion().get() != null);
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
        await(() -> services.navigation().current().get() == services.navigation().views().get(1));
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        await(() -> services.navigation().current().get().title().equals("Evaluate"));
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
        await(() -> services.controller().conclusion().get() != null);
        assertThat(fx(() -> services.workspace().run().get().forks())).hasSize(2);
    }

    private void tabTo(FxRobot robot, String id) {
        for (var i = 0; i < 80; i++) {
            var focused = fx(() -> window.getScene().getFocusOwner());
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
        await(() -> Window.getWindows().size() == 2);
        var stage = fx(() -> (Stage) Window.getWindows().getLast());
        assertThat(fx(() -> stage.isFullScreen() && stage.getScene().lookup(".slide-title") != null)).isTrue();

        type(robot, KeyCode.ESCAPE);

        await(() -> Window.getWindows().equals(List.of(window)));
    }

    @Test
    void theThemeIsSwitchedAndRemembered(FxRobot robot) throws Exception {
        awaitChoices();
        assertThat(services.settings().get().dark()).isFalse();
        robot.press(KeyCode.CONTROL, KeyCode.D).release(KeyCode.D, KeyCode.CONTROL);
        await(() -> services.workspace().dark().get());
        assertThat(fx(javafx.application.Application::getUserAgentStylesheet)).contains("dark");
        assertThat(services.settings().get().dark()).isTrue();
        press("#frame-theme");
        assertThat(fx(javafx.application.Application::getUserAgentStylesheet)).contains("light");
    }

    @Test
    void aRunThatIsDroppedAsAFileIsShown(@TempDir Path elsewhere) throws Exception {
        var sent = new SyntheticRun(1).with("node", 1, 4).write(new RunStore(elsewhere));
        var file = elsewhere.resolve("sent.wasmrun");
        RunExport.write(sent, new AssessmentStore(elsewhere), file, Progress.NONE);
        fx(() -> frame.drop(List.of(file)));
        await(() -> services.workspace().run().get() != null
                && services.workspace().run().get().folder().equals(
                        services.store().folder().resolve(sent.getFileName())));
        assertThat(fx(() -> services.navigation().current().get().title())).isEqualTo("Overview");
        press("#navigate-runs");
        await(() -> window.getScene().lookup("#runs") instanceof TableView<?> table
                && table.getItems().size() == 2);
    }

    @Test
    void whatIsHeldOverTheWindowIsToldBeforeItIsDropped(@TempDir Path elsewhere) throws Exception {
        var folder = new SyntheticRun(1).with("node", 1, 4).write(new RunStore(elsewhere));
        var hint = (Label) window.getScene().lookup("#drop-hint");

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
        await(() -> services.workspace().run().get() != null
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
        press("#navigate-runs");
        await(() -> window.getScene().lookup("#runs") instanceof TableView<?> table
                && table.getItems().size() == 1);
        assertThat(find("#run-detail", Label.class).getText()).contains("run.json, line ");
        assertThat(fx(() -> window.getScene().lookup("#open-run").isDisabled())).isTrue();
    }

    @Test
    void theKeysAreExplained(FxRobot robot) throws Exception {
        awaitChoices();
        type(robot, KeyCode.F1);
        await(() -> window.getScene().lookup(".veil").isVisible());
        type(robot, KeyCode.ESCAPE);
        await(() -> !window.getScene().lookup(".veil").isVisible());
    }

    @Test
    void viewsAreReadyBeforeTheyAreShownAndNothingOfThemIsSeenOrReached() throws Exception {
        var shown = fx(() -> services.navigation().current().get());

        var done = fx(() -> frame.buildViewsAhead());
        await(done::isDone);

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
