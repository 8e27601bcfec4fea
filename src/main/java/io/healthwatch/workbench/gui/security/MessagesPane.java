package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.AssessmentController.Findings;
import io.healthwatch.workbench.gui.Assessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What every variant says about the same failure, word for word, one below the other. */
final class MessagesPane extends VBox {

    private final ComboBox<String> attack = new ComboBox<>();
    private final GridPane said = new GridPane(16, 8);
    private Map<String, List<Finding>> findings = Map.of();
    private Map<String, String> titles = Map.of();

    MessagesPane() {
        super(12);
        attack.setId("security-messages-attack");
        attack.setAccessibleText("Attack");
        attack.setCellFactory(_ -> new Title());
        attack.setButtonCell(new Title());
        attack.setMaxWidth(520);
        attack.valueProperty().subscribe(id -> show(id));
        said.getColumnConstraints()
                .setAll(new ColumnConstraints(150), new ColumnConstraints(150), new ColumnConstraints());
        said.getColumnConstraints().getLast().setHgrow(Priority.ALWAYS);
        said.setPadding(new Insets(0, 12, 12, 0));
        var scroll = new ScrollPane(said);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(attack, scroll);
    }

    private final class Title extends ListCell<String> {
        @Override
        protected void updateItem(String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? "" : titles.getOrDefault(id, id));
        }
    }

    /** Shows findings; the attack that is chosen stays chosen. */
    void show(Findings found, Assessor.Scope scope) {
        var grouped = new LinkedHashMap<String, List<Finding>>();
        found.list().stream()
                .filter(finding -> !finding.message().isEmpty())
                .forEach(finding -> grouped.computeIfAbsent(finding.attack(), _ -> new ArrayList<>())
                        .add(finding));
        findings = grouped;
        var named = new LinkedHashMap<String, String>();
        if (scope != null) {
            scope.attacks().forEach(one -> named.put(one.id(), one.item().title() + ": " + one.title()));
        }
        titles = named;
        var before = attack.getValue();
        var offered = List.copyOf(grouped.keySet());
        if (!attack.getItems().equals(offered)) {
            attack.getItems().setAll(offered);
        }
        var now = before != null && offered.contains(before) ? before : offered.isEmpty() ? null : offered.getFirst();
        attack.setValue(now);
        show(now);
    }

    private void show(String id) {
        said.getChildren().clear();
        var row = 0;
        for (var finding : findings.getOrDefault(id == null ? "" : id, List.of())) {
            var variant = new Label(SecurityTable.title(AssessmentController.place(finding)));
            variant.getStyleClass().add("strong");
            var verdict = new VerdictMark();
            verdict.show(finding.verdict());
            var words = new Label(finding.message());
            words.getStyleClass().add("command");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            said.addRow(row++, variant, verdict, words);
        }
    }
}
