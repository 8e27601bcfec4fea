package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;

/**
 * Takes pictures of the report of a run, in both themes and two sizes, to {@code target/tour}: {@code TourOfReport DATA},
 * a data folder whose newest run is shown; it should be a copy, as weights are kept in it. Sizes are those of what is left
 * of a window of 1280 x 860 or 960 x 700.
 */
public final class TourOfReport {

    private static final Path FOLDER = Path.of("target", "tour");
    private static final long MILLIS_TO_DRAW_A_PAGE = 3000;
    private static final int[] LARGE = {1070, 760};
    private static final int[] SMALL = {904, 600};
    private static final int[] TALL = {1070, 1900};

    private TourOfReport() {}

    /** Takes the pictures. */
    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        var data = Path.of(arguments[0]);
        var folder = new RunStore(data).list().getFirst().folder();
        var read = RunStore.open(folder);
        var run = RunSnapshot.of(folder, read, new Results(read));
        for (var dark : new boolean[] {false, true}) {
            Toolkit.theme(dark);
            var settings = Files.createTempDirectory("settings");
            var services = Toolkit.fx(() -> Services.of(Home.locate(), data, settings, Platform::runLater, _ -> {}));
            Toolkit.run(() -> services.workspace().dark().set(dark));
            var view = Toolkit.fx(() -> ReportView.of(services, RecommendationModel.of(services)));
            for (var size : new int[][] {LARGE, SMALL, TALL}) {
                var look = (dark ? "dark" : "light") + (size == SMALL ? "-small" : size == TALL ? "-tall" : "");
                Toolkit.run(() -> services.workspace().run().set(null));
                picture(view, "empty", look, size);
                Toolkit.run(() -> services.workspace().run().set(run));
                Toolkit.scene(Toolkit.fx(view::content), size[0], size[1]);
                Toolkit.until(() -> view.recommendation().shown().get() != null);
                Toolkit.until(() -> view.documents().shown().get() != null && !view.documents().busy().get());
                Thread.sleep(MILLIS_TO_DRAW_A_PAGE);
                picture(view, "finished", look, size);
                Toolkit.run(() -> view.documents().select(Document.ADR));
                Toolkit.run(() -> Requirement.ALL.forEach(each -> view.recommendation().require(each, false)));
                Toolkit.run(() -> {
                    view.recommendation().weigh(Consideration.MEMORY, 60);
                    view.recommendation().selected().set(Consideration.MEMORY);
                    ((ToggleButton) view.content().lookup("#report-edit")).fire();
                });
                Toolkit.until(() -> view.documents().shown().get().document() == Document.ADR
                        && !view.documents().busy().get());
                Thread.sleep(MILLIS_TO_DRAW_A_PAGE);
                picture(view, "edited", look, size);
                Toolkit.run(() -> {
                    ((ToggleButton) view.content().lookup("#report-edit")).fire();
                    view.documents().select(Document.REPORT);
                    view.recommendation().reset();
                });
                if (size == SMALL) {
                    Toolkit.run(() -> view.turnTo(ReportPane.Page.RECOMMENDATION));
                    picture(view, "recommendation", look, size);
                    Toolkit.run(() -> view.turnTo(ReportPane.Page.DOCUMENTS));
                }
            }
        }
        System.exit(0);
    }

    private static void picture(ReportView view, String name, String look, int[] size) {
        var scene = Toolkit.scene(Toolkit.fx(view::content), size[0], size[1]);
        for (var i = 0; i < 3; i++) {
            Toolkit.picture(scene);
        }
        Toolkit.write(Toolkit.picture(scene), FOLDER.resolve("report-" + name + "-" + look + ".png"));
    }
}
