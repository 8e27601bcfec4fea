package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.quality.ErrorMessages;
import io.healthwatch.workbench.quality.Failure;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.security.Attack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The security view as a user has it, with a written assessment in place of attacks. */
@ExtendWith(ApplicationExtension.class)
class SecurityWindowTest {

    @TempDir
    private static Path data;

    private Stage window;
    private Services services;

    @Start
    private void start(Stage stage) {
        window = stage;
        Theme.loadFonts();
    }

    private void open(Assessor assessor) {
        fx(() -> {
            services = TestServices.in(data)
                    .measuring(new ScriptedMeasurement(-1))
                    .assessing(assessor)
                    .build();
            var frame = Frame.of(services);
            var scene = new Scene(frame.node(), 1280, 860);
            Theme.style(scene);
            frame.listenIn(scene);
            window.setScene(scene);
            window.setX(0);
            window.setY(0);
            window.show();
            services.navigation().show("Security");
            return null;
        });
    }

    @AfterEach
    void close() {
        services.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    private void await(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> fx(holds));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node find(String selector) {
        return window.getScene().lookup(selector);
    }

    private void press(String selector) throws Exception {
        await(() -> find(selector) instanceof ButtonBase button && !button.isDisabled());
        fx(() -> {
            ((ButtonBase) find(selector)).fire();
            return null;
        });
    }

    private String text(String selector) {
        return fx(() -> switch (find(selector)) {
            case TextInputControl input -> input.getText();
            case Labeled labeled -> labeled.getText();
            case null, default -> throw new AssertionError("nothing to read at " + selector);
        });
    }

    /** A finding of an attack with a module, on which the runtime said something. */
    private static Finding talkative() throws IOException {
        var modules = ScriptedAssessor.attacks().stream()
                .filter(attack -> attack.module() != null)
                .map(Attack::id)
                .toList();
        return ScriptedAssessor.written().findings().stream()
                .filter(finding -> modules.contains(finding.attack())
                        && finding.verdict() == Verdict.HELD_BY_RUNTIME
                        && !finding.message().isEmpty()
                        && finding.host().equals("node"))
                .findFirst()
                .orElseThrow();
    }

    private Node cell(Finding finding) {
        return window.getScene().getRoot().lookupAll(".security-cell").stream()
                .filter(cell -> cell.getAccessibleText()
                        .startsWith(new Cell(finding.variant(), finding.host(), "", "").series() + ", " + finding.item().title() + ":"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void theKeyboardLeadsToTheEvidenceAndRunsTheAttackAgain(FxRobot robot) throws Exception {
        var assessor = ScriptedAssessor.finished();
        var finding = talkative();
        open(assessor);
        await(() -> cell(finding) != null);
        fx(() -> {
            cell(finding).requestFocus();
            return null;
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        var attack = "#security-attack-" + finding.attack();
        press(attack);
        await(() -> find("#security-evidence") != null);
        assertThat(text("#security-evidence")).isEqualTo(finding.evidence());
        assertThat(text("#security-said")).isEqualTo(finding.message());
        assertThat(text("#security-source")).contains("(func");
        assertThat(fx(() -> find("#security-repeated").isVisible())).isFalse();

        press("#security-again");
        await(() -> find("#security-repeated").isVisible());
        assertThat(assessor.repeated())
                .containsExactly(
                        new ScriptedAssessor.Repeated(finding.attack(), AssessmentController.place(finding)));
        assertThat(text("#security-evidence")).isEqualTo("It got through when it was tried again.");
        assertThat(fx(() -> cell(finding).getAccessibleText())).contains("failed").contains("1 failed");

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> !find(".drawer").isVisible());
    }

    @Test
    void anAssessmentIsStartedWatchedAndCancelled() throws Exception {
        var assessor = ScriptedAssessor.fresh(30);
        open(assessor);
        await(() -> find(".placeholder .accent") instanceof Button button && button.getText().contains("about 2 min"));
        press(".placeholder .accent");
        assertThat(assessor.awaitHeld()).isTrue();
        await(() -> find("#security-state") instanceof Label label && label.getText().contains("30 of "));
        assertThat(text("#status")).startsWith("Security. ");
        assertThat(services.controller().blocked().get()).contains("being attacked");
        assertThat(text("#security-headline")).startsWith("So far:");
        press("#security-cancel");
        await(() -> !services.assessments().busy());
        await(() -> text("#security-headline").startsWith("Stopped early, after 30 attacks."));
        assertThat(fx(() -> services.controller().blocked().get())).isEmpty();
        assertThat(fx(() -> window.getScene().getRoot().lookupAll(".security-cell").stream()
                        .anyMatch(cell -> cell.getAccessibleText().contains("not tried"))))
                .isTrue();
    }

    @Test
    void escapeClosesTheDrawerBeforeItCancelsTheAssessment(FxRobot robot) throws Exception {
        var assessor = ScriptedAssessor.fresh(30);
        open(assessor);
        await(() -> find(".placeholder .accent") != null);
        press(".placeholder .accent");
        assertThat(assessor.awaitHeld()).isTrue();
        await(() -> find(".security-cell") != null);
        fx(() -> {
            find(".security-cell").requestFocus();
            return null;
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await(() -> find(".drawer").isVisible());

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> !find(".drawer").isVisible());
        assertThat(fx(() -> services.assessments().busy())).isTrue();

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await(() -> !services.assessments().busy());
    }

    @Test
    void aDamagedFileIsToldAndCanBeReplaced() throws Exception {
        open(ScriptedAssessor.damaged("findings.json, line 12: Unexpected end of input."));
        await(() -> find(".placeholder-text") instanceof Label label
                && label.getText().contains("findings.json, line 12"));
        press(".placeholder .accent");
        await(() -> find("#security-headline") != null
                && services.assessments().findings().get().assessment() != null);
    }

    private void turnTo(String page) {
        fx(() -> {
            window.getScene().getRoot().lookupAll(".toggle-button").stream()
                    .filter(node -> node instanceof ToggleButton button && button.getText().equals(page))
                    .map(ToggleButton.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
    }

    private boolean says(String words) {
        return window.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
    }

    @Test
    void whatRuntimesSayIsNotedOnRequestAndShownWithMarksAndScores() throws Exception {
        open(ScriptedAssessor.finished());
        await(() -> find("#security-headline") != null);
        turnTo("Error messages");
        await(() -> says("Nothing was diagnosed yet"));
        press(".placeholder .accent");
        var diagnosis = ScriptedAssessor.diagnosis();
        var wasmtime = diagnosis.variants().getFirst();
        var anchor = QualityFiles.rubric(services.home()).anchor(wasmtime.score(ErrorMessages.ROW));
        await(() -> says(anchor));

        var load = diagnosis.failures().get(1);
        fx(() -> {
            @SuppressWarnings("unchecked")
            var failure = (ComboBox<Failure>) find("#security-failure");
            failure.setValue(load);
            return null;
        });
        await(() -> says(wasmtime.of(load).message()));
        var marks = fx(() -> window.getScene().getRoot().lookupAll(".label").stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null && text.endsWith(": operands"))
                .toList());
        assertThat(marks)
                .containsExactlyInAnyOrderElementsOf(diagnosis.variants().stream()
                        .map(variant -> (variant.of(load).namesOperands() ? "yes" : "no") + ": operands")
                        .toList())
                .contains("yes: operands", "no: operands");

        turnTo("Debugging");
        await(() -> says("node --inspect lists the module"));
        turnTo("Advisories");
        await(() -> says("sources consulted"));
    }
}
