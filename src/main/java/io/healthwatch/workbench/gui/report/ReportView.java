package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What shall we decide, and why?": the documents out of the run that is shown, and the recommendation beside them. */
public final class ReportView extends ResultView {

    private static final Texts TEXTS = Texts.of("report");

    private static final double RECOMMENDATION_WIDTH = 370;
    private static final double LIST_WIDTH = 232;
    private static final double LIST_HEIGHT = 140;
    private static final double NARROW = 960;
    private static final double TIGHT = 580;
    private static final Duration PAUSE = Duration.millis(600);

    /** What is shown where there is no room for both. */
    enum Page {
        DOCUMENTS(TEXTS.get("page.documents")),
        RECOMMENDATION(TEXTS.get("page.recommendation"));

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    private final Services services;
    private final AssessmentController assessments;
    private final RecommendationModel recommendation;
    private final DocumentsModel documents;
    private final Function<Window, Optional<Path>> folders;
    private final ListView<DocumentsModel.Entry> list = new ListView<>();
    private final Segments<Page> pages = new Segments<>(page -> page.title, this::turnTo);
    private final Label measuring = Labels.note(TEXTS.get("measuring"));
    private final Button export = new Button(TEXTS.get("export"), new FontIcon(Feather.DOWNLOAD));
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final VBox body = new VBox(8, pages);
    private final DoubleBinding type = TextSize.of(1);
    private RecommendationPane recommendationPane;
    private DocumentPane documentPane;
    private VBox side;
    private Page page = Page.DOCUMENTS;
    private Arrangement arranged;
    private boolean showing;

    private ReportView(
            Services services, RecommendationModel recommendation, Function<Window, Optional<Path>> folders) {
        super(services.workspace(), services.navigation()::show);
        this.services = services;
        this.assessments = services.assessments();
        this.folders = folders;
        this.recommendation = recommendation;
        this.documents = new DocumentsModel(
                services.home(),
                services.store().folder().getParent(),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("documents").factory()),
                services.fx());
    }

    /** The view of the window's services. */
    public static ReportView of(Services services, RecommendationModel recommendation) {
        return of(services, recommendation, ReportView::ask);
    }

    /** The same, asking for folders in another way. */
    static ReportView of(
            Services services, RecommendationModel recommendation, Function<Window, Optional<Path>> folders) {
        return new ReportView(services, recommendation, folders);
    }

    private static Optional<Path> ask(Window window) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("export.title"));
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }

    /** What is recommended. */
    RecommendationModel recommendation() {
        return recommendation;
    }

    /** The documents. */
    DocumentsModel documents() {
        return documents;
    }

    @Override
    public String key() {
        return "Report";
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
        return Feather.FILE_TEXT;
    }

    @Override
    protected String promise() {
        return TEXTS.get("promise");
    }

    @Override
    protected Node build() {
        recommendationPane = new RecommendationPane(recommendation, workspace().dark(), assess());
        documentPane = new DocumentPane(documents);
        side = side();
        assessments.findings().addListener((_, _, now) -> {
            if (!now.live()) {
                documents.refresh();
            }
        });
        pause.setOnFinished(_ -> documents.refresh());
        recommendation.changes().addListener(_ -> pause.playFromStart());
        documents.entries().addListener(_ -> showEntries());
        body.getStyleClass().add("view-body");
        body.widthProperty().addListener(_ -> layOutAnew());
        type.addListener(_ -> layOutAnew());
        layOut();
        return Overflow.scrolled(body);
    }

    private VBox side() {
        list.setId("report-documents");
        list.setAccessibleText(TEXTS.get("documents"));
        list.getStyleClass().add("report-documents");
        list.setCellFactory(_ -> new DocumentCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                documentPane.save();
                documents.select(now.document());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        export.setId("report-export");
        export.setMaxWidth(Double.MAX_VALUE);
        export.setTooltip(new Tooltip(TEXTS.get("export.tip")));
        export.setOnAction(_ -> export());
        return new VBox(8, measuring, list, export);
    }

    private static final class DocumentCell extends ListCell<DocumentsModel.Entry> {

        @Override
        protected void updateItem(DocumentsModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setGraphic(new FontIcon(entry.document() == Document.REPORT ? Feather.BOOK_OPEN : Feather.FILE_TEXT));
            setText(words(entry));
        }

        private static String words(DocumentsModel.Entry entry) {
            var title = entry.document().title();
            if (!entry.edited()) {
                return title;
            }
            return entry.outdated() ? TEXTS.get("documents.outdated", title) : TEXTS.get("documents.edited", title);
        }
    }

    private void showEntries() {
        showing = true;
        list.getItems().setAll(documents.entries().get());
        list.getItems().stream()
                .filter(entry -> entry.document() == documents.selected().get())
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        showing = false;
        export.setDisable(list.getItems().isEmpty());
    }

    /** Turns to a page, which matters in a narrow window only. */
    void turnTo(Page wanted) {
        page = wanted;
        layOut();
    }

    /** As the width, the size of type and the page ask for it. */
    private record Arrangement(boolean narrow, boolean tight, double type, Page page) {}

    private Arrangement arrangement() {
        var width = body.getWidth() == 0 ? Double.MAX_VALUE : body.getWidth();
        return new Arrangement(width < NARROW * type.get(), width < TIGHT * type.get(), type.get(), page);
    }

    private void layOutAnew() {
        if (!arrangement().equals(arranged)) {
            layOut();
        }
    }

    private void layOut() {
        arranged = arrangement();
        var narrow = arranged.narrow();
        pages.show(List.of(Page.values()), page);
        Presence.set(narrow, pages);
        var shown = new ArrayList<Node>();
        if (!narrow || page == Page.DOCUMENTS) {
            shown.add(side);
            shown.add(documentPane);
        }
        if (!narrow || page == Page.RECOMMENDATION) {
            shown.add(recommendationPane);
        }
        HBox.setHgrow(documentPane, Priority.ALWAYS);
        HBox.setHgrow(recommendationPane, narrow ? Priority.ALWAYS : Priority.NEVER);
        recommendationPane.setMinWidth(narrow ? 0 : RECOMMENDATION_WIDTH * type.get());
        recommendationPane.setPrefWidth(RECOMMENDATION_WIDTH * type.get());
        side.setMinWidth(arranged.tight() ? 0 : LIST_WIDTH * type.get());
        side.setMaxWidth(arranged.tight() ? Double.MAX_VALUE : LIST_WIDTH * type.get());
        list.setPrefHeight(LIST_HEIGHT * type.get());
        side.setMinHeight(arranged.tight() ? Region.USE_PREF_SIZE : 0);
        VBox.setVgrow(documentPane, Priority.ALWAYS);
        var parts = shown.toArray(Node[]::new);
        var columns = arranged.tight() ? new VBox(8, parts) : new HBox(16, parts);
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox.setVgrow(recommendationPane, Priority.ALWAYS);
        body.getChildren().setAll(pages, columns);
    }

    private Button assess() {
        var assess = new Button(TEXTS.get("assess"), new FontIcon(Feather.LOCK));
        assess.setId("report-assess");
        assess.setMinWidth(Region.USE_PREF_SIZE);
        assess.setTooltip(new Tooltip());
        assess.getTooltip()
                .textProperty()
                .bind(assessments.blocked().map(blocked -> blocked.isEmpty()
                        ? TEXTS.get("assess.tip")
                        : blocked));
        assess.disableProperty().bind(assessments.current().isNotNull().or(assessments.blocked().isNotEmpty()));
        assess.setOnAction(_ -> {
            assessments.start();
            navigation().accept("Security");
        });
        return assess;
    }

    /** Asks for a folder and writes all documents into it. */
    private void export() {
        folders.apply(body.getScene().getWindow()).ifPresent(folder -> {
            documentPane.save();
            export.setDisable(true);
            export.setText(TEXTS.get("export.busy"));
            documents.export(folder, (wrong, notes) -> {
                export.setDisable(false);
                export.setText(TEXTS.get("export"));
                services.notices()
                        .accept(
                                wrong.isEmpty()
                                        ? Notice.information(TEXTS.get("export.done", folder, String.join(" ", notes)).strip())
                                                .offering(TEXTS.get("export.open"), () -> services.reveal().accept(folder))
                                        : Notice.problem(TEXTS.get("export.failed", wrong)));
            });
        });
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        recommendationPane.partial(status.partial() ? status.words() : "");
        recommendation.show(run);
        documentPane.save();
        documents.show(run);
        Presence.set(documents.measuring(), measuring);
        showEntries();
    }
}
