package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is kept beside a run's figures and does not change while it is measured.
 *
 * @param assessment null where there is none
 * @param source which assessment it is, or why there is none, in words
 * @param model the reader's requirements and weights
 */
public record RunRecords(Assessment assessment, String source, Ratings ratings, DecisionModelFile.Read model) {

    /**
     * Reads them; not on the FX thread.
     *
     * @param data where assessments and scores are kept
     */
    public static RunRecords read(RunSnapshot run, Path data, Home home) {
        var ratings = Candidates.ratings(data, home);
        var model = new DecisionModelFile(run.folder()).read();
        try {
            var relevant = RelevantAssessment.of(
                    run.folder(), data, MeasuredMachine.mostMeasured(MeasuredMachine.all(run)));
            return new RunRecords(relevant.assessment(), relevant.source(), ratings, model);
        } catch (IOException absent) {
            return new RunRecords(null, absent.getMessage(), ratings, model);
        }
    }
}
