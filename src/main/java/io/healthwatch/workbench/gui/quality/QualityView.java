package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ResultView;
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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "How good is it to work with?": the rubric against the runtimes, to look at and to score. */
public final class QualityView implements View {

    private static final Texts TEXTS = Texts.of("quality");

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final QualityModel model;
    private final ObservableBooleanValue dark;
    private final FileChoice files;
    private final Consumer<URI> browse;
    private final StackPane root = new StackPane();
    private final Placeholder placeholder = new Placeholder();
    private final Label headline = wrapped("headline");
    private final Label counts = wrapped("note");
    private final Label problems = wrapped("note");
    private final Label said = wrapped("note");
    private final ComboBox<String> assessor = new ComboBox<>();
    private QualityGrid grid;
    private RatingDrawer drawer;
    private Node body;

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
        return new QualityView(
                new QualityModel(
                        () -> QualityAssessment.read(services.home(), services.catalog(), data),
                        QualityFiles.folder(data),
                        Background.worker(),
                        services.fx(),
                        services.notices(),
                        Objects.requireNonNullElse(System.getProperty("user.name"), "")),
                services.workspace().dark(),
                services.files(),
                services.browse());
    }

    @Override
    public String title() {
        return "Quality";
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
        if (root.getChildren().isEmpty()) {
            root.getStylesheets().add(ResultView.STYLES);
            root.getStyleClass().add("result-view");
            root.setMinSize(0, 0);
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
        if (body == null) {
            body = build(shown);
        }
        if (root.getChildren().isEmpty() || root.getChildren().getFirst() != body) {
            root.getChildren().setAll(body);
        }
        headline.setText(QualityModel.headline(shown));
        counts.setText(QualityModel.counts(shown));
        problems.setText(String.join("\n", shown.problems()));
        present(problems, !shown.problems().isEmpty());
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
        if (model.problem().get().isEmpty()) {
            placeholder.show(Feather.STAR, TEXTS.get("reading"), TEXTS.get("reading.text"), List.of());
        } else {
            placeholder.show(
                    Feather.ALERT_TRIANGLE,
                    TEXTS.get("damaged"),
                    model.problem().get(),
                    List.of(new Placeholder.Action(TEXTS.get("damaged.again"), model::refresh)));
        }
        root.getChildren().setAll(placeholder);
    }

    private Node build(QualityAssessment shown) {
        headline.setId("quality-headline");
        counts.setId("quality-counts");
        problems.setId("quality-problems");
        grid = new QualityGrid(model, model.open()::set);
        grid.layOut(shown, dark.get());
        dark.addListener((_, _, now) -> grid.layOut(model.shown().get(), now));
        var note = wrapped("note");
        note.setText(TEXTS.get("legend"));
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
            if (UNDO.match(event)) {
                model.undo();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && model.open().get() != null) {
                model.open().set(null);
                event.consume();
            }
        });
        return stack;
    }

    private Node tools() {
        assessor.setId("quality-assessor");
        assessor.setEditable(true);
        assessor.setAccessibleText(TEXTS.get("assessor.accessible"));
        assessor.setValue(model.assessor().get());
        assessor.valueProperty().addListener((_, _, name) -> model.assessor().set(name == null ? "" : name.strip()));
        model.assessor().addListener((_, _, name) -> assessor.setValue(name));
        var undo = new Button(TEXTS.get("undo"), new FontIcon(Feather.ROTATE_CCW));
        undo.setId("quality-undo");
        undo.setTooltip(new Tooltip(TEXTS.get("undo.tip", UNDO.getDisplayText())));
        undo.disableProperty().bind(model.undoable().not());
        undo.setOnAction(_ -> model.undo());
        var join = new Button(TEXTS.get("join"), new FontIcon(Feather.USERS));
        join.setTooltip(new Tooltip(TEXTS.get("join.tip")));
        join.setOnAction(_ -> join());
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
        var row = new FlowPane(8, 6, scoring, assessor, undo, join, export, said);
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

    private static Label wrapped(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
