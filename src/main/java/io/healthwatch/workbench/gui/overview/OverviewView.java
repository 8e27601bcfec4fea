package io.healthwatch.workbench.gui.overview;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.answer.Summary;
import io.healthwatch.workbench.answer.Warnings;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.matrix.MatrixGrid;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.StatusStrip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What is the answer, and how sure is it?": one headline, and what it stands on. */
public final class OverviewView extends ResultView {

    private static final double NARROW = 960;

    private final UnaryOperator<String> whyMissing;
    private final Background<Summary> background = Background.onFxThread(this::showSummary);
    private final StatusStrip strip = new StatusStrip();
    private final Label headline = new Label();
    private final Label others = new Label();
    private final Label condition = new Label();
    private final ChartPane coldStart = new ChartPane(true);
    private final ChartPane execution = new ChartPane(true);
    private final ChartPane memory = new ChartPane(true);
    private final GridPane charts = new GridPane(12, 12);
    private final VBox warnings = new VBox(8);
    private final VBox next = new VBox(4);
    private final GridPane foot = new GridPane(12, 12);
    private MatrixGrid grid;
    private List<Warnings.Warning> warningsShown;
    private List<Summary.Step> stepsShown = List.of();

    /** A view that opens no other and knows nothing of variants that were not measured. */
    public OverviewView(Workspace workspace) {
        this(workspace, _ -> {}, _ -> "");
    }

    /**
     * A view of the workspace's run.
     *
     * @param whyMissing says of a variant's id why it cannot be measured here; empty where it can; any thread
     */
    public OverviewView(Workspace workspace, Consumer<String> navigation, UnaryOperator<String> whyMissing) {
        super(workspace, navigation);
        this.whyMissing = whyMissing;
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public String question() {
        return "What is the answer, and how sure is it?";
    }

    @Override
    public Ikon icon() {
        return Feather.COMPASS;
    }

    @Override
    protected String promise() {
        return "Here will stand which runtimes meet the criteria, in one sentence, and how sure that is.";
    }

    @Override
    protected boolean shows(RunStatus status) {
        return status.face() != RunStatus.Face.EMPTY;
    }

    @Override
    protected Node build() {
        headline.getStyleClass().add("headline");
        others.getStyleClass().add("others");
        condition.getStyleClass().add("note");
        for (var label : List.of(headline, others, condition)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        grid = new MatrixGrid(true, workspace().dark().get(), _ -> navigation().accept("Matrix"), (_, _) -> {})
                .onlyRequested();
        workspace().dark().addListener((_, _, dark) -> {
            grid.dark(dark);
            summarise(workspace().run().get());
        });
        workspace().selection().subscribe(grid::select);
        workspace().language().addListener(_ -> summarise(workspace().run().get()));
        for (var chart : List.of(coldStart, execution, memory)) {
            chart.follow(workspace(), navigation());
        }
        var body = new VBox(
                12,
                strip,
                headline,
                others,
                condition,
                card("The criteria", grid),
                charts,
                foot);
        body.getStyleClass().add("view-body");
        body.widthProperty().addListener((_, before, now) -> {
            if (before.doubleValue() < NARROW != now.doubleValue() < NARROW || before.doubleValue() == 0) {
                layOut(now.doubleValue() < NARROW);
            }
        });
        layOut(false);
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        return scroll;
    }

    private void layOut(boolean narrow) {
        var cards = List.of(
                chartCard("Cold start (ms, logarithmic)", coldStart),
                chartCard("Execution, net (ms, logarithmic)", execution),
                chartCard("Memory (MB)", memory));
        charts.getChildren().clear();
        columns(charts, narrow ? 2 : 3);
        for (var i = 0; i < cards.size(); i++) {
            charts.add(cards.get(i), narrow ? i % 2 : i, narrow ? i / 2 : 0);
        }
        foot.getChildren().clear();
        columns(foot, 2);
        foot.add(card("What to keep in mind", warnings), 0, 0);
        foot.add(card("What to look at next", next), 1, 0);
    }

    private static void columns(GridPane pane, int count) {
        pane.getColumnConstraints().clear();
        for (var i = 0; i < count; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            pane.getColumnConstraints().add(column);
        }
    }

    private static Node card(String title, Node content) {
        var label = new Label(title);
        label.getStyleClass().add("card-title");
        var card = new VBox(8, label, content);
        card.getStyleClass().add("card");
        card.setMaxHeight(Double.MAX_VALUE);
        VBox.setVgrow(content, Priority.ALWAYS);
        return card;
    }

    private static Node chartCard(String title, ChartPane chart) {
        var card = card(title, chart);
        card.setStyle("-fx-padding: 12 6 6 10;");
        return card;
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        strip.show(status, RunStatus.completion(run));
        summarise(run);
    }

    private void summarise(RunSnapshot run) {
        if (run != null) {
            var language = workspace().language().get();
            background.request(() -> Summary.of(run, language, whyMissing));
        }
    }

    private void showSummary(Summary summary) {
        headline.setText(summary.headline().sentence());
        others.setText(summary.headline().others());
        others.setVisible(!others.getText().isEmpty());
        others.setManaged(others.isVisible());
        condition.setText(summary.headline().condition());
        grid.show(summary.table(), null);
        showOneByOne(summary);
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
    private void showOneByOne(Summary summary) {
        Platform.runLater(() -> showChart(coldStart, summary.coldStart()));
        Platform.runLater(() -> Platform.runLater(() -> showChart(execution, summary.execution())));
        Platform.runLater(() ->
                Platform.runLater(() -> Platform.runLater(() -> showChart(memory, summary.memory()))));
    }

    private static void showChart(ChartPane chart, Figure figure) {
        chart.setVisible(!figure.isEmpty());
        if (!figure.isEmpty()) {
            chart.show(figure);
        }
    }

    private List<Node> warningNodes(List<Warnings.Warning> shown) {
        var nodes = new ArrayList<Node>();
        if (shown.isEmpty()) {
            nodes.add(new Label("Nothing: all forks ended well with right answers.", new FontIcon(Feather.CHECK)));
        }
        for (var warning : shown) {
            var title = new Label(warning.title());
            title.getStyleClass().add("warning-title");
            var words = new Label(warning.words());
            words.getStyleClass().add("note");
            for (var label : List.of(title, words)) {
                label.setWrapText(true);
                label.setMinHeight(Region.USE_PREF_SIZE);
            }
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
