package io.healthwatch.workbench.report;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The assessment that a run's documents go by: the run's own, or else the newest one of its machine.
 *
 * @param source which it is, in words
 */
record RelevantAssessment(Assessment assessment, String source) {

    private static final Texts TEXTS = Texts.of("documents");

    /**
     * Finds and reads it.
     *
     * @throws IOException when there is none, or the run's own is damaged
     */
    static RelevantAssessment of(Path run, Path data, MeasuredMachine machine) throws IOException {
        if (Files.exists(run.resolve(AssessmentStore.FINDINGS))) {
            return new RelevantAssessment(AssessmentStore.read(run), TEXTS.get("assessment.own"));
        }
        var store = new AssessmentStore(data);
        var environment = machine.environment();
        var newest = environment == null ? Optional.<Path>empty() : store.latestOf(environment);
        if (newest.isPresent()) {
            return new RelevantAssessment(AssessmentStore.read(newest.get()), TEXTS.get("assessment.of-machine"));
        }
        throw new IOException(
                TEXTS.get(store.list().isEmpty() ? "missing.security.why" : "missing.security.others"));
    }
}
