package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.ErrorMessages;
import io.healthwatch.workbench.quality.Failure;
import io.healthwatch.workbench.quality.Observation;
import io.healthwatch.workbench.quality.Rubric;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What every variant says of the same failure, word for word, one below the other, and the scores that follow. */
final class MessagesPane extends VBox {

    private static final String SCORES = "Scores by the rubric";
    private static final int TRACE_LINES = 5;

    private final ComboBox<Failure> failure = new ComboBox<>();
    private final Label note = Parts.wrapped("", "note");
    private final GridPane said = Parts.columns(190, 205);
    private Diagnosis diagnosis;
    private Rubric rubric;

    MessagesPane() {
        super(10);
        failure.setId("security-failure");
        failure.setAccessibleText("Failure");
        failure.setConverter(titles());
        failure.setPromptText(SCORES);
        failure.valueProperty().subscribe(_ -> refresh());
        getChildren().setAll(failure, note, Parts.scroll(said));
    }

    private static StringConverter<Failure> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(Failure failure) {
                return failure == null ? SCORES : failure.title();
            }

            @Override
            public Failure fromString(String title) {
                throw new UnsupportedOperationException("A failure is chosen, not typed.");
            }
        };
    }

    /** Shows a diagnosis; the failure that is chosen stays chosen where it is the same. */
    void show(Diagnosis shown, Rubric by) {
        if (shown.equals(diagnosis)) {
            return;
        }
        diagnosis = shown;
        rubric = by;
        var offered = new ArrayList<Failure>();
        offered.add(null);
        offered.addAll(shown.failures());
        var chosen = failure.getValue();
        failure.getItems().setAll(offered);
        failure.setValue(offered.contains(chosen) ? chosen : null);
        refresh();
    }

    private void refresh() {
        said.getChildren().clear();
        if (diagnosis == null) {
            return;
        }
        var chosen = failure.getValue();
        var when = "Noted " + Wording.when(diagnosis.started()) + ". ";
        note.setText(when + (chosen == null ? rubric.scale() + "." : explained(chosen)));
        var row = 0;
        for (var variant : diagnosis.variants()) {
            var name = Parts.wrapped(
                    SecurityTable.title(new Assessor.Place(variant.variant(), variant.host())), "strong");
            if (chosen == null) {
                score(row++, name, variant);
            } else if (variant.of(chosen) != null) {
                said(row++, name, variant.of(chosen));
            }
        }
    }

    private static String explained(Failure failure) {
        return failure.saidByRuntime()
                ? "The words are the runtime's."
                : "The workbench's own check speaks first here, so that it does not count for the score.";
    }

    private void score(int row, Label name, Diagnosis.OfVariant variant) {
        var score = variant.score(ErrorMessages.ROW);
        said.addRow(
                row,
                name,
                Parts.wrapped(Objects.toString(score.score(), "no score") + (score.score() == null ? "" : " of 4"), "strong"),
                new VBox(
                        3,
                        Parts.wrapped(rubric.anchor(score)),
                        Parts.wrapped(String.join("; ", score.reasons()) + ".", "note")));
    }

    private void said(int row, Label name, Observation seen) {
        var marks = new FlowPane(10, 2);
        marks.setPrefWrapLength(195);
        marks.getChildren().add(Parts.mark(seen.saysWhat(), "what failed"));
        mark(marks, seen.namesFunction(), "function");
        mark(marks, seen.namesOffset(), "offset");
        mark(marks, seen.namesSourceLine(), "source line");
        mark(marks, seen.namesOperands(), "operands");
        mark(marks, seen.carriesHostException(), "host exception");
        var ended = Parts.wrapped((seen.outcome() + " " + seen.trap()).strip() + (seen.asExpected() ? "" : " (unexpected)"), "note");
        var words = new VBox(3, Parts.wrapped(seen.message().isEmpty() ? "It said nothing." : seen.message(), "command"));
        if (!seen.detail().isEmpty()) {
            words.getChildren().add(Parts.wrapped(trace(seen.detail()), "command", "note"));
        }
        said.addRow(row, name, new VBox(3, ended, marks), words);
    }

    /** What a failure cannot show has no mark. */
    private static void mark(FlowPane marks, Boolean there, String words) {
        if (there != null) {
            marks.getChildren().add(Parts.mark(there, words));
        }
    }

    private static String trace(String detail) {
        var lines = detail.lines().toList();
        var more = lines.size() - TRACE_LINES;
        return String.join(
                "\n",
                more <= 0
                        ? lines
                        : Stream.concat(
                                        lines.stream().limit(TRACE_LINES),
                                        Stream.of("… and " + Wording.count(more, "more line")))
                                .toList());
    }
}
