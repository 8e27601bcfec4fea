package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionText;
import io.healthwatch.workbench.decision.Option;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.MarkerShape;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.text.Texts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The recommendation with all that it rests on, and what its reader can change. */
final class RecommendationPane extends ScrollPane {

    private static final Texts TEXTS = Texts.of("report");

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double HEAVIEST = 100;

    private record Weight(HBox row, Slider slider, Label number) {}

    private final RecommendationModel model;
    private final ObservableBooleanValue dark;
    private final Label recommendation = Labels.wrapped("", "recommendation");
    private final Label partial = Labels.note("");
    private final Label problem = Labels.wrapped("", "report-problem");
    private final VBox conditions = new VBox(4);
    private final Segments<String> machines;
    private final VBox machineChoice;
    private final VBox ranking = new VBox(8);
    private final Label basis = Labels.note("");
    private final Button assess;
    private final Map<Requirement, CheckBox> requirements = new LinkedHashMap<>();
    private final Map<Consideration, Weight> weights = new EnumMap<>(Consideration.class);
    private final Button reset = new Button(TEXTS.get("reset"), new FontIcon(Feather.ROTATE_CCW));
    private final Label sensitivityTitle = Labels.section("");
    private final SensitivityStrip strip = new SensitivityStrip();
    private final HBox scale;
    private final Label sensitivity = Labels.wrapped("");
    private final VBox excluded = new VBox(8);
    private final VBox incomplete = new VBox(8);
    private boolean showing;

    /** @param assess makes an assessment, where there is none */
    RecommendationPane(RecommendationModel model, ObservableBooleanValue dark, Button assess) {
        this.model = model;
        this.dark = dark;
        this.assess = assess;
        machines = new Segments<>(machine -> machine, model.machine()::set, false);
        machineChoice = new VBox(
                4, Labels.section(TEXTS.get("machines")), machines, Labels.note(TEXTS.get("machines.documents")));
        scale = new HBox(
                Labels.note(TEXTS.get("scale.none")),
                space(),
                Labels.note(TEXTS.get("scale")),
                space(),
                Labels.note(TEXTS.get("scale.all")));
        recommendation.setId("recommendation");
        recommendation.setText(TEXTS.get("deciding"));
        problem.setId("recommendation-problem");
        sensitivity.setId("sensitivity");
        reset.setId("recommendation-reset");
        reset.setOnAction(_ -> model.reset());
        reset.setMinWidth(USE_PREF_SIZE);
        var details = new VBox(
                12,
                conditions,
                machineChoice,
                Labels.section(TEXTS.get("ranking")),
                ranking,
                excluded,
                incomplete,
                Labels.section(TEXTS.get("requirements")),
                requirements(),
                basis,
                assess,
                head(TEXTS.get("weights"), reset),
                weights(),
                sensitivityTitle,
                new VBox(2, strip, scale),
                sensitivity);
        Presence.bind(model.shown().isNotNull(), details);
        var content = new VBox(12, recommendation, partial, problem, details);
        content.setPadding(new Insets(0, 14, 20, 2));
        setContent(content);
        setFitToWidth(true);
        Overflow.drawnAlways(this);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "plain-scroll", "recommendation-pane", "view-page");
        model.shown().addListener(_ -> show());
        model.model().addListener(_ -> showModel());
        model.problem().addListener(_ -> Labels.show(problem, model.problem().get()));
        model.selected().addListener(_ -> showSensitivity());
        dark.addListener(_ -> show());
        partial("");
        Labels.show(problem, "");
        showModel();
        show();
    }

    /** Says of the run how far it is; empty where it is complete. */
    void partial(String words) {
        Labels.show(partial, words);
    }

    private Node requirements() {
        var boxes = new VBox(5);
        for (var requirement : Requirement.ALL) {
            var box = new CheckBox();
            box.setId("require-" + requirement.id());
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.setOnAction(_ -> model.require(requirement, box.isSelected()));
            requirements.put(requirement, box);
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private Node weights() {
        var rows = new VBox(1);
        for (var consideration : Consideration.values()) {
            var name = new Label(consideration.title());
            name.setMaxWidth(Double.MAX_VALUE);
            name.getStyleClass().add("weight-name");
            Hint.on(name, consideration.title());
            var slider = new Slider(0, HEAVIEST, 0);
            slider.setId("weigh-" + consideration.id());
            slider.setBlockIncrement(1);
            slider.setMinWidth(60);
            slider.setAccessibleText(TEXTS.get("weights.of", consideration.title()));
            name.setLabelFor(slider);
            HBox.setHgrow(slider, Priority.ALWAYS);
            var number = new Label();
            number.setId("weight-" + consideration.id());
            number.getStyleClass().add("weight-number");
            number.setAlignment(Pos.CENTER_RIGHT);
            var row = new HBox(8, name, slider, number);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("weight-row");
            row.setOnMousePressed(_ -> model.selected().set(consideration));
            slider.focusedProperty().addListener((_, _, focused) -> {
                if (focused) {
                    model.selected().set(consideration);
                }
            });
            slider.valueProperty().addListener((_, _, value) -> {
                if (!showing) {
                    model.weigh(consideration, Math.round(value.doubleValue()));
                }
            });
            weights.put(consideration, new Weight(row, slider, number));
            rows.getChildren().add(row);
        }
        return rows;
    }

    private void showModel() {
        var now = model.model().get();
        showing = true;
        requirements.forEach((requirement, box) -> box.setSelected(now.required().contains(requirement)));
        weights.forEach((consideration, weight) -> weight.slider().setValue(now.weight(consideration)));
        showing = false;
        reset.setDisable(now.equals(DecisionModel.STANDARD));
    }

    private void show() {
        var shown = model.shown().get();
        if (shown == null) {
            return;
        }
        recommendation.setText(shown.recommendation());
        conditions.getChildren()
                .setAll(shown.conditions().stream()
                        .map(words -> Labels.wrapped(words, "condition"))
                        .toList());
        var several = shown.candidates().machines().size() > 1;
        machines.show(shown.candidates().machines(), shown.candidates().machine());
        Presence.set(several, machineChoice);
        showRanking(shown.decision());
        without(excluded, TEXTS.get("excluded"), shown.decision().excluded());
        without(incomplete, TEXTS.get("incomplete"), shown.decision().incomplete());
        requirements.forEach((requirement, box) -> {
            var missing = shown.missing(requirement);
            box.setText(
                    missing == 0
                            ? requirement.title()
                            : TEXTS.get("requirements.missed", requirement.title(), missing));
        });
        basis.setText(shown.candidates().source());
        Presence.set(shown.candidates().assessment() == null, assess);
        weights.forEach((consideration, weight) -> weight.number().setText(number(shown.decision(), consideration)));
        showSensitivity();
    }

    private static String number(Decision decision, Consideration consideration) {
        var weight = String.valueOf(Math.round(decision.model().weight(consideration)));
        return decision.left().contains(consideration)
                ? TEXTS.get("weights.noData", weight)
                : TEXTS.get("weights.share", weight, Wording.percent(decision.share(consideration)));
    }

    private void showRanking(Decision decision) {
        ranking.getChildren().clear();
        var place = 0;
        for (var ranked : decision.ranking()) {
            place++;
            var name = Labels.wrapped(TEXTS.get("ranking.place", place, ranked.option().title()));
            name.setGraphic(swatch(ranked.option()));
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            if (place == 1) {
                name.getStyleClass().add("ranked-first");
            }
            var score = new Label(Numbers.plain(ranked.score()));
            score.getStyleClass().add("ranked-score");
            score.setMinWidth(USE_PREF_SIZE);
            var interval = Labels.note(
                    TEXTS.get("ranking.interval", Numbers.plain(ranked.low()), Numbers.plain(ranked.high())));
            interval.setMinWidth(USE_PREF_SIZE);
            var bar = new ScoreBar(ranked.score(), ranked.low(), ranked.high());
            var row = new VBox(3, new HBox(8, name, score, interval), bar);
            row.getStyleClass().add("ranked");
            row.setAccessibleText(TEXTS.get("ranking.accessible", name.getText(), score.getText(), interval.getText()));
            Hint.on(row, basis(decision, ranked.option()));
            if (!ranked.unsure().isEmpty()) {
                row.getChildren().add(Labels.note(TEXTS.get(
                        "ranking.unsure",
                        Wording.list(ranked.unsure().stream().map(Requirement::title).toList()))));
            }
            ranking.getChildren().add(row);
        }
        if (decision.ranking().isEmpty()) {
            ranking.getChildren().add(Labels.note(TEXTS.get("ranking.empty")));
        }
    }

    private static String basis(Decision decision, Option option) {
        return String.join("\n", decision.counting().stream()
                .map(each -> TEXTS.get(
                        "ranking.basis",
                        each.title(),
                        option.appraisals().get(each).basis(),
                        Numbers.plain(option.appraisals().get(each).worth())))
                .toList());
    }

    private void without(VBox section, String title, Map<Option, List<String>> options) {
        section.getChildren().setAll(Labels.section(title));
        options.forEach((option, reasons) -> {
            var why = Labels.note(String.join("\n", reasons));
            section.getChildren().add(new VBox(1, new Label(option.title(), swatch(option)), why));
        });
        Presence.set(!options.isEmpty(), section);
    }

    private void showSensitivity() {
        weights.forEach((consideration, weight) ->
                weight.row().pseudoClassStateChanged(CHOSEN, consideration == model.selected().get()));
        var shown = model.shown().get();
        if (shown == null) {
            return;
        }
        var chosen = model.selected().get();
        sensitivityTitle.setText(TEXTS.get("sensitivity", chosen.title()));
        var found = shown.sensitivities().stream()
                .filter(each -> each.consideration() == chosen)
                .findFirst();
        found.ifPresent(each -> strip.show(each, dark.get(), DecisionText.sentence(each)));
        sensitivity.setText(found.map(DecisionText::sentence).orElseGet(() -> noSensitivity(shown.decision(), chosen)));
        Presence.set(found.isPresent(), strip, scale);
    }

    private static String noSensitivity(Decision decision, Consideration consideration) {
        if (decision.ranking().size() < 2) {
            return TEXTS.get("sensitivity.few");
        }
        if (decision.left().contains(consideration)) {
            return TEXTS.get("sensitivity.noData");
        }
        return decision.model().weight(consideration) == 0
                ? TEXTS.get("sensitivity.zero")
                : TEXTS.get("sensitivity.alone");
    }

    private Node swatch(Option option) {
        return MarkerShape.of(option.variant(), dark.get());
    }

    private static Node head(String title, Node tool) {
        var head = new HBox(8, Labels.section(title), space(), tool);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
