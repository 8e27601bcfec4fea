package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Activity;
import io.healthwatch.workbench.gui.Conclusion;
import io.healthwatch.workbench.gui.Navigation;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.run.RunState;
import java.util.Locale;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A session while it measures, and what came of it. */
final class SessionPane {

    private static final double LOG_HEIGHT = 150;
    private static final int MOST_FAILURES = 6;
    private static final double LANES_WIDTH = 600;
    private static final double WIDTH_FOR_CHARTS = 960;
    private static final Set<String> VIEWS_OF_THE_RESULT = Set.of("Overview", "Matrix");

    private final EvaluateModel model;
    private final RunController controller;
    private final Navigation navigation;
    private final VBox pane = new VBox();

    SessionPane(EvaluateModel model, RunController controller, Navigation navigation, Node liveCharts) {
        this.model = model;
        this.controller = controller;
        this.navigation = navigation;
        var top = new StackPane();
        var progress = progress();
        model.face().subscribe(_ -> showTop(top, progress));
        controller.conclusion().subscribe(_ -> showTop(top, progress));
        var middle = beside(lanes(), liveCharts);
        VBox.setVgrow(middle, Priority.ALWAYS);
        pane.getChildren().addAll(top, middle, log());
        pane.getStyleClass().add("session");
    }

    Node node() {
        return pane;
    }

    private void showTop(StackPane top, Node progress) {
        var conclusion = controller.conclusion().get();
        top.getChildren().setAll(conclusion == null ? progress : conclusion(conclusion));
    }

    /** The charts have their place where there is room for both. */
    private static Node beside(Region lanes, Node liveCharts) {
        var row = new HBox(lanes, liveCharts);
        row.getStyleClass().add("session-row");
        HBox.setHgrow(lanes, Priority.ALWAYS);
        lanes.prefWidthProperty().bind(TextSize.of(LANES_WIDTH));
        HBox.setHgrow(liveCharts, Priority.ALWAYS);
        liveCharts.visibleProperty().bind(row.widthProperty().greaterThanOrEqualTo(TextSize.of(WIDTH_FOR_CHARTS)));
        liveCharts.managedProperty().bind(liveCharts.visibleProperty());
        return row;
    }

    private Node progress() {
        var what = new Label();
        what.setId("activity");
        what.getStyleClass().add("headline");
        what.textProperty().bind(controller.activity().map(Activity::describe));
        var left = new Label();
        left.getStyleClass().addAll("headline", "figures");
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.textProperty().bind(controller.activity().map(Activity::timeLeft));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var words = new HBox(what, space, left);
        words.getStyleClass().add("row");
        words.setAlignment(Pos.CENTER_LEFT);
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("medium");
        bar.progressProperty()
                .bind(controller.activity().map(now -> now.planned() == 0 ? -1.0 : now.fraction()));
        var note = new Label();
        note.getStyleClass().add("note");
        note.textProperty()
                .bind(controller.activity()
                        .map(now -> now.bundle() > 0
                                ? "Each is built for this platform. What was weighed before is remembered."
                                : now.planned() == 0
                                ? "The run's folder and the target server are made ready."
                                : now.done() + " of " + (now.standing() == null ? "" : "about ") + Wording.count(now.planned(), "fork")
                                        + " done. Stopping keeps what was measured."));
        var precision = new Label();
        precision.setId("precision-so-far");
        precision.getStyleClass().add("note");
        precision.setWrapText(true);
        precision.setMinHeight(Region.USE_PREF_SIZE);
        precision.textProperty().bind(controller.activity().map(Activity::precision));
        precision.visibleProperty().bind(precision.textProperty().isNotEmpty());
        precision.managedProperty().bind(precision.visibleProperty());
        var card = new VBox(words, bar, note, precision);
        card.getStyleClass().addAll("card", "padded");
        return card;
    }

    private Node conclusion(Conclusion conclusion) {
        var sentence = new Label(conclusion.sentence(), new FontIcon(icon(conclusion)));
        sentence.setId("conclusion");
        sentence.getStyleClass().addAll("headline", mood(conclusion));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        var card = new VBox(sentence);
        card.getStyleClass().addAll("card", "padded");
        if (!conclusion.problem().isEmpty()) {
            card.getChildren().add(Labels.wrapped(conclusion.problem(), "problem-text"));
        }
        conclusion.failures().stream().limit(MOST_FAILURES).map(SessionPane::failure).forEach(card.getChildren()::add);
        if (conclusion.failures().size() > MOST_FAILURES) {
            card.getChildren()
                    .add(Labels.wrapped(
                            conclusion.failures().size() - MOST_FAILURES + " more reasons are in the log.", "note"));
        }
        card.getChildren().add(next(conclusion));
        return card;
    }

    private static Feather icon(Conclusion conclusion) {
        return conclusion.hasFigures() && conclusion.problem().isEmpty()
                ? conclusion.state() == RunState.COMPLETE ? Feather.CHECK_CIRCLE : Feather.PAUSE_CIRCLE
                : Feather.ALERT_TRIANGLE;
    }

    private static String mood(Conclusion conclusion) {
        return icon(conclusion) == Feather.CHECK_CIRCLE ? "good" : "careful";
    }

    private static Node failure(Conclusion.Failure failure) {
        var where = Wording.list(failure.series()) + ", "
                + (failure.scenarios().size() > 2
                        ? Wording.count(failure.scenarios().size(), "scenario")
                        : Wording.list(failure.scenarios()));
        return Labels.wrapped(
                Wording.count(failure.forks(), "fork") + " of " + where + " failed. " + failure.reason(), "failure");
    }

    private Node next(Conclusion conclusion) {
        var row = new HBox();
        row.getStyleClass().add("row");
        if (conclusion.hasFigures()) {
            navigation.views().stream().filter(view -> VIEWS_OF_THE_RESULT.contains(view.key())).forEach(view -> {
                var see = new Button("See " + view.title().toLowerCase(Locale.ROOT));
                see.getStyleClass().add(row.getChildren().isEmpty() ? "accent" : "button-outlined");
                see.setOnAction(_ -> {
                    controller.showLatest();
                    navigation.current().set(view);
                });
                row.getChildren().add(see);
            });
        }
        if (conclusion.state() == RunState.CANCELLED || conclusion.state() == RunState.INTERRUPTED) {
            var resume = new Button("Measure the rest");
            resume.setId("resume");
            resume.disableProperty().bind(controller.blocked().isNotEmpty());
            resume.setOnAction(_ -> controller.resume(conclusion.folder()));
            row.getChildren().add(resume);
        }
        var again = new Button("Run again");
        again.setId("run-again");
        again.disableProperty().bind(model.startable().not());
        again.setOnAction(_ -> model.start());
        var choose = new Button("Choose anew");
        choose.setId("choose-anew");
        choose.setOnAction(_ -> model.chooseAgain());
        row.getChildren().addAll(again, choose);
        return row;
    }

    private Region lanes() {
        var title = new Label("Forks");
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(title, space, LanesPane.legend());
        top.getStyleClass().add("card-header");
        top.setAlignment(Pos.CENTER_LEFT);
        var lanes = new LanesPane(controller.lanes()).node();
        VBox.setVgrow(lanes, Priority.ALWAYS);
        var card = new VBox(top, lanes);
        card.getStyleClass().add("card");
        card.setMinHeight(120);
        return card;
    }

    private Node log() {
        var lines = new ListView<>(controller.log());
        lines.getStyleClass().addAll("log", "dense");
        lines.prefHeightProperty().bind(TextSize.of(LOG_HEIGHT));
        lines.setPlaceholder(new Label("Nothing out of the ordinary so far."));
        controller.log().addListener((ListChangeListener<String>) _ -> {
            if (!lines.isFocusWithin()) {
                lines.scrollTo(controller.log().size() - 1);
            }
        });
        var log = new TitledPane("Log", lines);
        log.setId("log");
        log.setExpanded(false);
        log.setAnimated(false);
        log.setMinHeight(Region.USE_PREF_SIZE);
        log.textProperty().bind(javafx.beans.binding.Bindings.size(controller.log())
                .map(size -> size.intValue() == 0 ? "Log" : "Log (" + Wording.count(size.intValue(), "line") + ")"));
        return log;
    }
}
