package io.healthwatch.workbench.report;

import io.healthwatch.workbench.quality.Product;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.Rubric;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How good the runtimes are to work with, by the published rubric.
 *
 * @param gathered when the registries were asked; null where that is not known
 * @param problems what could not be read and does not count
 */
record QualityChapter(Instant gathered, String scale, List<Row> rows, List<OfProduct> products, List<String> problems) {

    /** A row of the rubric. */
    record Row(String id, String title) {}

    /** A product with its ratings, in the order of the rows. */
    record OfProduct(String id, String title, List<String> variants, List<Rated> ratings) {}

    /**
     * A rating.
     *
     * @param basis {@code people}, {@code suggestion} or {@code none}
     * @param words the score as people read it, or that it is not rated
     * @param who gave which score; empty where nobody did
     * @param why it is not rated; empty where it is
     */
    record Rated(String row, String basis, Double score, Integer low, Integer high, String words, String who, String why) {}

    static QualityChapter of(QualityAssessment quality) {
        return new QualityChapter(
                quality.gathered(),
                quality.rubric().scale(),
                quality.rubric().rows().stream()
                        .map(row -> new Row(row.id(), row.title()))
                        .toList(),
                quality.products().stream().map(product -> of(product, quality)).toList(),
                quality.problems());
    }

    private static OfProduct of(Product product, QualityAssessment quality) {
        return new OfProduct(
                product.id(),
                product.title(),
                List.copyOf(product.variants()),
                quality.rubric().rows().stream()
                        .map(row -> of(row, product, quality))
                        .toList());
    }

    private static Rated of(Rubric.Row row, Product product, QualityAssessment quality) {
        var rating = quality.rating(product, row);
        return new Rated(
                row.id(),
                rating.basis().name().toLowerCase(Locale.ROOT),
                rating.score(),
                rating.low(),
                rating.high(),
                rating.words(),
                rating.who(),
                rating.why());
    }
}
