package io.healthwatch.workbench.gui.report;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.gui.WindowUnderTest;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.report.kept.KeptDocuments;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The report view as a user has it. */
@ExtendWith(ApplicationExtension.class)
class ReportWindowTest {

    @TempDir
    private Path data;

    private Stage stage;
    private WindowUnderTest window;
    private Services services;
    private ReportView view;

    @Start
    private void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        services.close();
    }

    private Path run() throws Exception {
        return new SyntheticRun(1).with("node", 1, 20).with("wasm3", 5, 20).write(new RunStore(data));
    }

    private static RunSnapshot read(Path folder) throws Exception {
        var read = RunStore.open(folder);
        return RunSnapshot.of(folder, read, new Results(read));
    }

    private void open(Path folder) throws Exception {
        open(read(folder));
    }

    private void open(RunSnapshot run) throws Exception {
        Toolkit.run(() -> {
            services = Services.of(Home.at(Path.of("").toAbsolutePath()), data, data, Platform::runLater, _ -> {});
            view = ReportView.of(services, RecommendationModel.of(services), _ -> Optional.of(data.resolve("exported")));
            services.workspace().run().set(run);
            window = WindowUnderTest.show(stage, new StackPane(view.content()), 1280, 800);
        });
        until(() -> view.recommendation().shown().get() != null);
    }

    private void documentsAreMade() throws Exception {
        until(() -> view.documents().shown().get() != null && !view.documents().busy().get());
    }

    @Test
    void aWeightIsMovedByKeysAndTheRecommendationFollowsAndIsKept(FxRobot robot) throws Exception {
        var folder = run();
        open(folder);
        assertThat(fx(() -> window.text("#recommendation"))).startsWith("No option can be recommended");
        Toolkit.run(() -> {
            Requirement.ALL.forEach(each -> {
                if (window.find("#require-" + each.id()) instanceof CheckBox box && box.isSelected()) {
                    box.fire();
                }
            });
            window.find("#weigh-execution").requestFocus();
        });
        until(() -> !window.text("#recommendation").startsWith("No option can be recommended"));
        var before = fx(() -> window.text("#weight-execution"));
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        until(() -> !window.text("#weight-execution").equals(before));
        assertThat(fx(() -> window.text("#sensitivity"))).contains("Execution");
        until(() -> new DecisionModelFile(folder).read().model().weight(Consideration.EXECUTION) == 16);
        assertThat(new DecisionModelFile(folder).read().model().required()).isEmpty();
    }

    @Test
    void aRunWhoseFolderIsGoneIsToldAndItsDocumentsAreMadeWhenItIsBack() throws Exception {
        var folder = run();
        var run = read(folder);
        var elsewhere = Files.move(folder, data.resolve("elsewhere"));
        open(run);
        until(() -> window.find("#report-again").isVisible());
        assertThat(fx(() -> window.text("#report-problem"))).contains(folder.toString(), "not there any more");
        assertThat(fx(() -> window.find("#report-edit").isDisabled())).isTrue();

        Files.createDirectories(folder.getParent());
        Files.move(elsewhere, folder);
        window.press("#report-again");
        documentsAreMade();
        assertThat(fx(() -> window.find("#report-problem").isVisible())).isFalse();
        assertThat(fx(() -> window.find("#report-edit").isDisabled())).isFalse();
    }

    @Test
    void anEditSurvivesReopeningAndCanBeDiscardedAndTakenBackAndIsExported() throws Exception {
        var folder = run();
        open(folder);
        documentsAreMade();
        Toolkit.run(() -> view.documents().select(Document.ADR));
        until(() -> view.documents().shown().get().document() == Document.ADR);
        documentsAreMade();
        assertThat(fx(() -> view.documents().shown().get().pages().sizes())).isNotEmpty();
        until(() -> window.find("#report-pages .page .image-view") instanceof ImageView page && page.getImage() != null);
        window.press("#report-edit");
        Toolkit.run(() -> ((TextArea) window.find("#report-editor")).setText("# Decided by us\n"));
        until(() -> view.documents().shown().get().kept().edited());
        documentsAreMade();
        services.close();

        open(folder);
        documentsAreMade();
        Toolkit.run(() -> view.documents().select(Document.ADR));
        until(() -> view.documents().shown().get().document() == Document.ADR);
        assertThat(fx(() -> view.documents().shown().get().kept().text())).isEqualTo("# Decided by us\n");
        window.press("#report-discard");
        until(() -> !view.documents().shown().get().kept().edited());
        window.press("#report-restore");
        until(() -> view.documents().shown().get().kept().edited());
        assertThat(Files.readString(new KeptDocuments(folder).file("adr"))).isEqualTo("# Decided by us\n");
        assertThat(fx(() -> ((ToggleButton) window.find("#report-edit")).isDisabled())).isFalse();

        window.press("#report-export");
        until(() -> Files.exists(data.resolve("exported/report.pdf")) && !window.find("#report-export").isDisabled());
        assertThat(data.resolve("exported/report.html")).isNotEmptyFile();
        assertThat(data.resolve("exported/adr.md")).isNotEmptyFile();
    }
}
