package io.healthwatch.workbench.report;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.store.AssessmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The assessment that a run's documents go by: the run's own, or else the newest one of its machine.
 *
 * @param source which it is, in words
 */
record RelevantAssessment(Assessment assessment, String source) {

    /**
     * Finds and reads it.
     *
     * @throws IOException when there is none, or the run's own is damaged
     */
    static RelevantAssessment of(Path run, Path data, MeasuredMachine machine) throws IOException {
        if (Files.exists(run.resolve(AssessmentStore.FINDINGS))) {
            return new RelevantAssessment(AssessmentStore.read(run), "The run's own assessment");
        }
        var environment = machine.environment();
        var others = 0;
        for (var folder : new AssessmentStore(data).list()) {
            Assessment assessment;
            try {
                assessment = AssessmentStore.read(folder);
            } catch (IOException damaged) {
                continue;
            }
            if (environment != null && environment.fingerprint().equals(assessment.environment().fingerprint())) {
                return new RelevantAssessment(assessment, "The newest assessment of the same machine");
            }
            others++;
        }
        throw new IOException("No assessment was made on this machine"
                + (others == 0 ? "." : "; those of other machines are not used."));
    }
}
