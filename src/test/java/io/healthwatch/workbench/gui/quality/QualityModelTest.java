package io.healthwatch.workbench.gui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.gui.quality.QualityModel.Spot;
import io.healthwatch.workbench.quality.Assessors;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scoring, taking back, and what is on disk after each. */
class QualityModelTest {

    @TempDir
    private Path data;

    private final List<Notice> notices = new ArrayList<>();
    private final Undo undo = new Undo();
    private QualityModel model;
    private Spot spot;

    @BeforeEach
    void read() {
        var home = Home.at(Path.of("").toAbsolutePath(), data);
        model = new QualityModel(
                () -> QualityAssessment.read(home, new Catalog(home), data),
                QualityFiles.folder(data),
                Runnable::run,
                Runnable::run,
                notices::add,
                undo,
                "Ann");
        model.refresh();
        var shown = model.shown().get();
        spot = new Spot(shown.rubric().rows().getFirst(), shown.products().getFirst());
    }

    private Integer kept() {
        return Assessors.read(QualityFiles.folder(data))
                .of("Ann")
                .of(spot.product().id(), spot.row().id())
                .map(entry -> entry.score())
                .orElse(null);
    }

    @Test
    void everyChangeIsKeptAtOnceAndCanBeTakenBack() {
        assertThat(model.rating(spot).words()).isEqualTo("not rated");
        model.score(spot, 2);
        model.note(spot, "found it quickly");
        model.score(spot, 3);
        assertThat(kept()).isEqualTo(3);
        assertThat(model.own(spot).orElseThrow().note()).isEqualTo("found it quickly");
        assertThat(model.rating(spot).words()).isEqualTo("3 of 4");
        model.score(spot, 3);
        undo.undo();
        assertThat(kept()).isEqualTo(2);
        undo.undo();
        assertThat(model.own(spot).orElseThrow().note()).isEmpty();
        undo.undo();
        assertThat(kept()).isNull();
        assertThat(undo.undoable().get()).isEmpty();
        undo.redo();
        undo.redo();
        assertThat(kept()).isEqualTo(2);
        assertThat(model.own(spot).orElseThrow().note()).isEqualTo("found it quickly");
        assertThat(model.open().get()).isEqualTo(spot);
    }

    @Test
    void secondOpinionsAreCountedAndDisagreementIsSaid() {
        model.score(spot, 1);
        model.assessor().set("Bo");
        model.score(spot, 3);
        assertThat(model.rating(spot).disputed()).isTrue();
        assertThat(QualityModel.counts(model.shown().get())).contains("people rated 1", "In 1 the assessors disagree");
        assertThat(QualityModel.table(model.shown().get()).csv()).contains("Wasmtime,2,1,3,2 of 4,\"Ann 1, Bo 3\"");
        undo.undo();
        assertThat(model.rating(spot).words()).isEqualTo("1 of 4");
    }

    @Test
    void aRowCountsForTheHeadlineOnlyWhenAllAreRated() {
        var row = spot.row();
        var before = QualityModel.headline(model.shown().get());
        for (var product : model.shown().get().products()) {
            assertThat(QualityModel.headline(model.shown().get())).isEqualTo(before);
            model.score(new Spot(row, product), product.id().equals("wasm3") ? 4 : 1);
        }
        assertThat(QualityModel.headline(model.shown().get())).isNotEqualTo(before);
    }

    @Test
    void whatCannotBeKeptIsSaidAndCanBeTriedAgain() throws IOException {
        var folder = QualityFiles.folder(data);
        Files.writeString(folder, "a file where the folder belongs");
        model.score(spot, 2);
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().text()).contains("Ann", "not kept");
        assertThat(model.rating(spot).words()).isEqualTo("2 of 4");
        Files.delete(folder);
        notices.getFirst().run().run();
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void aDamagedFileOfAnotherIsNotJoined() throws IOException {
        var brought = Files.writeString(data.resolve("brought.json"), "{\n\"schemaVersion\": ");
        model.join(brought);
        assertThat(notices.getFirst().text()).contains("Nothing was joined", "brought.json, line 2");
        assertThat(model.shown().get().assessors().all()).isEmpty();
    }
}
