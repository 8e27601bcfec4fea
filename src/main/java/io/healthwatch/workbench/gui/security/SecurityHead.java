package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.SessionProgress;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Files;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the findings come to and what they stand on, and what starts, cancels and exports an assessment. */
final class SecurityHead extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private final SecurityModel model;
    private final AssessmentController controller;

    /**
     * @param grid what an exported picture shows
     * @param dark whether it is on a dark ground
     */
    SecurityHead(SecurityModel model, Node grid, ObservableBooleanValue dark, FileChoice files) {
        super(3);
        this.model = model;
        this.controller = model.controller();
        var headline = Labels.wrapped("", "headline", "security-headline");
        headline.setId("security-headline");
        headline.textProperty().bind(model.shown().map(SecurityHead::headline));
        var state = Labels.wrapped("", "note", "security-state");
        state.setId("security-state");
        state.textProperty().bind(Bindings.createStringBinding(this::state, model.shown(), controller.current()));
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        var line = new HBox(12, state, tools(grid, dark, files));
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(headline, line);
    }

    private static String headline(SecurityModel.Shown shown) {
        return shown.headline().isEmpty() ? TEXTS.get("headline.first") : shown.headline();
    }

    private String state() {
        if (controller.busy()) {
            var now = controller.current().get();
            if (now.planned() == 0) {
                return now.step();
            }
            return now.left() == null
                    ? TEXTS.get("state.live", now.step(), now.done(), now.planned())
                    : TEXTS.get("state.live.left", now.step(), now.done(), now.planned(), Wording.clock(now.left()));
        }
        var assessment = model.shown().get() == null
                ? null
                : model.shown().get().findings().assessment();
        if (assessment == null) {
            return "";
        }
        var when = Wording.when(assessment.started());
        var cpu = assessment.environment().cpu();
        var findings = assessment.findings().size();
        return assessment.complete()
                ? TEXTS.get("state.finished", when, cpu, findings)
                : TEXTS.get("state.stopped", when, cpu, findings);
    }

    private Node tools(Node grid, ObservableBooleanValue dark, FileChoice files) {
        var busy = Bindings.isNotNull(controller.current());
        var progress = new SessionProgress(
                "security",
                controller.current().map(now -> now.fraction()),
                TEXTS.get("progress"),
                TEXTS.get("cancel.tip"),
                controller::cancel);
        var start = start();
        Presence.bind(busy.not(), start);
        var said = new Label();
        said.getStyleClass().add("note");
        said.setMinWidth(0);
        var export = new ExportMenu(files, () -> "security", said::setText)
                .snapshot(() -> grid, () -> {
                    var table = model.shown().get().table();
                    var onDark = dark.get();
                    return file -> Files.writeString(file, table.svg(onDark));
                })
                .table(() -> model.shown().get().table().table())
                .file(TEXTS.get("export.findings"), "json", () -> {
                    var assessment = model.shown().get().findings().assessment();
                    return file -> Files.writeString(file, AssessmentStore.json(assessment) + "\n");
                })
                .file(TEXTS.get("export.threats"), "md", () -> {
                    var findings = model.shown().get().findings();
                    return file -> Files.writeString(file, model.threatModel(findings));
                });
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.disableProperty().bind(busy);
        var tools = new HBox(8, said, progress, start, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Button start() {
        var start = new Button(TEXTS.get("start"), new FontIcon(Feather.PLAY));
        start.setId("security-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(start, Bindings.createStringBinding(
                        () -> controller.blocked().get().isEmpty()
                                ? model.offer()
                                : controller.blocked().get(),
                        controller.blocked(),
                        controller.scope()));
        start.setOnAction(_ -> controller.start());
        start.disableProperty().bind(controller.blocked().isNotEmpty());
        return start;
    }
}
