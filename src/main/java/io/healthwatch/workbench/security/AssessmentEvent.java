package io.healthwatch.workbench.security;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import java.nio.file.Path;
import java.time.Duration;

/** What happens in an assessment. Published one at a time, by threads that assess. */
public sealed interface AssessmentEvent {

    /** It began; {@code findings.json} will be in this folder. */
    record Begun(Path folder, AssessmentPlan plan) implements AssessmentEvent {}

    /** A worker is there, and an honest probe answered in it. */
    record WorkerStarted(Subject subject, long pid) implements AssessmentEvent {}

    /** A worker ended, for a reason in words. */
    record WorkerEnded(Subject subject, String cause) implements AssessmentEvent {}

    /**
     * An attack came to its end.
     *
     * @param done how many findings there are
     * @param total how many there will be
     * @param left the time that the rest will take, by what was seen so far
     */
    record Found(Finding finding, int done, int total, Duration left) implements AssessmentEvent {}

    /** So many mutated modules have been tried on a subject, of so many. */
    record MutantsTried(Subject subject, int tried, int planned) implements AssessmentEvent {}

    /** Something beside the attacks went wrong, such as writing the log; the assessment goes on. */
    record Problem(String words) implements AssessmentEvent {}

    /**
     * It is over.
     *
     * @param problem why it could not go on; empty where it was finished or cancelled
     */
    record Ended(Assessment assessment, String problem) implements AssessmentEvent {}
}
