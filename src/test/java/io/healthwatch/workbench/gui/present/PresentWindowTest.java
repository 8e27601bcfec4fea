package io.healthwatch.workbench.gui.present;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Theme;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.present.PresentModel.Curtain;
import io.healthwatch.workbench.report.Slide.Topic;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A presentation as a speaker has it: keys and mouse, on the headless platform. */
@ExtendWith(ApplicationExtension.class)
class PresentWindowTest {

    private PresentModel model;
    private PresentPane pane;
    private boolean ended;

    @Start
    private void start(Stage stage) throws Exception {
        Theme.loadFonts();
        Theme.apply(false);
        model = new PresentModel(new Choices(), Background.worker(), Platform::runLater);
        pane = new PresentPane(
                model, new SimpleStringProperty(""), new SimpleStringProperty("a run"), () -> ended = true);
        stage.setScene(new Scene(pane, 960, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        pane.start();
        model.show(Decks.assessed(Runs.ofEverything().calm().snapshot()));
    }

    private int page() {
        return fx(() -> model.shown().get().number());
    }

    private Place opened() {
        return fx(() -> model.shown().get().opened());
    }

    private Node focused() {
        return fx(() -> pane.getScene().getFocusOwner());
    }

    @Test
    void everyKeyOfAClickerTurns(FxRobot robot) {
        for (var key : new KeyCode[] {KeyCode.RIGHT, KeyCode.DOWN, KeyCode.SPACE, KeyCode.PAGE_DOWN, KeyCode.ENTER}) {
            robot.push(key);
        }
        assertThat(page()).isEqualTo(6);
        for (var key : new KeyCode[] {KeyCode.LEFT, KeyCode.UP, KeyCode.PAGE_UP, KeyCode.BACK_SPACE}) {
            robot.push(key);
        }
        assertThat(page()).isEqualTo(2);
        robot.push(KeyCode.END);
        assertThat(page()).isEqualTo(fx(() -> model.shown().get().of()));
        robot.push(KeyCode.HOME);
        assertThat(page()).isEqualTo(1);
        robot.push(KeyCode.DIGIT4).push(KeyCode.ENTER);
        assertThat(page()).isEqualTo(4);
    }

    @Test
    void blackAndWhiteHideThePageAndEscapeEndsLast(FxRobot robot) {
        robot.push(KeyCode.PERIOD);
        assertThat(fx(() -> model.curtain().get())).isEqualTo(Curtain.BLACK);
        robot.push(KeyCode.W);
        assertThat(fx(() -> model.curtain().get())).isEqualTo(Curtain.WHITE);
        robot.push(KeyCode.ESCAPE);
        assertThat(fx(() -> model.curtain().get())).isEqualTo(Curtain.NONE);
        assertThat(ended).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(ended).isTrue();
    }

    @Test
    void aCellIsChosenByKeysOpenedAndComesBackWithTheFocus(FxRobot robot) throws Exception {
        robot.push(KeyCode.RIGHT).push(KeyCode.TAB).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.RIGHT);
        var cell = focused();
        assertThat(cell.getAccessibleText()).contains("WASM3", "Execution");
        assertThat(page()).isEqualTo(2);

        robot.push(KeyCode.ENTER);
        until(() -> model.shown().get().opened() != null);
        assertThat(fx(() -> model.shown().get().slide().title())).contains("wasm3", "Execution");
        robot.push(KeyCode.RIGHT);
        assertThat(fx(() -> model.shown().get().slide().part())).isEqualTo(2);
        robot.push(KeyCode.BACK_SPACE);

        assertThat(opened()).isNull();
        assertThat(page()).isEqualTo(2);
        assertThat(focused().getAccessibleText()).isEqualTo(cell.getAccessibleText());
    }

    @Test
    void aBarIsOpenedByTheMouseAndAClickElsewhereTurns(FxRobot robot) throws Exception {
        Toolkit.run(() -> model.go(Topic.COLD_START));
        until(() -> spot().getBoundsInLocal().getHeight() > 5);
        var page = page();

        robot.clickOn(fx(PresentWindowTest.this::spot), MouseButton.PRIMARY);
        until(() -> model.shown().get().opened() != null);
        assertThat(opened().cell()).isNotNull();
        robot.push(KeyCode.ESCAPE);
        assertThat(opened()).isNull();
        assertThat(page()).isEqualTo(page);
        robot.clickOn(fx(() -> pane.localToScreen(new BoundingBox(400, 10, 20, 20))), MouseButton.PRIMARY);

        assertThat(page()).isEqualTo(page + 1);
    }

    private Node spot() {
        return pane.lookupAll(".slide-chart .slide-spot").stream()
                .filter(node -> node.getParent().getParent().isVisible())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyWordIsOnTheScreenAndNoneIsCut() throws Exception {
        for (var number = 1; number <= fx(() -> model.shown().get().of()); number++) {
            WaitForAsyncUtils.waitForFxEvents();
            Toolkit.run(() -> pane.snapshot(null, null));
            var cut = fx(() -> pane.lookupAll(".label").stream()
                    .filter(node -> node instanceof Label label && isShown(label))
                    .map(Label.class::cast)
                    .filter(label -> !pane.getBoundsInLocal().contains(pane.sceneToLocal(label.localToScene(label.getLayoutBounds())))
                            || label.lookup(".text") instanceof javafx.scene.text.Text text
                                    && !text.getText().equals(label.getText()))
                    .map(Label::getText)
                    .toList());
            assertThat(cut).as("page " + number).isEmpty();
            Toolkit.run(() -> model.next());
        }
    }

    private boolean isShown(Node node) {
        for (var at = node; at != null && at != pane; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
