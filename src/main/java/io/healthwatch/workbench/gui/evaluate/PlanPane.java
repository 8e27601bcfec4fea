package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.InstallProgress;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How thorough, in which languages and order, and the button that starts it. */
final class PlanPane {

    private final EvaluateModel model;
    private final VBox card = new VBox();

    PlanPane(EvaluateModel model) {
        this.model = model;
        var title = new Label("Plan");
        title.getStyleClass().add("section-title");
        var top = new HBox(title);
        top.getStyleClass().add("card-header");
        top.setAlignment(Pos.CENTER_LEFT);
        var settings = new VBox(profile(), precision(), seed(), languages());
        settings.getStyleClass().add("plan-settings");
        var scroll = Frame.scrolled(settings);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getChildren().addAll(top, scroll, start());
        card.getStyleClass().add("card");
    }

    Node node() {
        return card;
    }

    private Node profile() {
        var group = new ToggleGroup();
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        var profiles = Profile.values();
        for (var i = 0; i < profiles.length; i++) {
            var profile = profiles[i];
            var name = profile.id();
            var segment = new ToggleButton(Character.toUpperCase(name.charAt(0)) + name.substring(1));
            segment.setId("profile-" + name);
            segment.getStyleClass()
                    .add(i == 0 ? "left-pill" : i == profiles.length - 1 ? "right-pill" : "center-pill");
            segment.setToggleGroup(group);
            segment.setMaxWidth(Double.MAX_VALUE);
            segment.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(segment, Priority.ALWAYS);
            segment.setOnAction(_ -> {
                segment.setSelected(true);
                model.profile().set(profile);
            });
            model.profile().subscribe(now -> segment.setSelected(now == profile));
            segments.getChildren().add(segment);
        }
        var meaning = note();
        meaning.textProperty().bind(model.meaning());
        return field("How thorough", segments, meaning);
    }

    private Node precision() {
        var row = new HBox(asked("precision", "Precision", model.precision()), asked("time", "Time", model.time()));
        row.getStyleClass().add("row");
        var why = note();
        why.setText("Measures on until every interval reaches no further to either side, such as 3%, or the time is up,"
                + " such as 20m. Leave them empty to measure the least forks, however long it takes.");
        return field("When to stop", row, why);
    }

    private static Node asked(String id, String name, StringProperty value) {
        var text = new TextField();
        text.setId(id);
        text.textProperty().bindBidirectional(value);
        text.setPrefColumnCount(5);
        text.setPromptText("none");
        text.setAccessibleText(name);
        var label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(text);
        var pair = new HBox(label, text);
        pair.getStyleClass().add("tight-row");
        pair.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(pair, Priority.ALWAYS);
        HBox.setHgrow(text, Priority.ALWAYS);
        return pair;
    }

    private Node seed() {
        var seed = new TextField();
        seed.setId("seed");
        seed.textProperty().bindBidirectional(model.seed());
        seed.setAccessibleText("Seed");
        seed.setPrefColumnCount(8);
        HBox.setHgrow(seed, Priority.ALWAYS);
        var draw = new Button("", new FontIcon(Feather.SHUFFLE));
        draw.getStyleClass().add("button-icon");
        draw.setAccessibleText("Another seed");
        Hint.on(draw, "Another seed");
        draw.setOnAction(_ -> model.drawSeed());
        var row = new HBox(seed, draw);
        row.getStyleClass().add("tight-row");
        var why = note();
        why.setText("Forks run in random order; the same seed gives the same order again.");
        return field("Seed", row, why);
    }

    private Node languages() {
        var chips = new FlowPane();
        chips.getStyleClass().add("chips");
        model.lookups()
                .subscribe(_ -> chips.getChildren()
                        .setAll(model.languages().stream().map(PlanPane::chip).toList()));
        var note = note();
        note.setText("Languages that the probes are written in. Everything is measured once for each; baselines have their own.");
        var field = field("Languages", chips, note);
        field.visibleProperty().bind(model.lookups().map(_ -> !model.languages().isEmpty()));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private static Node chip(Choice language) {
        var chip = new ToggleButton(language.title());
        chip.getStyleClass().add("chip");
        chip.selectedProperty().bindBidirectional(language.chosen());
        return chip;
    }

    private Node start() {
        var amount = note();
        amount.textProperty().bind(model.amount());
        var run = new Button("", new FontIcon(Feather.PLAY));
        run.setId("run");
        run.getStyleClass().addAll("accent", "large", "primary-action");
        run.setMaxWidth(Double.MAX_VALUE);
        run.setWrapText(true);
        run.setMinHeight(Region.USE_PREF_SIZE);
        run.setTextAlignment(TextAlignment.CENTER);
        run.setDefaultButton(true);
        run.textProperty().bind(model.action());
        run.disableProperty().bind(model.startable().not());
        run.setOnAction(_ -> model.start());
        var hint = new Label();
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        model.looking().subscribe(_ -> styleHint(hint));
        model.installing().subscribe(_ -> styleHint(hint));
        hint.textProperty().bind(model.hint());
        hint.visibleProperty().bind(model.hint().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        var progress = new InstallProgress(model.installing(), model::cancelInstalling, "plan-cancel-install").node();
        progress.visibleProperty().bind(model.installing().isNotNull());
        progress.managedProperty().bind(progress.visibleProperty());
        var block = new VBox(progress, amount, hint, run, offer());
        block.getStyleClass().add("start-block");
        return block;
    }

    /** What only has to be waited for is no mistake. */
    private void styleHint(Label hint) {
        var waiting = model.looking().get() || model.installing().get() != null;
        hint.getStyleClass().setAll("label", waiting ? "note" : "hint");
    }

    private Node offer() {
        var install = new Button("", new FontIcon(Feather.DOWNLOAD));
        install.setId("install-then-run");
        install.getStyleClass().add("button-outlined");
        install.setMaxWidth(Double.MAX_VALUE);
        install.setWrapText(true);
        install.setMinHeight(Region.USE_PREF_SIZE);
        install.setTextAlignment(TextAlignment.CENTER);
        install.textProperty().bind(model.offer());
        install.setOnAction(_ -> model.installThenRun());
        var note = note();
        note.textProperty().bind(model.offerNote());
        var box = new VBox(install, note);
        box.getStyleClass().add("offer");
        box.visibleProperty().bind(model.offer().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static VBox field(String name, Node... content) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        var field = new VBox(label);
        field.getStyleClass().add("field");
        field.getChildren().addAll(content);
        return field;
    }

    private static Label note() {
        var note = new Label();
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }
}
