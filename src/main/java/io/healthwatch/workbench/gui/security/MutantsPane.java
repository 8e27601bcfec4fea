package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How variants fared with mutated modules: how many there were, and those that ended a worker. */
final class MutantsPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private record Killed(Assessor.Place place, MutantTally.Killer killer) {}

    private final Label summary = new Label();
    private final TableView<MutantTally> tallies = new TableView<>();
    private final TableView<Killed> killers = new TableView<>();

    MutantsPane() {
        super(12);
        summary.getStyleClass().add("note");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        tallies.getStyleClass().add("dense");
        tallies.getColumns().add(Tables.text(TEXTS.get("mutants.variant"), 180, tally -> title(tally)));
        tallies.getColumns().add(Tables.number(TEXTS.get("mutants.tried"), 80, tally -> String.valueOf(tally.tried())));
        tallies.getColumns()
                .add(Tables.number(TEXTS.get("mutants.killers"), 120, tally -> String.valueOf(tally.killers().size())));
        tallies.getColumns().add(Tables.text(TEXTS.get("mutants.outcomes"), 300, MutantsPane::outcomes));
        tallies.setPlaceholder(Tables.placeholder(
                Feather.SHUFFLE,
                TEXTS.get("mutants.none"),
                TEXTS.get("mutants.none.text")));
        killers.getStyleClass().add("dense");
        killers.getColumns().add(Tables.text(TEXTS.get("mutants.variant"), 180, killed -> SecurityTable.title(killed.place())));
        killers.getColumns()
                .add(Tables.number(TEXTS.get("mutants.mutant"), 80, killed -> String.valueOf(killed.killer().mutant())));
        killers.getColumns().add(Tables.text(TEXTS.get("mutants.base"), 180, killed -> killed.killer().base()));
        killers.getColumns().add(Tables.text(TEXTS.get("mutants.cause"), 240, killed -> killed.killer().cause()));
        killers.getColumns().add(Tables.text(TEXTS.get("mutants.hash"), 160, killed -> killed.killer().sha256()));
        killers.setPlaceholder(Tables.placeholder(Feather.CHECK_CIRCLE, TEXTS.get("mutants.survived"), ""));
        Tables.fit(tallies);
        Tables.fit(killers);
        VBox.setVgrow(tallies, Priority.ALWAYS);
        VBox.setVgrow(killers, Priority.ALWAYS);
        getChildren().setAll(summary, tallies, killers);
    }

    private static String title(MutantTally tally) {
        return SecurityTable.title(new Assessor.Place(tally.variant(), tally.host()));
    }

    private static String outcomes(MutantTally tally) {
        return tally.outcomes().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(outcome -> TEXTS.get("tally.count", outcome.getValue(), outcome.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** Shows an assessment's; null for none. */
    void show(Assessment assessment) {
        var mutants = assessment == null ? List.<MutantTally>of() : assessment.mutants();
        var killed = mutants.stream()
                .flatMap(tally -> tally.killers().stream()
                        .map(killer -> new Killed(new Assessor.Place(tally.variant(), tally.host()), killer)))
                .toList();
        tallies.getItems().setAll(mutants);
        killers.getItems().setAll(killed);
        killers.setVisible(!mutants.isEmpty());
        killers.setManaged(!mutants.isEmpty());
        summary.setText(
                mutants.isEmpty()
                        ? ""
                        : TEXTS.get(
                                "mutants.summary",
                                mutants.stream().mapToInt(MutantTally::tried).sum(),
                                killed.size(),
                                String.valueOf(assessment.seed())));
    }
}
