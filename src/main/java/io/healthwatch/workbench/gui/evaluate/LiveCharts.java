package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Summary;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.result.ResultView;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Execution and cold start of a session while it measures; drawn only while it is looked at. */
public final class LiveCharts extends StackPane {

    /**
     * What is drawn.
     *
     * @param language words that name the probes' language, for the titles; empty where the run has only one
     */
    private record Figures(Figure execution, Figure coldStart, String language) {}

    private final RunController controller;
    private final ChartPane execution = new ChartPane(true);
    private final ChartPane coldStart = new ChartPane(true);
    private final StringProperty language = new SimpleStringProperty("");
    private final Background<Figures> figures = Background.onFxThread(this::show);

    /** The charts of the controller's session. */
    public LiveCharts(RunController controller) {
        this.controller = controller;
        getStyleClass().add("live-charts");
        getStylesheets().add(ResultView.class.getResource("results.css").toExternalForm());
        var cards = new VBox(
                card("Execution, worst scenario", " (ms, logarithmic)", execution),
                card("Cold start, worst scenario", " (ms)", coldStart));
        cards.getStyleClass().add("live-cards");
        var scroll = Frame.scrolled(cards);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        controller.latest().subscribe(_ -> request());
        sceneProperty().subscribe(_ -> request());
    }

    private VBox card(String title, String axis, ChartPane chart) {
        var name = new Label();
        name.textProperty().bind(language.map(words -> title + words + axis));
        name.getStyleClass().add("section-title");
        var header = new HBox(name);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        var card = new VBox(header, chart);
        card.getStyleClass().add("card");
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private void request() {
        var run = controller.latest().get();
        if (run != null && getScene() != null && isVisible()) {
            figures.request(() -> figures(run));
        }
    }

    private static Figures figures(RunSnapshot run) {
        var table = MatrixTable.of(run, "node", Languages.FIRST, Map.of(), _ -> "");
        return new Figures(
                Summary.figure(run, table, Criterion.EXECUTION),
                Summary.figure(run, table, Criterion.COLD_START),
                table.severalLanguages() ? ", probes in " + Languages.title(table.language()) : "");
    }

    private void show(Figures now) {
        language.set(now.language());
        if (!now.execution().isEmpty()) {
            execution.show(now.execution());
        }
        if (!now.coldStart().isEmpty()) {
            coldStart.show(now.coldStart());
        }
    }
}
