package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.RunRecords;
import io.healthwatch.workbench.store.AssessmentStore;
import java.io.IOException;
import java.nio.file.Files;

/** Presentations of runs that were never measured. */
final class Decks {

    private static final DecisionModelFile.Read STANDARD = new DecisionModelFile.Read(DecisionModel.STANDARD, "");

    private Decks() {}

    /** With the findings of a recorded assessment. */
    static Deck assessed(RunSnapshot run) throws IOException {
        var folder = Files.createTempDirectory("deck");
        var file = folder.resolve(AssessmentStore.FINDINGS);
        try (var recorded = Decks.class.getResourceAsStream("/io/healthwatch/workbench/gui/security/findings.json")) {
            Files.write(file, recorded.readAllBytes());
            return Deck.of(
                    run, new RunRecords(AssessmentStore.read(folder), "The run's own assessment", Ratings.NONE, STANDARD));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    /** Without an assessment. */
    static Deck unassessed(RunSnapshot run) {
        return Deck.of(run, new RunRecords(null, "No assessment was made on this machine.", Ratings.NONE, STANDARD));
    }
}
