package io.healthwatch.workbench.gui;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
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
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

/** The security view as a user has it, with a written assessment in place of attacks. */
@ExtendWith(ApplicationExtension.class)
class SecurityWindowTest {

    @TempDir
    private static Path data;

    private Stage stage;
    private WindowUnderTest window;
    private Services services;

    @Start
    private void start(Stage given) {
        stage = given;
    }

    private void open(Assessor assessor) {
        Toolkit.run(() -> {
            services = TestServices.in(data)
                    .measuring(new ScriptedMeasurement(-1))
                    .assessing(assessor)
                    .build();
            window = WindowUnderTest.start(stage, Frame.of(services), 1280, 860);
            services.navigation().show("Security");
        });
    }

    @AfterEach
    void close() {
        services.close();
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
        return window.scene().getRoot().lookupAll(".security-cell").stream()
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
        until(() -> cell(finding) != null);
        Toolkit.run(() -> cell(finding).requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        var attack = "#security-attack-" + finding.attack();
        window.press(attack);
        until(() -> window.find("#security-evidence") != null);
        assertThat(window.text("#security-evidence")).isEqualTo(finding.evidence());
        assertThat(window.text("#security-said")).isEqualTo(finding.message());
        assertThat(window.text("#security-source")).contains("(func");
        assertThat(fx(() -> window.find("#security-repeated").isVisible())).isFalse();

        window.press("#security-again");
        until(() -> window.find("#security-repeated").isVisible());
        assertThat(assessor.repeated())
                .containsExactly(
                        new ScriptedAssessor.Repeated(finding.attack(), AssessmentController.place(finding)));
        assertThat(window.text("#security-evidence")).isEqualTo("It got through when it was tried again.");
        assertThat(fx(() -> cell(finding).getAccessibleText())).contains("failed").contains("1 failed");

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> !window.find(".drawer").isVisible());
    }

    @Test
    void anAssessmentIsStartedWatchedAndCancelled() throws Exception {
        var assessor = ScriptedAssessor.fresh(30);
        open(assessor);
        until(() -> window.find(".placeholder .accent") instanceof Button button && button.getText().contains("about 2 min"));
        window.press(".placeholder .accent");
        assertThat(assessor.awaitHeld()).isTrue();
        until(() -> window.find("#security-state") instanceof Label label && label.getText().contains("30 of "));
        assertThat(window.text("#status")).startsWith("Security. ");
        assertThat(services.controller().blocked().get()).contains("being attacked");
        assertThat(window.text("#security-headline")).startsWith("So far:");
        window.press("#security-cancel");
        until(() -> !services.assessments().busy());
        until(() -> window.text("#security-headline").startsWith("Stopped early, after 30 attacks."));
        assertThat(fx(() -> services.controller().blocked().get())).isEmpty();
        assertThat(fx(() -> window.scene().getRoot().lookupAll(".security-cell").stream()
                        .anyMatch(cell -> cell.getAccessibleText().contains("not tried"))))
                .isTrue();
    }

    @Test
    void escapeClosesTheDrawerBeforeItCancelsTheAssessment(FxRobot robot) throws Exception {
        var assessor = ScriptedAssessor.fresh(30);
        open(assessor);
        until(() -> window.find(".placeholder .accent") != null);
        window.press(".placeholder .accent");
        assertThat(assessor.awaitHeld()).isTrue();
        until(() -> window.find(".security-cell") != null);
        fx(() -> {
            window.find(".security-cell").requestFocus();
            return null;
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> window.find(".drawer").isVisible());

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> !window.find(".drawer").isVisible());
        assertThat(fx(() -> services.assessments().busy())).isTrue();

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> !services.assessments().busy());
    }

    @Test
    void aDamagedFileIsToldAndCanBeReplaced() throws Exception {
        open(ScriptedAssessor.damaged("findings.json, line 12: Unexpected end of input."));
        until(() -> window.find(".placeholder-text") instanceof Label label
                && label.getText().contains("findings.json, line 12"));
        window.press(".placeholder .accent");
        until(() -> window.find("#security-headline") != null
                && services.assessments().findings().get().assessment() != null);
    }

    private void turnTo(String page) {
        Toolkit.run(() -> {
            window.scene().getRoot().lookupAll(".toggle-button").stream()
                    .filter(node -> node instanceof ToggleButton button && button.getText().equals(page))
                    .map(ToggleButton.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    private boolean says(String words) {
        return window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
    }

    @Test
    void whatRuntimesSayIsNotedOnRequestAndShownWithMarksAndScores() throws Exception {
        open(ScriptedAssessor.finished());
        until(() -> window.find("#security-headline") != null);
        turnTo("Error messages");
        until(() -> says("Nothing was diagnosed yet"));
        window.press(".placeholder .accent");
        var diagnosis = ScriptedAssessor.diagnosis();
        var wasmtime = diagnosis.variants().getFirst();
        var anchor = QualityFiles.rubric(services.home()).anchor(wasmtime.score(ErrorMessages.ROW));
        until(() -> says(anchor));

        var load = diagnosis.failures().get(1);
        Toolkit.run(() -> {
            @SuppressWarnings("unchecked")
            var failure = (ComboBox<Failure>) window.find("#security-failure");
            failure.setValue(load);
        });
        until(() -> says(wasmtime.of(load).message()));
        var marks = fx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null && text.endsWith(": operands"))
                .toList());
        assertThat(marks)
                .containsExactlyInAnyOrderElementsOf(diagnosis.variants().stream()
                        .map(variant -> (variant.of(load).namesOperands() ? "yes" : "no") + ": operands")
                        .toList())
                .contains("yes: operands", "no: operands");

        turnTo("Debugging");
        until(() -> says("node --inspect lists the module"));
        turnTo("Advisories");
        until(() -> says("sources consulted"));
    }
}
