package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.quality.Debugging;
import io.healthwatch.workbench.quality.DebuggingFact;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How guests can be debugged on every variant: what was observed, what is documented and where, and the score. */
final class DebuggingPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private final Consumer<URI> browse;
    private final GridPane variants = Parts.columns(1, 1, 2.4);
    private Diagnosis diagnosis;

    /**
     * An empty one.
     *
     * @param browse opens an address in a browser
     */
    DebuggingPane(Consumer<URI> browse) {
        super(10);
        this.browse = browse;
        var note = Labels.note(TEXTS.get("debugging.note"));
        getChildren().setAll(note, Parts.scroll(variants));
    }

    /** Shows a diagnosis. */
    void show(Diagnosis shown, Rubric rubric) {
        if (shown.equals(diagnosis)) {
            return;
        }
        diagnosis = shown;
        variants.getChildren().clear();
        var row = 0;
        for (var variant : shown.variants()) {
            var score = variant.score(Debugging.ROW);
            var facts = new VBox(4);
            variant.debugging().forEach(fact -> facts.getChildren().add(fact(fact)));
            variants.addRow(
                    row++,
                    Labels.wrapped(
                            SecurityTable.title(new Assessor.Place(variant.variant(), variant.host())), "strong"),
                    new VBox(
                            3,
                            Parts.score(score),
                            Labels.note(rubric.anchor(score))),
                    facts);
        }
    }

    private Node fact(DebuggingFact fact) {
        var words = Parts.mark(fact.offered(), TEXTS.get("debugging.fact", fact.capability(), fact.how()));
        if (fact.source().isEmpty()) {
            return new VBox(words, Labels.wrapped(TEXTS.get("debugging.observed"), "note", "security-basis"));
        }
        var source = new HBox(
                4,
                Labels.note(TEXTS.get("debugging.at", fact.basis())),
                Parts.link(URI.create(fact.source()).getHost(), fact.source(), browse),
                Labels.note(fact.date()));
        source.getStyleClass().add("security-basis");
        return new VBox(words, source);
    }
}
