package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.text.Texts;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How variants fared with mutated modules: how many there were, and those that ended a worker. */
final class MutantsPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private record Killed(Assessor.Place place, MutantTally.Killer killer) {}

    private final Label summary = Labels.note("");
    private final ObservableList<MutantTally> tallied = FXCollections.observableArrayList();
    private final ObservableList<Killed> killed = FXCollections.observableArrayList();
    private final DataTable<MutantTally> tallies = new DataTable<>("mutants", TEXTS.get("mutants.tallies"), tallied)
            .columns(List.of(
                    Column.text(TEXTS.get("mutants.variant"), 180, MutantsPane::title),
                    Column.number(
                            TEXTS.get("mutants.tried"),
                            "",
                            80,
                            MutantTally::tried,
                            tally -> String.valueOf(tally.tried())),
                    Column.number(
                            TEXTS.get("mutants.killers"),
                            "",
                            120,
                            tally -> tally.killers().size(),
                            tally -> String.valueOf(tally.killers().size())),
                    Column.text(TEXTS.get("mutants.outcomes"), 300, MutantsPane::outcomes)))
            .fillingTheWidth()
            .placeholder(Tables.placeholder(
                    Feather.SHUFFLE,
                    TEXTS.get("mutants.none"),
                    TEXTS.get("mutants.none.text")));
    private final DataTable<Killed> killers = new DataTable<>("killers", TEXTS.get("mutants.ended"), killed)
            .columns(List.of(
                    Column.text(TEXTS.get("mutants.variant"), 180, one -> SecurityTable.title(one.place())),
                    Column.number(
                            TEXTS.get("mutants.mutant"),
                            "",
                            80,
                            one -> one.killer().mutant(),
                            one -> String.valueOf(one.killer().mutant())),
                    Column.text(TEXTS.get("mutants.base"), 180, one -> one.killer().base()),
                    Column.text(TEXTS.get("mutants.cause"), 240, one -> one.killer().cause()),
                    Column.text(TEXTS.get("mutants.hash"), 160, one -> one.killer().sha256())))
            .fillingTheWidth()
            .placeholder(Tables.placeholder(Feather.CHECK_CIRCLE, TEXTS.get("mutants.survived"), ""));

    /** Tables without rows that remember what is chosen in them. */
    MutantsPane(Choices choices) {
        super(12);
        tallies.remember(choices, "security.mutants");
        killers.remember(choices, "security.killers");
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
        var ended = mutants.stream()
                .flatMap(tally -> tally.killers().stream()
                        .map(killer -> new Killed(new Assessor.Place(tally.variant(), tally.host()), killer)))
                .toList();
        tallied.setAll(mutants);
        killed.setAll(ended);
        Presence.set(!mutants.isEmpty(), killers);
        summary.setText(
                mutants.isEmpty()
                        ? ""
                        : TEXTS.get(
                                "mutants.summary",
                                mutants.stream().mapToInt(MutantTally::tried).sum(),
                                ended.size(),
                                String.valueOf(assessment.seed())));
    }
}
