package io.healthwatch.workbench.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.PictureSize;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportMenuTest {

    private static final Table TABLE = new Table(
            "Times",
            List.of(Table.Column.text("Variant"), Table.Column.number("Execution", "ms")),
            List.of(new Table.Row(null, List.of("node", 1.5))));

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Path> written = new CopyOnWriteArrayList<>();
    private Path into;

    /** Answers as a user who takes the name that is suggested, and the size of a column of a paper. */
    private final FileChoice files = new FileChoice() {
        @Override
        public Optional<Path> ask(Window owner, String suggested, String kind) {
            return Optional.of(into.resolve(suggested));
        }

        @Override
        public Optional<PictureSize> size(Window owner, PictureSize onScreen) {
            return Optional.of(PictureSize.PAPER_COLUMN);
        }

        @Override
        public void written(Path file) {
            written.add(file);
        }
    };

    private void choose(ExportMenu menu, String title) throws InterruptedException {
        var before = said.size();
        Toolkit.run(() -> menu.getItems().stream()
                .filter(item -> title.equals(item.getText()))
                .forEach(MenuItem::fire));
        Toolkit.until(() -> said.size() > before);
    }

    private ExportMenu menu() {
        into = folder;
        return Toolkit.fx(() -> new ExportMenu(files, () -> "times", said::add).table(() -> TABLE));
    }

    @Test
    void figuresAreWrittenInEveryFormatAndTheFileIsTold() throws Exception {
        var menu = menu();
        for (var format : List.of("CSV", "JSON", "Markdown")) {
            choose(menu, "Figures as " + format + " …");
        }
        assertThat(folder.resolve("times.csv")).hasContent(TABLE.csv());
        assertThat(folder.resolve("times.json")).hasContent(TABLE.json());
        assertThat(folder.resolve("times.md")).hasContent(TABLE.markdown());
        assertThat(written).hasSize(3).contains(folder.resolve("times.csv"));
    }

    @Test
    void whereNoChartIsShownThatIsToldAndNothingIsWritten() throws Exception {
        into = folder;
        var menu = Toolkit.fx(() -> new ExportMenu(files, () -> "times", said::add).picture(() -> null, () -> ""));
        for (var title : List.of("Picture as PNG …", "Picture as SVG …", "Copy picture")) {
            choose(menu, title);
        }
        assertThat(said).hasSize(3).containsOnly("No chart is shown that could be saved.");
        assertThat(folder).isEmptyDirectory();
        assertThat(written).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsToldAndWhatWasThereStays() throws Exception {
        var menu = menu();
        into = folder.resolve("missing");
        choose(menu, "Figures as CSV …");
        assertThat(said).singleElement().asString().contains("times.csv cannot be written", "no folder");
        into = folder;
        var taken = Files.createDirectory(folder.resolve("times.json"));
        Files.writeString(taken.resolve("kept"), "kept");
        choose(menu, "Figures as JSON …");
        assertThat(said.getLast()).contains("times.json cannot be written");
        assertThat(written).isEmpty();
        var names = new ArrayList<String>();
        try (var left = Files.list(folder)) {
            left.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertThat(names).containsExactly("times.json");
        assertThat(taken.resolve("kept")).hasContent("kept");
    }

    @Test
    void picturesHaveTheSizeThatWasChosenAndPartsOfTheWindowTwiceTheirOwn() throws Exception {
        into = folder;
        var workspace = new Workspace();
        var view = Toolkit.fx(() -> new MatrixView(workspace));
        var scene = Toolkit.scene(Toolkit.fx(view::content), 900, 600);
        Toolkit.run(() -> workspace.run().set(Runs.ofEverything().snapshot()));
        Toolkit.until(() -> view.model().table().get() != null);
        Toolkit.picture(scene);
        var part = Toolkit.fx(() -> view.content());
        var bounds = Toolkit.fx(part::getBoundsInLocal);
        var menu = Toolkit.fx(() -> new ExportMenu(files, () -> "matrix", said::add).snapshot(() -> part, () -> _ -> {}));
        choose(menu, "Picture as PNG …");
        var image = ImageIO.read(folder.resolve("matrix.png").toFile());
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(bounds.getWidth() * 2));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(bounds.getHeight() * 2));

        var charts = Toolkit.fx(() -> new ChartsView(workspace));
        var charted = Toolkit.scene(Toolkit.fx(charts::content), 900, 600);
        Toolkit.picture(charted);
        Toolkit.until(() -> charts.model().answer().get() != null);
        Toolkit.picture(charted);
        var chart = Toolkit.fx(() -> (ChartPane) charted.lookup(".chart-pane"));
        choose(Toolkit.fx(() -> new ExportMenu(files, () -> "chart", said::add).picture(() -> chart, () -> "")), "Picture as PNG …");
        var paper = ImageIO.read(folder.resolve("chart.png").toFile());
        assertThat(paper.getWidth()).isEqualTo(1004);
        assertThat(paper.getHeight()).isEqualTo(780);
    }
}
