package io.healthwatch.workbench.quality;

import io.healthwatch.workbench.decision.Appraisal;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How good the runtimes are to work with: the rubric, what is known, and what people think, as it was when it was read.
 * Safe for many threads.
 *
 * @param evidence all of it, of all products
 * @param gathered when the registries were asked; null where that is not known
 * @param diagnosis what runtimes say when they fail; null where none was made
 * @param assessors everybody's scores
 * @param problems what could not be read and does not count
 */
public record QualityAssessment(
        Rubric rubric,
        List<Product> products,
        List<Evidence> evidence,
        Instant gathered,
        Diagnosis diagnosis,
        Assessors assessors,
        List<String> problems)
        implements Ratings {

    /**
     * Reads everything; not for the FX thread. What is damaged is told in {@link #problems} and left as it is.
     *
     * @param data where the user's scores, evidence and diagnosis are kept
     * @throws IOException when what comes with the workbench cannot be read
     */
    public static QualityAssessment read(Home home, Catalog catalog, Path data) throws IOException {
        var folder = QualityFiles.folder(data);
        var products = QualityFiles.products(home);
        var problems = new ArrayList<String>();
        var evidence = new ArrayList<>(QualityFiles.documented(home));
        for (var product : products) {
            try {
                evidence.addAll(LocalEvidence.of(home, catalog, product));
            } catch (IOException unreadable) {
                problems.add("What this machine shows of " + product.title() + " is left out: " + unreadable.getMessage());
            }
        }
        Instant gathered = null;
        try {
            var told = QualityFiles.gathered(home, folder);
            gathered = told.gathered();
            evidence.addAll(told.evidence());
        } catch (IOException damaged) {
            problems.add("What registries told is left out: " + damaged.getMessage());
        }
        Diagnosis diagnosis = null;
        try {
            diagnosis = QualityFiles.diagnosis(data).orElse(null);
        } catch (IOException damaged) {
            problems.add("The diagnosis is left out: " + damaged.getMessage());
        }
        var assessors = Assessors.read(folder);
        problems.addAll(assessors.problems());
        return new QualityAssessment(
                QualityFiles.rubric(home), products, List.copyOf(evidence), gathered, diagnosis, assessors, List.copyOf(problems));
    }

    /** The same with a person's scores in place of that person's earlier ones. */
    public QualityAssessment with(AssessorScores scores) {
        return new QualityAssessment(rubric, products, evidence, gathered, diagnosis, assessors.with(scores), problems);
    }

    /** What is known of a product for a row. */
    public List<Evidence> evidence(Product product, Rubric.Row row) {
        return evidence.stream()
                .filter(one -> one.product().equals(product.id()) && one.row().equals(row.id()))
                .toList();
    }

    /** All ratings, row by row. */
    public List<Rating> ratings() {
        return rubric.rows().stream()
                .flatMap(row -> products.stream().map(product -> rating(product, row)))
                .toList();
    }

    /** The rating of a product in a row. */
    public Rating rating(Product product, Rubric.Row row) {
        return Rating.of(product.id(), row.id(), given(product, row), suggested(product, row), why(row));
    }

    private List<Rating.Given> given(Product product, Rubric.Row row) {
        return assessors.all().stream()
                .flatMap(scores -> scores.of(product.id(), row.id()).stream()
                        .map(entry -> new Rating.Given(scores.assessor(), entry)))
                .sorted(Comparator.comparing(Rating.Given::assessor))
                .toList();
    }

    private List<Rating.Suggested> suggested(Product product, Rubric.Row row) {
        return isDiagnosed(row)
                ? diagnosed(product)
                        .flatMap(one -> one.scores().stream()
                                .filter(score -> score.row().equals(row.id()))
                                .map(score -> new Rating.Suggested(one.variant(), one.host(), score)))
                        .toList()
                : List.of(new Rating.Suggested("", "", Suggestions.score(row.id(), product, evidence(product, row))));
    }

    private static boolean isDiagnosed(Rubric.Row row) {
        return row.id().equals(ErrorMessages.ROW) || row.id().equals(Debugging.ROW);
    }

    private Stream<Diagnosis.OfVariant> diagnosed(Product product) {
        return diagnosis == null
                ? Stream.empty()
                : diagnosis.variants().stream().filter(one -> product.variants().contains(one.variant()));
    }

    private static String why(Rubric.Row row) {
        if (isDiagnosed(row)) {
            return "It was not diagnosed. Do it by: workbench diagnose";
        }
        return switch (row.id()) {
            case Suggestions.DOCUMENTATION -> "Nobody has rated it; evidence alone cannot.";
            case Suggestions.SETUP -> "No installation of it is on record. Install it by: workbench install";
            default -> "The evidence does not suffice. Ask the registries by: workbench quality --gather";
        };
    }

    /** People's scores of the variant's product, or what evidence suggests of the variant itself in that host. */
    @Override
    public Optional<Appraisal> of(String variant, String host, Consideration consideration) {
        var row = rubric.rows().stream()
                .filter(any -> any.consideration() == consideration)
                .findFirst();
        var product = products.stream()
                .filter(any -> any.variants().contains(variant))
                .findFirst();
        if (row.isEmpty() || product.isEmpty()) {
            return Optional.empty();
        }
        var suggested = suggested(product.get(), row.get()).stream()
                .filter(one -> one.isAbout(variant, host))
                .toList();
        var rating = Rating.of(product.get().id(), row.get().id(), given(product.get(), row.get()), suggested, "");
        return rating.basis() == Rating.Basis.NONE ? Optional.empty() : Optional.of(appraisal(rating));
    }

    private static Appraisal appraisal(Rating rating) {
        return new Appraisal(
                rating.score() / Rubric.HIGHEST,
                (double) rating.low() / Rubric.HIGHEST,
                (double) rating.high() / Rubric.HIGHEST,
                rating.basis() == Rating.Basis.PEOPLE
                        ? rating.words() + ", the median of " + rating.who()
                        : rating.words() + " by evidence; nobody rated it");
    }
}
