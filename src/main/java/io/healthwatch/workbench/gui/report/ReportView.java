package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What shall we decide, and why?": the documents out of the run that is shown, and the recommendation beside them. */
public final class ReportView extends ResultView {

    private static final Texts TEXTS = Texts.of("report");

    private static final Duration PAUSE = Duration.millis(600);

    private final Services services;
    private final AssessmentController assessments;
    private final RecommendationModel recommendation;
    private final DocumentsModel documents;
    private final Function<Window, Optional<Path>> folders;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private RecommendationPane recommendationPane;
    private DocumentPane documentPane;
    private DocumentList documentList;
    private ReportPane pane;

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
        documentList = new DocumentList(documents, services, folders, documentPane::save);
        assessments.findings().addListener((_, _, now) -> {
            if (!now.live()) {
                documents.refresh();
            }
        });
        pause.setOnFinished(_ -> documents.refresh());
        recommendation.changes().addListener(_ -> pause.playFromStart());
        pane = new ReportPane(documentList, documentPane, recommendationPane);
        return Overflow.scrolled(pane);
    }

    /** Turns to a page, which matters in a narrow window only; for a view that was shown. */
    void turnTo(ReportPane.Page wanted) {
        pane.turnTo(wanted);
    }

    private Button assess() {
        var assess = new Button(TEXTS.get("assess"), new FontIcon(Feather.LOCK));
        assess.setId("report-assess");
        assess.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(assess, assessments.blocked().map(blocked -> blocked.isEmpty()
                        ? TEXTS.get("assess.tip")
                        : blocked));
        assess.disableProperty().bind(assessments.current().isNotNull().or(assessments.blocked().isNotEmpty()));
        assess.setOnAction(_ -> {
            assessments.start();
            navigation().accept("Security");
        });
        return assess;
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        recommendationPane.partial(status.partial() ? status.words() : "");
        recommendation.show(run);
        documentPane.save();
        documents.show(run);
        documentList.refresh();
    }
}
