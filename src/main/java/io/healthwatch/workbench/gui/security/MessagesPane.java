package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.ErrorMessages;
import io.healthwatch.workbench.quality.Failure;
import io.healthwatch.workbench.quality.Observation;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What every variant says of the same failure, word for word, one below the other, and the scores that follow. */
final class MessagesPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private static final String SCORES = TEXTS.get("messages.scores");
    private static final int TRACE_LINES = 5;

    private final ComboBox<Failure> failure = new ComboBox<>();
    private final Label note = Labels.note("");
    private final GridPane said = Parts.columns(1, 1.1, 2.4);
    private Diagnosis diagnosis;
    private Rubric rubric;

    MessagesPane() {
        super(10);
        failure.setId("security-failure");
        failure.setAccessibleText(TEXTS.get("messages.failure"));
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
                throw new UnsupportedOperationException("a failure is chosen, not typed");
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
        note.setText(TEXTS.get(
                "messages.noted",
                Wording.when(diagnosis.started()),
                chosen == null ? TEXTS.get("messages.scale", rubric.scale()) : explained(chosen)));
        var row = 0;
        for (var variant : diagnosis.variants()) {
            var name = Labels.wrapped(
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
                ? TEXTS.get("messages.runtime")
                : TEXTS.get("messages.ours");
    }

    private void score(int row, Label name, Diagnosis.OfVariant variant) {
        var score = variant.score(ErrorMessages.ROW);
        said.addRow(
                row,
                name,
                Parts.score(score),
                new VBox(
                        3,
                        Labels.wrapped(rubric.anchor(score)),
                        Labels.note(TEXTS.get("messages.reasons", String.join("; ", score.reasons())))));
    }

    private void said(int row, Label name, Observation seen) {
        var marks = new FlowPane(10, 2);
        marks.getChildren().add(Parts.mark(seen.saysWhat(), TEXTS.get("messages.what")));
        mark(marks, seen.namesFunction(), TEXTS.get("messages.function"));
        mark(marks, seen.namesOffset(), TEXTS.get("messages.offset"));
        mark(marks, seen.namesSourceLine(), TEXTS.get("messages.line"));
        mark(marks, seen.namesOperands(), TEXTS.get("messages.operands"));
        mark(marks, seen.carriesHostException(), TEXTS.get("messages.exception"));
        var ending = (seen.outcome() + " " + seen.trap()).strip();
        var ended = Labels.note(seen.asExpected() ? ending : TEXTS.get("messages.unexpected", ending));
        var message = seen.message().isEmpty() ? TEXTS.get("messages.nothing") : seen.message();
        var words = new VBox(3, Labels.wrapped(message, "command"));
        if (!seen.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(trace(seen.detail()), "command", "note"));
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
                                        Stream.of(TEXTS.get("messages.more", more)))
                                .toList());
    }
}
