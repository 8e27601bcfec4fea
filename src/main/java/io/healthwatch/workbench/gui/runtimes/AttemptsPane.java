package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.gui.table.Mark;
import io.healthwatch.workbench.installation.Attempt;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was tried: every installation, removal and line of the request, and what came of it. */
final class AttemptsPane {

    private static final int LEAST_ROWS = 5;

    private final RuntimesModel model;
    private final TitledPane pane;

    AttemptsPane(RuntimesModel model, Choices choices) {
        this.model = model;
        var content = new VBox(table(choices), detail());
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

    private static String failures(List<Attempt> all) {
        var failed = all.stream().filter(attempt -> attempt.outcome() == Attempt.Outcome.FAILED).count();
        return failed == 0 ? "" : ", " + failed + " failed";
    }

    Node node() {
        return pane;
    }

    private Node table(Choices choices) {
        var rows = FXCollections.<Attempt>observableArrayList();
        model.attempts().subscribe(all -> rows.setAll(all));
        var table = new DataTable<>("attempts-table", "What was tried", rows)
                .columns(List.of(
                        Column.text("When", 105, attempt -> Wording.when(attempt.when())),
                        Column.text("What", 165, model::describe),
                        Column.marked("Outcome", 100, AttemptsPane::outcome),
                        Column.number(
                                "Took", "s", 65, Attempt::seconds, attempt -> RuntimesModel.seconds(attempt.seconds())),
                        Column.number("Size", "bytes", 75, Attempt::bytes, attempt -> Wording.size(attempt.bytes())),
                        Column.text("What it said", 200, AttemptsPane::said)))
                .fillingTheWidth()
                .asHighAsItsRows(LEAST_ROWS)
                .placeholder(Tables.placeholder(
                        Feather.CLOCK, "Nothing was tried yet", "Each installation is kept here with its time and size."))
                .remember(choices, "attempts.table");
        table.selected().subscribe(one -> model.selectedAttempt().set(one));
        return table;
    }

    private static String said(Attempt attempt) {
        var text = attempt.message().replace('\n', ' ');
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Mark outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case DONE -> new Mark(Feather.CHECK_CIRCLE, "done", "good");
            case FAILED -> new Mark(Feather.ALERT_TRIANGLE, "failed", "bad");
            case CANCELLED -> new Mark(Feather.PAUSE_CIRCLE, "cancelled", "careful");
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
