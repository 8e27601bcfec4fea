package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.matrix.MatrixCell;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import io.healthwatch.workbench.gui.overview.OverviewView;
import io.healthwatch.workbench.gui.report.RecommendationModel;
import io.healthwatch.workbench.report.Candidates;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The overview answers, and leads to what it stands on. */
class OverviewViewTest {

    private static final Path NO_DATA = Path.of("target", "no-data");

    private final Workspace workspace = new Workspace();
    private final List<String> opened = new ArrayList<>();
    private final List<MatrixModel.Spot> cells = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    /** An overview that knows of no assessment. */
    static OverviewView over(Workspace workspace, OverviewView.Ways ways) {
        return new OverviewView(
                workspace,
                new RecommendationModel(
                        (run, machine) -> Candidates.of(run, machine, NO_DATA, Home.locate()),
                        Background.worker(),
                        Platform::runLater,
                        workspace.undo()),
                ways,
                variant -> variant.startsWith("wasmer") ? "Wasmer's adapter is not installed." : "");
    }

    @Test
    void inTheWindowItsCardsOpenTheViewsAtTheRightPlace(@TempDir Path data) throws Exception {
        RecordedRuns.write(new RunStore(data), RecordedRuns.plan(), 60, RunState.COMPLETE);
        Toolkit.theme(false);
        var services = Toolkit.fx(() -> Services.of(
                Home.at(Path.of("").toAbsolutePath()), data, data.resolve("settings"), Platform::runLater, _ -> {}));
        try {
            var frame = Toolkit.fx(() -> Frame.of(services));
            var scene = Toolkit.fx(() -> new Scene(frame.node(), 1280, 860));
            Toolkit.run(() -> {
                Theme.style(scene);
                services.navigation().show("Overview");
                services.controller().openNewest();
            });
            Toolkit.until(() -> {
                scene.snapshot(null);
                return scene.getRoot().lookupAll(".chart-card .chart-pane").stream()
                                .filter(node -> ((ChartPane) node).figure().get() != null)
                                .count()
                        == 3;
            });
            var links = Toolkit.fx(() -> scene.getRoot().lookupAll(".chart-card .card-way").stream()
                    .map(Hyperlink.class::cast)
                    .toList());
            Toolkit.run(links.get(1)::fire);
            assertThat(Toolkit.fx(() -> services.navigation().current().get().title())).isEqualTo("Charts");
            var charts = (ChartsView) Toolkit.fx(() -> services.navigation().current().get());
            assertThat(Toolkit.fx(() -> charts.model().question().get())).isEqualTo(Question.STEADY);

            Toolkit.run(services.navigation()::back);
            assertThat(Toolkit.fx(() -> services.navigation().current().get().title())).isEqualTo("Overview");

            Toolkit.run(() -> {
                var cell = (MatrixCell) scene.getRoot().lookup(".matrix-cell.pass");
                cell.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
            });
            var matrix = (MatrixView) Toolkit.fx(() -> services.navigation().current().get());
            Toolkit.until(() -> {
                scene.snapshot(null);
                return scene.getRoot().lookup("#matrix-history") != null
                        && scene.getRoot().lookup(".drawer").isVisible();
            });
            assertThat(Toolkit.fx(() -> matrix.model().open().get())).isNotNull();
            Toolkit.run(() -> ((Button) scene.getRoot().lookup("#matrix-history")).fire());
            assertThat(Toolkit.fx(() -> services.navigation().current().get().title())).isEqualTo("Compare");
            Toolkit.until(() -> {
                scene.snapshot(null);
                return scene.getRoot().lookup("#history-headline") instanceof Label headline
                        && headline.getText().startsWith("On bench-02 one run has it: ");
            });
        } finally {
            Toolkit.run(services::close);
        }
    }

    @Test
    void answersAndLeadsToEveryDetail() throws InterruptedException {
        Toolkit.theme(false);
        var view = Toolkit.fx(() -> over(workspace, new OverviewView.Ways(opened::add, cells::add, questions::add)));
        var scene = Toolkit.scene(Toolkit.fx(view::content), 1070, 760);
        Toolkit.run(() -> workspace.run().set(Runs.ofEverything().snapshot()));
        Toolkit.picture(scene);
        Toolkit.until(() -> scene.getRoot().lookupAll(".chart-card .chart-pane").stream()
                        .filter(node -> ((ChartPane) node).figure().get() != null)
                        .count()
                == 3);
        Toolkit.until(() -> !((Label) scene.lookup("#overview-recommendation")).getText().isEmpty());
        assertThat(((Label) scene.lookup("#overview-headline")).getText()).contains("criteria");

        Toolkit.run(() -> scene.getRoot().lookupAll(".card .hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(Hyperlink::isVisible)
                .forEach(Hyperlink::fire));
        assertThat(opened).contains("Matrix", "Report", "Security", "Charts", "Samples");
        assertThat(questions).containsExactly(Question.COLD_START, Question.STEADY, Question.MEMORY);

        Toolkit.run(() -> {
            var cell = (MatrixCell) scene.getRoot().lookup(".matrix-cell");
            cell.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        assertThat(cells).hasSize(1);
        assertThat(opened.getLast()).isEqualTo("Matrix");
    }
}
