package io.healthwatch.workbench.gui.overview;

import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.answer.Summary;
import io.healthwatch.workbench.answer.Warnings;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.matrix.MatrixGrid;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.gui.report.RecommendationModel;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.StatusStrip;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What is the answer, and how sure is it?": one headline, the recommendation, and what both stand on. */
public final class OverviewView extends ResultView {

    private static final Texts TEXTS = Texts.of("overview");
    private static final double BESIDE_EACH_OTHER_EM = 74;
    private static final double CHARTS_IN_PAIRS_EM = 48;
    private static final double SHARE_OF_THE_MATRIX = 58;
    private static final List<Criterion> SHOWN_FIRST =
            List.of(Criterion.COLD_START, Criterion.EXECUTION, Criterion.BUNDLE);

    /**
     * Where the overview leads. FX thread.
     *
     * @param view opens a view by its key
     * @param cell opens the detail of a cell of the matrix
     * @param question asks the charts a question
     */
    public record Ways(Consumer<String> view, Consumer<MatrixModel.Spot> cell, Consumer<Question> question) {}

    /** A chart with its card. */
    private record Glance(Card card, ChartPane pane, Label nothing) {}

    private final RecommendationModel recommendation;
    private final Ways ways;
    private final UnaryOperator<String> whyMissing;
    private final Background<Summary> background = Background.onFxThread(this::showSummary);
    private StatusStrip strip;
    private Label headline;
    private Label others;
    private Label condition;
    private RecommendationCard recommended;
    private Label security;
    private List<Glance> glances;
    private GridPane essentials;
    private GridPane charts;
    private GridPane foot;
    private VBox warnings;
    private VBox next;
    private Card criteriaCard;
    private Card recommendationCard;
    private Card securityCard;
    private MatrixGrid grid;
    private Summary shown;
    private int columnsShown;
    private List<Warnings.Warning> warningsShown;
    private List<Summary.Step> stepsShown = List.of();

    /**
     * A view of the workspace's run.
     *
     * @param whyMissing says of a variant's id why it cannot be measured here; empty where it can; any thread
     */
    public OverviewView(
            Workspace workspace, RecommendationModel recommendation, Ways ways, UnaryOperator<String> whyMissing) {
        super(workspace, ways.view());
        this.recommendation = recommendation;
        this.ways = ways;
        this.whyMissing = whyMissing;
    }

    @Override
    public String key() {
        return "Overview";
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
        return Feather.COMPASS;
    }

    @Override
    protected String promise() {
        return TEXTS.get("promise");
    }

    @Override
    protected boolean shows(RunStatus status) {
        return status.face() != RunStatus.Face.EMPTY;
    }

    @Override
    protected Node build() {
        glances = Stream.of(0, 1, 2)
                .map(place -> {
                    var pane = new ChartPane(true);
                    var nothing = Labels.note(TEXTS.get("chart.none"));
                    Presence.set(false, nothing);
                    var card = new Card(title(SHOWN_FIRST.get(place)), pane, nothing);
                    card.getStyleClass().add("chart-card");
                    return new Glance(card.to(TEXTS.get("chart.all"), () -> openChart(place)), pane, nothing);
                })
                .toList();
        strip = new StatusStrip();
        headline = Labels.wrapped("", "headline");
        others = Labels.wrapped("", "others");
        condition = Labels.note("");
        recommended = new RecommendationCard();
        security = Labels.wrapped("", "security-line");
        essentials = new GridPane(12, 12);
        charts = new GridPane(12, 12);
        foot = new GridPane(12, 12);
        warnings = new VBox(8);
        next = new VBox(4);
        criteriaCard = new Card(TEXTS.get("criteria"));
        recommendationCard = new Card(TEXTS.get("recommendation"), recommended);
        securityCard = new Card(TEXTS.get("security"), security);
        headline.setId("overview-headline");
        grid = new MatrixGrid(true, workspace().dark().get(), this::openCell, (_, _) -> {}).onlyRequested();
        criteriaCard.getChildren().add(grid);
        criteriaCard.to(TEXTS.get("criteria.all"), () -> ways.view().accept("Matrix"));
        recommendationCard.to(TEXTS.get("recommendation.all"), () -> ways.view().accept("Report"));
        recommendationCard.getStyleClass().add("recommendation-card");
        securityCard.to(TEXTS.get("security.all"), () -> ways.view().accept("Security"));
        workspace().dark().addListener((_, _, dark) -> {
            grid.dark(dark);
            summarise(workspace().run().get());
        });
        workspace().selection().subscribe(grid::select);
        workspace().language().addListener(_ -> summarise(workspace().run().get()));
        for (var glance : glances) {
            glance.pane().follow(workspace(), navigation());
        }
        recommendation.shown().addListener(_ -> showRecommendation());
        var body = new VBox(12, strip, new VBox(4, headline, others, condition), essentials, charts, foot);
        body.getStyleClass().addAll("view-body", "overview");
        body.widthProperty().addListener(_ -> layOut(body.getWidth()));
        others.fontProperty().addListener(_ -> layOut(body.getWidth()));
        var scroll = new ScrollPane(body);
        Overflow.drawnAlways(scroll);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        return scroll;
    }

    /** Puts cards beside each other where there is room for them at the size of type. */
    private void layOut(double width) {
        var em = others.getFont().getSize();
        var columnsNow = width < CHARTS_IN_PAIRS_EM * em ? 1 : width < BESIDE_EACH_OTHER_EM * em ? 2 : 3;
        if (columnsNow == columnsShown) {
            return;
        }
        columnsShown = columnsNow;
        List.of(essentials, charts, foot).forEach(pane -> pane.getChildren().clear());
        var evidence = glances.stream().map(Glance::card).toList();
        if (columnsNow == 3) {
            columns(essentials, SHARE_OF_THE_MATRIX, 100 - SHARE_OF_THE_MATRIX);
            VBox.setVgrow(recommendationCard, Priority.ALWAYS);
            essentials.addRow(0, criteriaCard, new VBox(12, recommendationCard, securityCard));
            columns(charts, 100 / 3.0, 100 / 3.0, 100 / 3.0);
            charts.addRow(0, evidence.toArray(Node[]::new));
        } else {
            columns(essentials, 100);
            essentials.addColumn(0, recommendationCard, criteriaCard, securityCard);
            columns(charts, columnsNow == 2 ? new double[] {50, 50} : new double[] {100});
            for (var i = 0; i < evidence.size(); i++) {
                charts.add(evidence.get(i), i % columnsNow, i / columnsNow);
            }
        }
        var doubts = new Card(TEXTS.get("warnings"), warnings);
        var steps = new Card(TEXTS.get("next"), next);
        if (columnsNow == 1) {
            columns(foot, 100);
            foot.addColumn(0, doubts, steps);
        } else {
            columns(foot, 50, 50);
            foot.addRow(0, doubts, steps);
        }
    }

    private static void columns(GridPane pane, double... shares) {
        pane.getColumnConstraints().clear();
        for (var share : shares) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            pane.getColumnConstraints().add(column);
        }
    }

    private void openCell(MatrixModel.Spot spot) {
        ways.cell().accept(spot);
        ways.view().accept("Matrix");
    }

    private void openChart(int place) {
        if (shown == null) {
            return;
        }
        switch (shown.charts().get(place).criterion()) {
            case COLD_START -> ask(Question.COLD_START);
            case EXECUTION -> ask(Question.STEADY);
            case MEMORY -> ask(Question.MEMORY);
            case BUNDLE -> ask(Question.SIZE);
        }
    }

    private void ask(Question question) {
        ways.question().accept(question);
        ways.view().accept("Charts");
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        strip.show(status, RunStatus.completion(run));
        summarise(run);
        recommendation.show(run);
        showRecommendation();
    }

    private void showRecommendation() {
        var run = workspace().run().get();
        var status = RunStatus.of(run);
        var now = recommendation.shown().get();
        recommended.show(now, status.partial() ? status.words() : "");
        security.setText(
                now == null ? "" : now.security().isEmpty() ? now.candidates().source() : now.security());
    }

    private void summarise(RunSnapshot run) {
        if (run != null) {
            var language = workspace().language().get();
            background.request(() -> Summary.of(run, language, whyMissing));
        }
    }

    private void showSummary(Summary summary) {
        shown = summary;
        headline.setText(summary.headline().answer());
        Labels.show(others, (summary.headline().asked() + " " + summary.headline().others()).strip());
        condition.setText(summary.headline().condition());
        grid.show(summary.table(), null);
        for (var i = 0; i < glances.size(); i++) {
            showLater(i, glances.get(i), summary.charts().get(i));
        }
        if (!summary.warnings().equals(warningsShown)) {
            warningsShown = summary.warnings();
            warnings.getChildren().setAll(warningNodes(warningsShown));
        }
        if (!summary.next().equals(stepsShown)) {
            stepsShown = summary.next();
            next.getChildren().setAll(stepsShown.stream()
                    .map(step -> {
                        var link = new Hyperlink(step.words(), new FontIcon(Feather.ARROW_RIGHT));
                        link.setOnAction(_ -> navigation().accept(step.view()));
                        return link;
                    })
                    .toList());
        }
    }

    /** A chart a turn, so that no pulse has to draw them all. */
    private void showLater(int turns, Glance glance, Summary.Chart chart) {
        Platform.runLater(() -> {
            if (turns > 0) {
                showLater(turns - 1, glance, chart);
                return;
            }
            glance.card().title(title(chart.criterion()));
            var all = chart.measured() == chart.figure().rowCount();
            glance.card()
                    .way(
                            all
                                    ? TEXTS.get("chart.all")
                                    : TEXTS.get("chart.more", String.valueOf(chart.measured())));
            var empty = chart.figure().isEmpty();
            Presence.set(!empty, glance.pane());
            Presence.set(empty, glance.nothing());
            if (!empty) {
                glance.pane().show(chart.figure());
            }
        });
    }

    private static String title(Criterion criterion) {
        return switch (criterion) {
            case COLD_START -> TEXTS.get("chart.coldStart");
            case EXECUTION -> TEXTS.get("chart.execution");
            case MEMORY -> TEXTS.get("chart.memory");
            case BUNDLE -> TEXTS.get("chart.bundle");
        };
    }

    private List<Node> warningNodes(List<Warnings.Warning> shown) {
        var nodes = new ArrayList<Node>();
        if (shown.isEmpty()) {
            nodes.add(new Label(TEXTS.get("warnings.none"), new FontIcon(Feather.CHECK)));
        }
        for (var warning : shown) {
            var title = Labels.wrapped(warning.title(), "warning-title");
            var words = Labels.note(warning.words());
            var severe = warning.gravity() == Warnings.Gravity.SEVERE;
            var row = new HBox(
                    9,
                    new FontIcon(severe ? Feather.ALERT_OCTAGON : Feather.ALERT_TRIANGLE),
                    new VBox(1, title, words));
            row.getStyleClass().addAll("warning", severe ? "severe" : "caveat");
            nodes.add(row);
        }
        return nodes;
    }
}
