package io.healthwatch.workbench.report;

import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.text.Texts;
import java.time.Instant;
import java.util.List;

/**
 * What a diagnosis says in one row of the rubric.
 *
 * @param failures how many each variant was put through
 * @param highest the best score that there is
 */
record DiagnosisChapter(Instant started, int failures, int highest, List<OfVariant> variants) {

    private static final Texts TEXTS = Texts.of("documents");

    /** A score with what it rests on; null where the evidence does not allow one. */
    record OfVariant(
            String variant, String host, String runtime, String version, Integer score, List<String> reasons) {}

    static DiagnosisChapter of(Diagnosis diagnosis, String row) {
        return new DiagnosisChapter(
                diagnosis.started(),
                diagnosis.failures().size(),
                Rubric.HIGHEST,
                diagnosis.variants().stream().map(each -> of(each, row)).toList());
    }

    private static OfVariant of(Diagnosis.OfVariant variant, String row) {
        var score = variant.scores().stream()
                .filter(each -> each.row().equals(row))
                .findFirst()
                .orElseGet(() -> new Rubric.Score(row, null, List.of(TEXTS.get("unobserved"))));
        return new OfVariant(
                variant.variant(), variant.host(), variant.runtime(), variant.version(), score.score(), score.reasons());
    }
}
