package io.healthwatch.workbench.report;

import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.Rating;
import io.healthwatch.workbench.quality.Rubric;
import java.util.List;
import java.util.Locale;

/**
 * The rubric's rows for the products behind a run's variants.
 *
 * @param rows what is rated
 * @param variants one for each variant in its host
 * @param problems what was left out, in words
 */
record QualityChapter(List<Row> rows, List<Scores> variants, List<String> problems) {

    /** A row of the rubric. */
    record Row(String id, String title, String question) {}

    /** The ratings of one variant in one host, in the rows' order. */
    record Scores(String variant, String host, List<Score> scores) {}

    /**
     * A rating.
     *
     * @param score from 0 to {@link Rubric#HIGHEST}; null where it is not rated
     * @param basis {@code people}, {@code suggestion} or {@code none}
     * @param who which people gave which score; empty where none did
     * @param why it is not rated; empty where it is
     */
    record Score(String row, Double score, Integer low, Integer high, String basis, String who, String why) {

        static Score of(Rating rating) {
            return new Score(
                    rating.row(),
                    rating.score(),
                    rating.low(),
                    rating.high(),
                    rating.basis().name().toLowerCase(Locale.ROOT),
                    rating.who(),
                    rating.why());
        }
    }

    private record Candidate(String variant, String host) {}

    static QualityChapter of(QualityAssessment quality, List<Matrix.Entry> candidates) {
        var rows = quality.rubric().rows();
        var variants = candidates.stream()
                .map(entry -> new Candidate(entry.variant(), entry.host()))
                .distinct()
                .flatMap(candidate -> quality.products().stream()
                        .filter(product -> product.variants().contains(candidate.variant()))
                        .map(product -> new Scores(
                                candidate.variant(),
                                candidate.host(),
                                rows.stream()
                                        .map(row -> Score.of(quality.rating(product, row)))
                                        .toList())))
                .toList();
        return new QualityChapter(
                rows.stream().map(row -> new Row(row.id(), row.title(), row.question())).toList(),
                variants,
                quality.problems());
    }
}
