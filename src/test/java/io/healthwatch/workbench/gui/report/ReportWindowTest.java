package io.healthwatch.workbench.gui.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Theme;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.report.kept.KeptDocuments;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
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
import org.testfx.util.WaitForAsyncUtils;

/** The report view as a user has it. */
@ExtendWith(ApplicationExtension.class)
class ReportWindowTest {

    @TempDir
    private Path data;

    private Stage window;
    private Services services;
    private ReportView view;

    @Start
    private void start(Stage stage) {
        window = stage;
        Theme.loadFonts();
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

    private String text(String selector) {
        return ((Labeled) find(selector)).getText();
    }

    private void press(String selector) throws Exception {
        await(() -> find(selector) instanceof ButtonBase button && !button.isDisabled() && button.isVisible());
        fx(() -> {
            ((ButtonBase) find(selector)).fire();
            return null;
        });
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
        fx(() -> {
            services = Services.of(Home.at(Path.of("").toAbsolutePath()), data, data, Platform::runLater, _ -> {});
            view = ReportView.of(services, RecommendationModel.of(services), _ -> Optional.of(data.resolve("exported")));
            services.workspace().run().set(run);
            var scene = new Scene(new StackPane(view.content()), 1280, 800);
            Theme.style(scene);
            window.setScene(scene);
            window.show();
            return null;
        });
        await(() -> view.recommendation().shown().get() != null);
    }

    private void documentsAreMade() throws Exception {
        await(() -> view.documents().shown().get() != null && !view.documents().busy().get());
    }

    @Test
    void aWeightIsMovedByKeysAndTheRecommendationFollowsAndIsKept(FxRobot robot) throws Exception {
        var folder = run();
        open(folder);
        assertThat(fx(() -> text("#recommendation"))).startsWith("No option can be recommended");
        fx(() -> {
            Requirement.ALL.forEach(each -> {
                if (find("#require-" + each.id()) instanceof CheckBox box && box.isSelected()) {
                    box.fire();
                }
            });
            find("#weigh-execution").requestFocus();
            return null;
        });
        await(() -> !text("#recommendation").startsWith("No option can be recommended"));
        var before = fx(() -> text("#weight-execution"));
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        await(() -> !text("#weight-execution").equals(before));
        assertThat(fx(() -> text("#sensitivity"))).contains("Execution");
        await(() -> new DecisionModelFile(folder).read().model().weight(Consideration.EXECUTION) == 16);
        assertThat(new DecisionModelFile(folder).read().model().required()).isEmpty();
    }

    @Test
    void aRunWhoseFolderIsGoneIsToldAndItsDocumentsAreMadeWhenItIsBack() throws Exception {
        var folder = run();
        var run = read(folder);
        var elsewhere = Files.move(folder, data.resolve("elsewhere"));
        open(run);
        await(() -> find("#report-again").isVisible());
        assertThat(fx(() -> text("#report-problem"))).contains(folder.toString(), "not there any more");
        assertThat(fx(() -> find("#report-edit").isDisabled())).isTrue();

        Files.createDirectories(folder.getParent());
        Files.move(elsewhere, folder);
        press("#report-again");
        documentsAreMade();
        assertThat(fx(() -> find("#report-problem").isVisible())).isFalse();
        assertThat(fx(() -> find("#report-edit").isDisabled())).isFalse();
    }

    @Test
    void anEditSurvivesReopeningAndCanBeDiscardedAndTakenBackAndIsExported() throws Exception {
        var folder = run();
        open(folder);
        documentsAreMade();
        fx(() -> {
            view.documents().select(Document.ADR);
            return null;
        });
        await(() -> view.documents().shown().get().document() == Document.ADR);
        documentsAreMade();
        assertThat(fx(() -> view.documents().shown().get().pages().sizes())).isNotEmpty();
        await(() -> find("#report-pages .page .image-view") instanceof ImageView page && page.getImage() != null);
        press("#report-edit");
        fx(() -> {
            ((TextArea) find("#report-editor")).setText("# Decided by us\n");
            return null;
        });
        await(() -> view.documents().shown().get().kept().edited());
        documentsAreMade();
        services.close();

        open(folder);
        documentsAreMade();
        fx(() -> {
            view.documents().select(Document.ADR);
            return null;
        });
        await(() -> view.documents().shown().get().document() == Document.ADR);
        assertThat(fx(() -> view.documents().shown().get().kept().text())).isEqualTo("# Decided by us\n");
        press("#report-discard");
        await(() -> !view.documents().shown().get().kept().edited());
        press("#report-restore");
        await(() -> view.documents().shown().get().kept().edited());
        assertThat(Files.readString(new KeptDocuments(folder).file("adr"))).isEqualTo("# Decided by us\n");
        assertThat(fx(() -> ((ToggleButton) find("#report-edit")).isDisabled())).isFalse();

        press("#report-export");
        await(() -> Files.exists(data.resolve("exported/report.pdf")) && !find("#report-export").isDisabled());
        assertThat(data.resolve("exported/report.html")).isNotEmptyFile();
        assertThat(data.resolve("exported/adr.md")).isNotEmptyFile();
    }
}
