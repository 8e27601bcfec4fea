package io.healthwatch.workbench.gui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.quality.Assessors;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view as a user has it: a cell is opened by key, scored, and taken back. */
class QualityViewTest {

    private static final String CELL = "#quality-documentation-quality-node";

    @TempDir
    private Path data;

    private Scene scene;

    @Test
    void aScoreIsGivenInTheDrawerKeptAndTakenBack() {
        var home = Home.at(Path.of("").toAbsolutePath(), data);
        var undo = new Undo();
        var model = Toolkit.fx(() -> new QualityModel(
                () -> QualityAssessment.read(home, new Catalog(home), data),
                QualityFiles.folder(data),
                Runnable::run,
                Runnable::run,
                notice -> {
                    throw new AssertionError(notice.text());
                },
                undo,
                "Ann"));
        Toolkit.theme(false);
        var view = new QualityView(
                model, new SimpleBooleanProperty(), (_, _, _) -> Optional.empty(), _ -> {});
        scene = Toolkit.scene(Toolkit.fx(view::content), 960, 700);
        Toolkit.picture(scene);
        assertThat(cell()).contains("not rated", "Nobody has rated it");
        Toolkit.run(() -> scene.lookup(CELL)
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        Toolkit.picture(scene);
        Toolkit.run(() -> ((RadioButton) scene.lookup("#quality-score-3")).fire());
        assertThat(cell()).contains("3 of 4");
        assertThat(kept()).isEqualTo("3 ");
        Toolkit.run(() -> ((TextArea) scene.lookup("#quality-note")).setText("good"));
        Toolkit.run(() -> model.open().set(null));
        assertThat(kept()).isEqualTo("3 good");
        Toolkit.run(undo::undo);
        assertThat(kept()).isEqualTo("3 ");
        Toolkit.run(undo::undo);
        assertThat(kept()).isEmpty();
        assertThat(cell()).contains("not rated");
        assertThat(((Label) scene.lookup("#quality-counts")).getText()).contains("people rated 0");
    }

    private String cell() {
        return Toolkit.fx(() -> scene.lookup(CELL).getAccessibleText());
    }

    private String kept() {
        return Assessors.read(QualityFiles.folder(data)).of("Ann").scores().stream()
                .map(entry -> entry.score() + " " + entry.note())
                .reduce("", String::concat);
    }
}
