package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ViewRoot;
import io.healthwatch.workbench.quality.Assessors;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.text.Texts;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "How good is it to work with?": the rubric against the runtimes, to look at and to score. */
public final class QualityView implements View {

    private static final Texts TEXTS = Texts.of("quality");

    private final QualityModel model;
    private final ObservableBooleanValue dark;
    private final FileChoice files;
    private final Consumer<URI> browse;
    private Label headline;
    private Label counts;
    private Label problems;
    private ComboBox<String> assessor;
    private QualityGrid grid;
    private RatingDrawer drawer;
    private ViewRoot root;

    /**
     * A view of a model.
     *
     * @param browse opens an address in the user's browser
     */
    public QualityView(QualityModel model, ObservableBooleanValue dark, FileChoice files, Consumer<URI> browse) {
        this.model = model;
        this.dark = dark;
        this.files = files;
        this.browse = browse;
    }

    /** The view of the window's services. */
    public static QualityView of(Services services) {
        var data = services.store().folder().getParent();
        var model = new QualityModel(
                () -> QualityAssessment.read(services.home(), services.catalog(), data),
                QualityFiles.folder(data),
                Background.worker(),
                services.fx(),
                services.notices(),
                services.workspace().undo(),
                Objects.requireNonNullElse(System.getProperty("user.name"), ""));
        services.workspace().choices().remember("quality.assessor", model.assessor());
        return new QualityView(model, services.workspace().dark(), services.files(), services.browse());
    }

    @Override
    public String key() {
        return "Quality";
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
        return Feather.STAR;
    }

    @Override
    public Node content() {
        if (root == null) {
            root = new ViewRoot(this::build);
            model.shown().addListener(_ -> refresh());
            model.problem().addListener(_ -> refresh());
            refresh();
            model.refresh();
        }
        return root;
    }

    private void refresh() {
        var shown = model.shown().get();
        if (shown == null) {
            showNothing();
            return;
        }
        root.showBody();
        headline.setText(QualityModel.headline(shown));
        counts.setText(QualityModel.counts(shown));
        Labels.show(problems, String.join("\n", shown.problems()));
        var names = model.assessors();
        if (!assessor.getItems().equals(names)) {
            assessor.getItems().setAll(names);
        }
        showOpen();
    }

    private void showOpen() {
        grid.show();
        var open = model.open().get();
        if (open != null) {
            drawer.show(open);
        }
        drawer.setVisible(open != null);
    }

    private void showNothing() {
        var placeholder = root.placeholder();
        if (model.problem().get().isEmpty()) {
            placeholder.show(Feather.STAR, TEXTS.get("reading"), TEXTS.get("reading.text"), List.of());
        } else {
            placeholder.show(
                    Feather.ALERT_TRIANGLE,
                    TEXTS.get("damaged"),
                    model.problem().get(),
                    List.of(new Placeholder.Action(TEXTS.get("damaged.again"), model::refresh)));
        }
        root.showPlaceholder();
    }

    private Node build() {
        headline = Labels.wrapped("", "headline");
        headline.setId("quality-headline");
        counts = Labels.note("");
        counts.setId("quality-counts");
        problems = Labels.note("");
        problems.setId("quality-problems");
        grid = new QualityGrid(model, model.open()::set);
        grid.layOut(model.shown().get(), dark.get());
        dark.addListener((_, _, now) -> grid.layOut(model.shown().get(), now));
        var note = Labels.note(TEXTS.get("legend"));
        var inner = new VBox(8, grid, note);
        var scroll = Frame.scrolled(inner);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.getStyleClass().add("view-page");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var all = new VBox(10, new VBox(3, headline, counts, problems), tools(), scroll);
        all.getStyleClass().add("view-body");
        drawer = new RatingDrawer(() -> model.open().set(null), model, browse);
        model.open().addListener(_ -> showOpen());
        model.assessor().addListener(_ -> showOpen());
        var stack = drawer.over(Overflow.scrolled(all));
        stack.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.open().get() != null) {
                model.open().set(null);
                event.consume();
            }
        });
        return stack;
    }

    private Node tools() {
        assessor = new ComboBox<>();
        assessor.setId("quality-assessor");
        assessor.setEditable(true);
        assessor.setAccessibleText(TEXTS.get("assessor.accessible"));
        assessor.setValue(model.assessor().get());
        assessor.valueProperty().addListener((_, _, name) -> model.assessor().set(name == null ? "" : name.strip()));
        model.assessor().addListener((_, _, name) -> assessor.setValue(name));
        var join = new Button(TEXTS.get("join"), new FontIcon(Feather.USERS));
        Hint.on(join, TEXTS.get("join.tip"));
        join.setOnAction(_ -> join());
        var said = Labels.note("");
        var export = new ExportMenu(files, () -> "quality", said::setText)
                .snapshot(() -> grid, () -> {
                    var ratings = model.shown().get();
                    var onDark = dark.get();
                    return file -> Files.writeString(file, QualityModel.svg(ratings, onDark));
                })
                .table(() -> QualityModel.table(model.shown().get()))
                .file(TEXTS.get("export.mine"), "json", () -> {
                    var scores = model.ownScores();
                    return file -> Assessors.export(scores, file);
                });
        var scoring = new Label(TEXTS.get("assessor"));
        scoring.setLabelFor(assessor);
        var row = new FlowPane(8, 6, scoring, assessor, join, export, said);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void join() {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("join.title"));
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(TEXTS.get("join.files"), "*.json"));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.join(chosen.toPath());
        }
    }
}
