package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.security.advisory.Advisory;
import io.healthwatch.workbench.security.advisory.Knowledge;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is publicly known of the versions that answered, and how old that knowledge is. */
final class AdvisoriesPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private final Consumer<URI> browse;
    private final VBox versions = new VBox(10);
    private List<Knowledge> shown = List.of();

    /**
     * An empty one.
     *
     * @param browse opens an address in a browser
     */
    AdvisoriesPane(Consumer<URI> browse) {
        super(10);
        this.browse = browse;
        getChildren().setAll(Parts.scroll(versions));
    }

    /** Shows what is known of each version. */
    void show(List<Knowledge> known, LocalDate today) {
        if (known.equals(shown)) {
            return;
        }
        shown = known;
        versions.getChildren().clear();
        for (var one : known) {
            versions.getChildren().add(Labels.section(Wording.known(one, today)));
            if (one.state() != Knowledge.State.UNKNOWN) {
                versions.getChildren().add(Labels.note(one.note()));
            }
            if (!one.affecting().isEmpty()) {
                versions.getChildren().add(table(one.affecting()));
            }
            if (!one.fixed().isEmpty()) {
                versions.getChildren()
                        .add(Labels.note(TEXTS.get(
                                "advisories.fixed",
                                Wording.list(one.fixed().stream().map(Advisory::id).toList()))));
            }
        }
    }

    private Node table(List<Advisory> advisories) {
        var table = Parts.columns(1.1, 2, 1.6, 2, 3);
        table.addRow(
                0,
                head(TEXTS.get("advisories.severity")),
                head(TEXTS.get("advisories.id")),
                head(TEXTS.get("advisories.concerns")),
                head(TEXTS.get("advisories.affected")),
                head(TEXTS.get("advisories.what")));
        var row = 1;
        for (var advisory : advisories) {
            table.addRow(
                    row++,
                    Labels.wrapped(advisory.severity(), "severity-" + advisory.severity()),
                    new VBox(
                            Parts.link(advisory.id(), advisory.url(), browse),
                            Labels.note(TEXTS.get("advisories.dated", advisory.date(), advisory.checked()))),
                    Labels.wrapped(
                            advisory.concerns().isEmpty()
                                    ? TEXTS.get("advisories.concerns.unknown")
                                    : advisory.concerns()),
                    new VBox(
                            Labels.wrapped(String.join(TEXTS.get("advisories.or"), advisory.affected()), "command"),
                            Labels.note(fixedIn(advisory))),
                    Labels.wrapped(advisory.title()));
        }
        return table;
    }

    private static String fixedIn(Advisory advisory) {
        return advisory.fixedIn().isEmpty()
                ? TEXTS.get("advisories.unfixed")
                : TEXTS.get("advisories.fixedIn", Wording.list(advisory.fixedIn()));
    }

    private static Label head(String words) {
        return Labels.wrapped(words, "field-name");
    }
}
