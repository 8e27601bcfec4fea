package io.healthwatch.workbench.quality;

import java.time.Instant;
import java.util.List;

/**
 * What every variant said of every failure, and the scores that follow: {@code diagnosis.json}.
 *
 * @param schemaVersion 1
 * @param started when it began
 * @param seconds how long it took
 * @param failures what they were put through
 * @param variants one entry a variant and host
 */
public record Diagnosis(
        int schemaVersion, Instant started, double seconds, List<Failure> failures, List<OfVariant> variants) {

    /** The version that is written. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * One variant in one host.
     *
     * @param runtime the product's name as it reports itself; empty where it never answered
     * @param version as it reports itself; empty where it never answered
     * @param settings what the process was told beyond the ordinary, so that it says as much as it can
     * @param observations one a failure
     * @param debugging what is known of debugging it
     * @param scores by the rubric
     */
    public record OfVariant(
            String variant,
            String host,
            String runtime,
            String version,
            List<String> settings,
            List<Observation> observations,
            List<DebuggingFact> debugging,
            List<Rubric.Score> scores) {

        /** The score on a row of the rubric; without a value where there is none. */
        public Rubric.Score score(String row) {
            return scores.stream()
                    .filter(score -> score.row().equals(row))
                    .findFirst()
                    .orElseGet(() -> new Rubric.Score(row, null, List.of()));
        }

        /** The observation of a failure; null where there is none. */
        public Observation of(Failure failure) {
            return observations.stream()
                    .filter(each -> each.failure().equals(failure.id()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
