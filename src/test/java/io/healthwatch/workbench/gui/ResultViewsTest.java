package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.chart.ChartExport;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.matrix.MatrixCell;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import io.healthwatch.workbench.gui.overview.OverviewView;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.samples.SampleColumn;
import io.healthwatch.workbench.gui.samples.SampleList;
import io.healthwatch.workbench.gui.samples.SamplesView;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of a run in a window without a screen. */
class ResultViewsTest {

    private final Workspace workspace = new Workspace();
    private Stage stage;

    @BeforeAll
    static void start() {
        Toolkit.start();
        Toolkit.theme(false);
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            if (stage != null) {
                stage.close();
            }
        });
    }

    private <V extends View> V show(V view) {
        Toolkit.run(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(new StackPane(view.content()), 940, 680));
            stage.show();
        });
        return view;
    }

    private List<Node> all(String selector) {
        return Toolkit.fx(() -> List.copyOf(stage.getScene().getRoot().lookupAll(selector)));
    }

    private void run(RunSnapshot run) {
        Toolkit.run(() -> workspace.run().set(run));
    }

    @Test
    void everyViewSaysWhatToDoWhileThereIsNothing() {
        for (var view : List.of(
                new ChartsView(workspace),
                new MatrixView(workspace),
                OverviewViewTest.over(workspace, new OverviewView.Ways(_ -> {}, _ -> {}, _ -> {})),
                new SamplesView(workspace))) {
            show(view);
            assertThat(all(".placeholder")).hasSize(1).first().isInstanceOf(Placeholder.class);
            close();
        }
    }

    @Test
    void theMatrixChangesInPlaceWhileARunStreams() throws InterruptedException {
        var view = show(new MatrixView(workspace));
        run(Runs.ofEverything().after(0, RunState.RUNNING).snapshot());
        Toolkit.until(() -> view.model().table().get() != null
                && !stage.getScene().getRoot().lookupAll(".matrix-cell").isEmpty());
        var before = all(".matrix-cell");
        assertThat(before).hasSize(15 * 4);
        run(Runs.ofEverything().after(320, RunState.RUNNING).snapshot());
        Toolkit.until(() -> before.stream().anyMatch(cell -> cell.getStyleClass().contains("borderline")));
        run(Runs.ofEverything().snapshot());
        Toolkit.until(() -> before.stream().anyMatch(cell -> cell.getStyleClass().contains("pass")));
        assertThat(all(".matrix-cell")).containsExactlyInAnyOrderElementsOf(before);
        assertThat(before).allSatisfy(cell -> assertThat(((MatrixCell) cell).getAccessibleText()).isNotBlank());
    }

    @Test
    void aCellOfTheMatrixOpensItsDetailAndSelectsItEverywhere() throws InterruptedException {
        var view = show(new MatrixView(workspace));
        run(Runs.ofEverything().snapshot());
        Toolkit.until(() -> view.model().table().get() != null);
        Toolkit.run(() -> view.model().open().set(new MatrixModel.Spot(Criterion.EXECUTION, "Node")));
        Toolkit.until(() -> stage.getScene().getRoot().lookup(".drawer").isVisible());
        assertThat(((Labeled) all(".drawer-title").getFirst()).getText()).isEqualTo("node: Execution");
        assertThat(workspace.selection().get().variant()).isEqualTo("node");
        assertThat(selectedHeads()).containsExactly("node");
        Toolkit.run(() -> workspace.selection().set(new Cell("wasm3", "node", "regex-processing", "c")));
        assertThat(selectedHeads()).as("as another view selects").containsExactly("wasm3@node");
        Toolkit.run(() -> view.model().open().set(null));
        assertThat(Toolkit.<Boolean>fx(() -> stage.getScene().getRoot().lookup(".drawer").isVisible())).isFalse();
    }

    private List<String> selectedHeads() {
        return Toolkit.fx(() -> stage.getScene().getRoot().lookupAll(".matrix-name:selected").stream()
                .map(head -> ((Labeled) head.lookup(".series")).getText())
                .toList());
    }

    @Test
    void aChangedTargetJudgesAnewAndCanBeUndone() throws InterruptedException {
        var notices = new ArrayList<Notice>();
        var view = show(new MatrixView(
                workspace, _ -> {}, (_, _, _) -> Optional.empty(), _ -> "", (_, _) -> {}, notices::add));
        run(Runs.ofEverything().snapshot());
        Toolkit.until(() -> view.model().table().get() != null);
        Toolkit.run(() -> {
            var field = (TextField) stage.getScene().getRoot().lookup(".matrix-criterion .text-field");
            field.setText("0,5");
            field.fireEvent(new ActionEvent());
        });
        Toolkit.until(() -> !view.model().table().get().targetsAreTheRequests());
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().text()).contains("Cold start is judged by < 0.5 ms");
        Toolkit.run(notices.getFirst().run());
        Toolkit.until(() -> view.model().table().get().targetsAreTheRequests());
        assertThat(view.model().target(Criterion.COLD_START, -1)).isNull();
    }

    @Test
    void theDrawerOfACellLeadsToItsHistory() throws InterruptedException {
        var asked = new ArrayList<String>();
        var view = show(new MatrixView(
                workspace,
                asked::add,
                (_, _, _) -> Optional.empty(),
                _ -> "",
                (cell, quantity) -> asked.add(cell.variant() + " " + quantity),
                _ -> {}));
        run(Runs.ofEverything().snapshot());
        Toolkit.until(() -> view.model().table().get() != null);
        Toolkit.run(() -> view.model().open().set(new MatrixModel.Spot(Criterion.MEMORY, "WASM3")));
        Toolkit.until(() -> stage.getScene().getRoot().lookup(".drawer").isVisible());
        Toolkit.run(() -> ((Button) stage.getScene().getRoot().lookup("#matrix-history")).fire());
        assertThat(asked).containsExactly("wasm3 MEMORY", "Compare");
    }

    @Test
    void chartsAreDrawnAndExported(@TempDir Path folder) throws Exception {
        var view = show(new ChartsView(workspace));
        run(Runs.ofEverything().snapshot());
        for (var question : Question.values()) {
            Toolkit.run(() -> view.model().question().set(question));
            Toolkit.until(() -> view.model().answer().get() != null
                    && all0(".chart-pane").stream()
                            .anyMatch(node -> ((ChartPane) node).figure().get()
                                    == view.model().answer().get().figures().getFirst()));
            var picture = Toolkit.fx(() -> ChartExport.of(
                    (ChartPane) all0(".chart-pane").getFirst(), view.model().answer().get().note()));
            var png = folder.resolve(question + ".png");
            picture.png(png, picture.size());
            assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1280);
            ChartExport.svg(picture, folder.resolve("chart.svg"));
            assertThat(Files.readString(folder.resolve("chart.svg"))).contains("<svg").contains("node");
        }
    }

    private List<Node> all0(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream()
                .filter(Node::isVisible)
                .toList();
    }

    @Test
    void aMillionSamplesOpenScrollAndSort() throws InterruptedException {
        var run = new Runs().with("node", "node", "c").with("wasm3", "node", "c").forks(10).iterations(2_000, 8_000)
                .snapshot();
        assertThat(run.forks().stream().mapToInt(fork -> fork.samples().size()).sum()).isEqualTo(1_000_000);
        var view = show(new SamplesView(workspace));
        run(run);
        Toolkit.until(() -> view.model().list().get().size() == 1_000_000
                && stage.getScene().getRoot().lookup(".samples-table") != null);
        @SuppressWarnings("unchecked")
        var table = (TableView<SampleList.Row>) all(".samples-table").getFirst();
        for (var row = 0; row < 1_000_000; row += 99_991) {
            var to = row;
            Toolkit.run(() -> {
                table.scrollTo(to);
                stage.getScene().getRoot().layout();
            });
        }
        Toolkit.run(() -> view.model().sort(SampleColumn.EXECUTION, false));
        Toolkit.until(() -> Double.parseDouble(view.model().list().get().get(0).text(SampleColumn.EXECUTION))
                >= Double.parseDouble(view.model().list().get().get(999).text(SampleColumn.EXECUTION)));
        assertThat(Toolkit.<Integer>fx(() -> table.getItems().size())).isEqualTo(1_000_000);
        var filter = (TextField) all(".table-filter").getFirst();
        Toolkit.run(() -> filter.setText("variant:wasm3 iteration:<=5"));
        Toolkit.until(() -> view.model().list().get().size() < 1_000);
        assertThat(view.model().list().get()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.text(SampleColumn.VARIANT)).contains("wasm3");
            assertThat(Integer.parseInt(row.text(SampleColumn.ITERATION))).isLessThanOrEqualTo(5);
        });
        Toolkit.run(filter::clear);
        Toolkit.run(() -> workspace.selection().set(run.header().plan().cells().getFirst()));
        Toolkit.until(() -> view.model().timeLine().get() != null
                && view.model().list().get().size() == 100_000);
        assertThat(view.model().timeLine().get().lines()).hasSize(10);
    }
}
