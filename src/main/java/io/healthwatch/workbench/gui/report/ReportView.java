package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.report.Candidates;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What shall we decide, and why?": the documents out of the run that is shown, and the recommendation beside them. */
public final class ReportView extends ResultView {

    private static final double RECOMMENDATION_WIDTH = 370;

    private final RecommendationModel recommendation;
    private final AssessmentController assessments;
    private RecommendationPane recommendationPane;

    ReportView(
            Workspace workspace,
            Consumer<String> navigation,
            RecommendationModel recommendation,
            AssessmentController assessments) {
        super(workspace, navigation);
        this.recommendation = recommendation;
        this.assessments = assessments;
    }

    /** The view of the window's services. */
    public static ReportView of(Services services) {
        return new ReportView(
                services.workspace(),
                services.navigation()::show,
                new RecommendationModel(
                        (run, machine) -> Candidates.of(run, machine, services.store().folder().getParent(), services.home(), Ratings.NONE),
                        Background.worker(),
                        services.fx()),
                services.assessments());
    }

    /** What is recommended. */
    RecommendationModel recommendation() {
        return recommendation;
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
        recommendationPane.setPrefWidth(RECOMMENDATION_WIDTH);
        assessments.findings().addListener(_ -> recommendation.refresh());
        var body = new HBox(16, recommendationPane);
        body.getStyleClass().add("view-body");
        return body;
    }

    private Button assess() {
        var assess = new Button("Assess now", new FontIcon(Feather.LOCK));
        assess.setId("report-assess");
        assess.setMinWidth(Button.USE_PREF_SIZE);
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

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        recommendationPane.partial(status.partial() ? status.words() : "");
        recommendation.show(run);
    }
}
