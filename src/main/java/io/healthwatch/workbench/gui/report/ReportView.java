package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.report.Document;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.animation.PauseTransition;
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

    private static final double RECOMMENDATION_WIDTH = 370;
    private static final double LIST_WIDTH = 232;
    private static final double NARROW = 960;
    private static final Duration PAUSE = Duration.millis(600);

    /** What is shown where there is no room for both. */
    enum Page {
        DOCUMENTS("Documents"),
        RECOMMENDATION("Recommendation");

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
    private final Label measuring = new Label("The documents are made when the run has ended.");
    private final Button export = new Button("Export report …", new FontIcon(Feather.DOWNLOAD));
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final HBox columns = new HBox(16);
    private final VBox body = new VBox(8, pages, columns);
    private RecommendationPane recommendationPane;
    private DocumentPane documentPane;
    private VBox side;
    private Page page = Page.DOCUMENTS;
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
        chooser.setTitle("Export the report into a folder");
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
    public String title() {
        return "Report";
    }

    @Override
    public String question() {
        return "What shall we decide, and why?";
    }

    @Override
    public Ikon icon() {
        return Feather.FILE_TEXT;
    }

    @Override
    protected String promise() {
        return "Here will be what the figures recommend and under which conditions, and the documents that say so: the"
                + " report, the decision record, risks, migration and rollback.";
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
        body.widthProperty().addListener((_, before, now) -> {
            if (before.doubleValue() == 0 || before.doubleValue() < NARROW != now.doubleValue() < NARROW) {
                layOut();
            }
        });
        VBox.setVgrow(columns, Priority.ALWAYS);
        columns.setMinHeight(0);
        layOut();
        return body;
    }

    private VBox side() {
        list.setId("report-documents");
        list.setAccessibleText("Documents");
        list.getStyleClass().add("report-documents");
        list.setCellFactory(_ -> new DocumentCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                documentPane.save();
                documents.select(now.document());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        measuring.getStyleClass().add("note");
        measuring.setWrapText(true);
        measuring.setMinHeight(Region.USE_PREF_SIZE);
        export.setId("report-export");
        export.setMaxWidth(Double.MAX_VALUE);
        export.setTooltip(new Tooltip("Write all documents into a folder: HTML, PDF, Markdown, and their figures"));
        export.setOnAction(_ -> export());
        var box = new VBox(8, measuring, list, export);
        box.setMinWidth(LIST_WIDTH);
        box.setPrefWidth(LIST_WIDTH);
        box.setMaxWidth(LIST_WIDTH);
        return box;
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
            setText(entry.document().title() + marks(entry));
        }

        private static String marks(DocumentsModel.Entry entry) {
            return (entry.edited() ? "\nedited" : "") + (entry.outdated() ? ", outdated" : "");
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

    private void layOut() {
        var narrow = body.getWidth() > 0 && body.getWidth() < NARROW;
        pages.show(List.of(Page.values()), page);
        pages.setVisible(narrow);
        pages.setManaged(narrow);
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
        recommendationPane.setMinWidth(narrow ? 0 : RECOMMENDATION_WIDTH);
        recommendationPane.setPrefWidth(RECOMMENDATION_WIDTH);
        columns.getChildren().setAll(shown);
    }

    private Button assess() {
        var assess = new Button("Assess now", new FontIcon(Feather.LOCK));
        assess.setId("report-assess");
        assess.setMinWidth(Region.USE_PREF_SIZE);
        assess.setTooltip(new Tooltip());
        assess.getTooltip()
                .textProperty()
                .bind(assessments.blocked().map(blocked -> blocked.isEmpty()
                        ? "Attack all installed runtimes; the recommendation follows when it is done"
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
            export.setText("Exporting …");
            documents.export(folder, (wrong, notes) -> {
                export.setDisable(false);
                export.setText("Export report …");
                services.notices()
                        .accept(
                                wrong.isEmpty()
                                        ? Notice.information(("The documents were written into " + folder + ". " + String.join(" ", notes))
                                                        .strip())
                                                .offering("Open the folder", () -> services.reveal().accept(folder))
                                        : Notice.problem("The documents could not be written. " + wrong));
            });
        });
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        recommendationPane.partial(status.partial() ? status.words() : "");
        recommendation.show(run);
        documents.show(run);
        measuring.setVisible(documents.measuring());
        measuring.setManaged(documents.measuring());
        showEntries();
    }
}
