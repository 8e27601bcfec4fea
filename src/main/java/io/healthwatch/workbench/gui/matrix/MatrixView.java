package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.gui.result.StatusStrip;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.report.GridSvg;
import io.healthwatch.workbench.report.MatrixSlides;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.store.WholeFile;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** "Who meets the criteria?": the request's success criteria, filling in while a run is measured. */
public final class MatrixView extends ResultView {

    private static final Texts TEXTS = Texts.of("matrix");

    private final MatrixModel model;
    private final FileChoice files;
    private final BiConsumer<Cell, Quantity> history;
    private final Consumer<Notice> notices;
    private StatusStrip strip;
    private Segments<String> hosts;
    private HBox hostChoice;
    private Segments<String> languages;
    private HBox languageChoice;
    private Label said;
    private Button requestTargets;
    private DetailDrawer drawer;
    private final Background<Detail> details = Background.onFxThread(this::showDetail);
    private MatrixGrid grid;

    /** A view that opens no other and knows nothing of variants that were not measured. */
    public MatrixView(Workspace workspace) {
        this(workspace, _ -> {}, (_, _, _) -> Optional.empty(), _ -> "", (_, _) -> {}, _ -> {});
    }

    /**
     * A view of the workspace's run.
     *
     * @param whyMissing says of a variant's id why it cannot be measured here; empty where it can; any thread
     * @param history shows a cell over all runs
     * @param notices told what can be undone
     */
    public MatrixView(
            Workspace workspace,
            Consumer<String> navigation,
            FileChoice files,
            UnaryOperator<String> whyMissing,
            BiConsumer<Cell, Quantity> history,
            Consumer<Notice> notices) {
        super(workspace, navigation);
        this.files = files;
        this.history = history;
        this.notices = notices;
        this.model = new MatrixModel(workspace, whyMissing, Background.worker(), Platform::runLater);
    }

    /** What is shown. */
    public MatrixModel model() {
        return model;
    }

    @Override
    public String key() {
        return "Matrix";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
    }

    @Override
    public Ikon icon() {
        return Feather.GRID;
    }

    @Override
    protected String promise() {
        return TEXTS.get("promise");
    }

    @Override
    protected boolean shows(RunStatus status) {
        return status.face() != RunStatus.Face.EMPTY;
    }

    private WholeFile.Content svg() {
        var table = model.table().get();
        var look = SlideLook.of(workspace().dark().get());
        var note = TEXTS.get("picture.note", table.language().isEmpty() ? "" : Languages.title(table.language()));
        return file -> Files.writeString(file, GridSvg.of(table.table().caption(), note, MatrixSlides.grid(table), look));
    }

    @Override
    protected Node build() {
        strip = new StatusStrip();
        hosts = new Segments<>(host -> host.equals("node") ? "Node" : "JVM", host -> model().host().set(host));
        hostChoice = new HBox(8, new Label(TEXTS.get("host")), hosts);
        languages = new Segments<>(Languages::title, language -> workspace().language().set(language));
        languageChoice = new HBox(8, new Label(TEXTS.get("language")), languages);
        said = new Label();
        requestTargets = new Button(TEXTS.get("targets.request"));
        drawer = new DetailDrawer(workspace().choices(), this::close, this::showHistory, this::showSamples);
        grid = new MatrixGrid(false, workspace().dark().get(), model.open()::set, this::target);
        workspace().selection().subscribe(grid::select);
        said.getStyleClass().add("note");
        hostChoice.setAlignment(Pos.CENTER_LEFT);
        languageChoice.setAlignment(Pos.CENTER_LEFT);
        workspace().language().addListener(_ -> showLanguages(workspace().run().get()));
        workspace().dark().addListener((_, _, dark) -> {
            grid.dark(dark);
            if (model.table().get() != null) {
                grid.show(model.table().get(), model.open().get());
            }
        });
        requestTargets.setOnAction(_ -> undoable(model.requestTargets(), model::requestTargets, TEXTS.get("targets.restored")));
        var export = new ExportMenu(files, this::fileName, said::setText)
                .snapshot(() -> grid, this::svg)
                .file(TEXTS.get("export.markdown"), "md", () -> {
                    var text = model.table().get().markdown();
                    return file -> Files.writeString(file, text);
                })
                .table(() -> model.table().get().table());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var choices = new FlowPane(12, 8, languageChoice, hostChoice, requestTargets);
        HBox.setHgrow(choices, Priority.ALWAYS);
        var tools = new HBox(8, choices, said, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        var note = new Label(TEXTS.get("note"));
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        var scroll = new ScrollPane(grid);
        Overflow.drawnAlways(scroll);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var body = new VBox(10, strip, tools, scroll, note);
        body.getStyleClass().add("view-body");
        body.addEventHandler(KeyEvent.KEY_PRESSED, this::key);

        model.table().addListener((_, _, table) -> {
            grid.show(table, model.open().get());
            presentRequestTargets(!table.targetsAreTheRequests());
            refreshDetail();
        });
        model.open().addListener((_, _, spot) -> {
            if (model.table().get() != null) {
                grid.show(model.table().get(), spot);
            }
            select(spot);
            refreshDetail();
        });
        presentRequestTargets(false);
        return drawer.over(body);
    }

    private void presentRequestTargets(boolean present) {
        requestTargets.setVisible(present);
        requestTargets.setManaged(present);
    }

    private String fileName() {
        var run = workspace().run().get();
        return (run == null ? "run" : run.header().id()) + "-matrix";
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        strip.show(status, RunStatus.completion(run));
        var choice = model.hosts();
        hostChoice.setVisible(choice.size() > 1);
        hostChoice.setManaged(choice.size() > 1);
        hosts.show(choice, model.host().get());
        showLanguages(run);
        model.refresh();
    }

    private void showLanguages(RunSnapshot run) {
        if (run != null) {
            var choice = Evidence.languages(run);
            languageChoice.setVisible(choice.size() > 1);
            languageChoice.setManaged(choice.size() > 1);
            languages.show(choice, Evidence.language(run, workspace().language().get()));
        }
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> grid.move(-1, 0);
            case RIGHT -> grid.move(1, 0);
            case UP -> grid.move(0, -1);
            case DOWN -> grid.move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(MatrixModel.Spot spot) {
        var table = model.table().get();
        if (spot == null || table == null) {
            return;
        }
        table.columns().stream()
                .filter(column -> column.key().equals(spot.column()))
                .findFirst()
                .map(column -> table.entry(spot.criterion(), column))
                .filter(entry -> entry != null && entry.worst() != null)
                .ifPresent(entry -> workspace().selection().set(entry.worst()));
    }

    private void target(Criterion criterion, double target) {
        undoable(
                model.target(criterion, target),
                () -> model.target(criterion, target),
                TEXTS.get("target.changed", criterion.title(), Numbers.round(target), criterion.unit()));
    }

    private void undoable(Runnable back, Runnable again, String words) {
        if (back != null) {
            var change = workspace().undo().changed(words, back, again);
            notices.accept(Notice.information(words)
                    .offering(TEXTS.get("undo"), () -> workspace().undo().takeBack(change)));
        }
    }

    private void showHistory(Detail detail) {
        history.accept(detail.cell(), detail.quantity());
        navigation().accept("Compare");
    }

    private void showSamples(Detail detail) {
        workspace().selection().set(detail.cell());
        navigation().accept("Samples");
    }

    private void close() {
        model.open().set(null);
    }

    private void refreshDetail() {
        var spot = model.open().get();
        var table = model.table().get();
        if (spot == null || table == null) {
            drawer.setVisible(false);
            return;
        }
        var run = workspace().run().get();
        details.request(() -> Detail.of(run, table, spot));
    }

    private void showDetail(Detail detail) {
        var open = detail != null && model.open().get() != null;
        if (open) {
            drawer.show(detail);
        }
        drawer.setVisible(open);
    }
}
