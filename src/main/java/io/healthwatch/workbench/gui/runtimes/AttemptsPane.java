package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.installation.Attempt;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was tried: every installation, removal and line of the request, and what came of it. */
final class AttemptsPane {

    private static final double HEIGHT = 220;
    private static final double ROW_HEIGHT = 32;

    private final RuntimesModel model;
    private final TitledPane pane;

    AttemptsPane(RuntimesModel model) {
        this.model = model;
        var content = new VBox(table(), detail());
        content.getStyleClass().add("attempts");
        pane = new TitledPane("What was tried", content);
        pane.setId("attempts");
        pane.getStyleClass().add("attempts-fold");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.setMinHeight(Region.USE_PREF_SIZE);
        pane.textProperty()
                .bind(model.attempts()
                        .map(all -> all.isEmpty()
                                ? "What was tried: nothing yet"
                                : "What was tried (" + Wording.count(all.size(), "attempt") + failures(all) + ")"));
    }

    private static String failures(java.util.List<Attempt> all) {
        var failed = all.stream().filter(attempt -> attempt.outcome() == Attempt.Outcome.FAILED).count();
        return failed == 0 ? "" : ", " + failed + " failed";
    }

    Node node() {
        return pane;
    }

    private Node table() {
        var rows = FXCollections.<Attempt>observableArrayList();
        model.attempts().subscribe(all -> rows.setAll(all));
        var table = new TableView<>(rows);
        table.setId("attempts-table");
        table.getStyleClass().add("dense");
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        table.prefHeightProperty().bind(TextSize.of(HEIGHT));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(Tables.text("When", 105, attempt -> Wording.when(attempt.when())));
        table.getColumns().add(Tables.text("What", 165, model::describe));
        table.getColumns().add(Tables.marked("Outcome", 100, AttemptsPane::outcome));
        table.getColumns().add(Tables.number("Took", 65, attempt -> RuntimesModel.seconds(attempt.seconds())));
        table.getColumns().add(Tables.number("Size", 75, attempt -> Wording.size(attempt.bytes())));
        table.getColumns().add(Tables.text("What it said", 200, AttemptsPane::said));
        table.setPlaceholder(Tables.placeholder(
                Feather.CLOCK, "Nothing was tried yet", "Each installation is kept here with its time and size."));
        table.getSelectionModel().selectedItemProperty().subscribe(one -> model.selectedAttempt().set(one));
        return table;
    }

    private static String said(Attempt attempt) {
        var text = attempt.message().replace('\n', ' ');
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Tables.Mark outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case DONE -> new Tables.Mark(Feather.CHECK_CIRCLE, "done", "good");
            case FAILED -> new Tables.Mark(Feather.ALERT_TRIANGLE, "failed", "bad");
            case CANCELLED -> new Tables.Mark(Feather.PAUSE_CIRCLE, "cancelled", "careful");
        };
    }

    private Node detail() {
        var detail = new Label();
        detail.setId("attempt-detail");
        detail.getStyleClass().addAll("note", "table-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.textProperty().bind(model.selectedAttempt().map(RuntimesModel::detail).orElse(""));
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        return detail;
    }
}
