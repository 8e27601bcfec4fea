package io.healthwatch.workbench.gui;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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

/** The whole main job by keys alone: choose, measure, read the answers, change and take back, copy. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {

    private static final int MOST_TABS = 120;
    private static final String CSV = "Figures as CSV …";

    @TempDir
    private static Path data;

    private Services services;
    private Scene scene;

    @Start
    private void start(Stage stage) throws Exception {
        services = TestServices.in(Files.createTempDirectory(data, "window"))
                .measuring(new ScriptedMeasurement(-1))
                .assessing(ScriptedAssessor.finished())
                .writing((_, suggested, _) -> Optional.of(data.resolve(suggested)))
                .build();
        scene = WindowUnderTest.start(stage, Frame.of(services), 1280, 860).scene();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node tabTo(FxRobot robot, String what, Predicate<Node> wanted) {
        for (var i = 0; i < MOST_TABS; i++) {
            var focused = fx(scene::getFocusOwner);
            if (focused != null && wanted.test(focused)) {
                return focused;
            }
            press(robot, KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + what);
    }

    private Node tabTo(FxRobot robot, String id) {
        return tabTo(robot, id, node -> id.equals(node.getId()));
    }

    private void choose(FxRobot robot, String id) {
        tabTo(robot, id);
        press(robot, KeyCode.SPACE);
    }

    private void go(FxRobot robot, KeyCode digit, String title) throws Exception {
        press(robot, KeyCode.CONTROL, digit);
        until(() -> services.navigation().current().get().title().equals(title));
    }

    private void command(FxRobot robot, String words) throws Exception {
        press(robot, KeyCode.CONTROL, KeyCode.K);
        until(() -> scene.getFocusOwner() instanceof TextField field && "palette-query".equals(field.getId()));
        robot.write(words);
        press(robot, KeyCode.ENTER);
    }

    /** The text of the item of the open menu that has the focus; empty for none. */
    private static String focusedItem() {
        return fx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(popup -> popup.getScene().getFocusOwner())
                .filter(item -> item != null && item.lookup(".label") instanceof Label)
                .map(item -> ((Label) item.lookup(".label")).getText())
                .findFirst()
                .orElse(""));
    }

    private boolean isShown(String selector) {
        return fx(() -> scene.getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible));
    }

    @Test
    void theWholeJobIsDoneByKeysAlone(FxRobot robot) throws Exception {
        until(() -> scene.lookup("#choose-node") != null && !scene.lookup("#choose-node").isDisabled());
        choose(robot, "no-runtimes");
        choose(robot, "choose-node");
        choose(robot, "choose-chicory");
        choose(robot, "no-scenarios");
        choose(robot, "choose-simple-http-check");
        press(robot, KeyCode.CONTROL, KeyCode.R);
        until(() -> services.controller().conclusion().get() != null);
        var run = fx(() -> services.workspace().run().get());
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.header().plan().cells()).extracting(cell -> cell.variant()).containsOnly("node", "chicory");

        go(robot, KeyCode.DIGIT2, "Overview");
        until(() -> isShown(".headline"));

        go(robot, KeyCode.DIGIT3, "Matrix");
        tabTo(robot, "a cell of the matrix", node -> node.getStyleClass().contains("matrix-cell"));
        press(robot, KeyCode.ENTER);
        until(() -> isShown(".drawer"));
        press(robot, KeyCode.ESCAPE);
        until(() -> !isShown(".drawer"));

        go(robot, KeyCode.DIGIT4, "Charts");
        var question = tabTo(robot, "the questions", node -> node instanceof ToggleButton && node.getParent().getStyleClass().contains("segments"));
        var selected = (Callable<Long>) () -> question.getParent().getChildrenUnmodifiable().stream()
                .map(ToggleButton.class::cast)
                .takeWhile(button -> !button.isSelected())
                .count();
        var before = fx(selected);
        press(robot, KeyCode.RIGHT);
        press(robot, KeyCode.SPACE);
        until(() -> !selected.call().equals(before));
        press(robot, KeyCode.T);
        tabTo(robot, "the table of figures", node -> node instanceof TableView);
        press(robot, KeyCode.CONTROL, KeyCode.A);
        press(robot, KeyCode.CONTROL, KeyCode.C);
        until(() -> Clipboard.getSystemClipboard().hasString()
                && Clipboard.getSystemClipboard().getString().contains("node"));

        var menu = (MenuButton) tabTo(robot, "the export menu", node -> node.getStyleClass().contains("export-menu"));
        press(robot, KeyCode.SPACE);
        until(menu::isShowing);
        for (var i = 0; i < menu.getItems().size() && !focusedItem().equals(CSV); i++) {
            press(robot, KeyCode.DOWN);
        }
        assertThat(focusedItem()).isEqualTo(CSV);
        press(robot, KeyCode.ENTER);
        var file = data.resolve(run.header().id() + "-steady.csv");
        until(() -> Files.exists(file));
        assertThat(file).content().contains("node", "chicory");

        go(robot, KeyCode.DIGIT6, "Security");
        go(robot, KeyCode.DIGIT9, "Compare");
        command(robot, "go to report");
        until(() -> services.navigation().current().get().title().equals("Report"));
        press(robot, KeyCode.ALT, KeyCode.LEFT);
        until(() -> services.navigation().current().get().title().equals("Compare"));
        press(robot, KeyCode.ALT, KeyCode.RIGHT);
        until(() -> services.navigation().current().get().title().equals("Report"));
        command(robot, "select chicory");
        until(() -> services.workspace().selection().get() != null
                && services.workspace().selection().get().variant().equals("chicory"));
        command(robot, "scenario " + Scenarios.title("simple-http-check"));
        until(() -> services.workspace().scenario().get().equals("simple-http-check"));
    }

    @Test
    void aTargetIsChangedAndTakenBackFromAnotherView(FxRobot robot) throws Exception {
        Toolkit.run(() -> services.controller().start(RecordedRuns.plan()));
        until(() -> services.controller().conclusion().get() != null);
        go(robot, KeyCode.DIGIT3, "Matrix");
        tabTo(robot, "a target", node -> node instanceof TextField && node.getParent().getParent().getStyleClass().contains("matrix-criterion"));
        press(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write("7");
        press(robot, KeyCode.ENTER);
        until(() -> !services.workspace().undo().undoable().get().isEmpty());
        go(robot, KeyCode.DIGIT2, "Overview");
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> services.notices().shown().stream()
                .anyMatch(notice -> notice.text().startsWith("Taken back: Cold start is judged by < 7 ms")));
        assertThat(fx(() -> services.workspace().undo().undoable().get())).isEmpty();
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> services.notices().shown().stream()
                .anyMatch(notice -> notice.text().startsWith("Done again: Cold start is judged by < 7 ms")));
        assertThat(isShown("#frame-undo")).isTrue();

        go(robot, KeyCode.DIGIT3, "Matrix");
        var field = (TextField) tabTo(robot, "a target", node -> node instanceof TextField && node.getParent().getParent().getStyleClass().contains("matrix-criterion"));
        until(() -> field.getText().equals("7"));
        robot.write("1");
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> field.getText().equals("7"));
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        press(robot, KeyCode.CONTROL, KeyCode.Y);
        assertThat(fx(() -> services.workspace().undo().undoable().get())).startsWith("Cold start is judged by");
    }
}
