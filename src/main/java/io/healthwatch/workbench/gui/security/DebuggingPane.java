package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.quality.Debugging;
import io.healthwatch.workbench.quality.DebuggingFact;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How guests can be debugged on every variant: what was observed, what is documented and where, and the score. */
final class DebuggingPane extends VBox {

    private final Consumer<URI> browse;
    private final GridPane variants = Parts.columns(190, 205);
    private Diagnosis diagnosis;

    /**
     * An empty one.
     *
     * @param browse opens an address in a browser
     */
    DebuggingPane(Consumer<URI> browse) {
        super(10);
        this.browse = browse;
        var note = Parts.wrapped(
                "Trace: a failure shows the guest's functions. Attach: a debugger sees the running guest, and how."
                        + " Step: breakpoints and single steps. Source: in the language that the guest was written in.",
                "note");
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
                    Parts.wrapped(SecurityTable.title(new Assessor.Place(variant.variant(), variant.host())), "strong"),
                    new VBox(
                            3,
                            Parts.wrapped(
                                    Objects.toString(score.score(), "no score") + (score.score() == null ? "" : " of 4"),
                                    "strong"),
                            Parts.wrapped(rubric.anchor(score), "note")),
                    facts);
        }
    }

    private Node fact(DebuggingFact fact) {
        var words = Parts.mark(fact.offered(), fact.capability() + ": " + fact.how());
        if (fact.source().isEmpty()) {
            return new VBox(words, Parts.wrapped("observed here", "note", "security-basis"));
        }
        var source = new HBox(
                4,
                Parts.wrapped(fact.basis() + " at", "note"),
                Parts.link(URI.create(fact.source()).getHost(), fact.source(), browse),
                Parts.wrapped(fact.date(), "note"));
        source.getStyleClass().add("security-basis");
        return new VBox(words, source);
    }
}
