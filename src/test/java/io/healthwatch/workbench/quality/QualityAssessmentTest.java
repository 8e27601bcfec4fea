package io.healthwatch.workbench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.quality.Product.Delivery;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and evidence come to, and what becomes of files that are damaged. */
class QualityAssessmentTest {

    private static final Instant MORNING = Instant.parse("2026-11-01T08:00:00Z");

    @TempDir
    private Path data;

    private final Home home = Home.at(Path.of("").toAbsolutePath());
    private final Catalog catalog = new Catalog(home);

    private QualityAssessment read() throws IOException {
        // The setup record of whoever runs the test is none of the test's business.
        return QualityAssessment.read(Home.at(Path.of("").toAbsolutePath(), data), catalog, data);
    }

    private Path folder() {
        return QualityFiles.folder(data);
    }

    private static AssessorScores scores(String name, String product, String row, Integer score, Instant when) {
        return AssessorScores.none(name).with(new AssessorScores.Entry(product, row, score, "", when));
    }

    private static Rating rating(QualityAssessment assessment, String product, String row) {
        return assessment.ratings().stream()
                .filter(any -> any.product().equals(product) && any.row().equals(row))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRuntimeIsRatedAsOneProductAndEveryRowIsWeighed() throws IOException {
        var rated = QualityFiles.products(home).stream().flatMap(product -> product.variants().stream());
        assertThat(rated)
                .containsExactlyInAnyOrderElementsOf(catalog.variants().stream()
                        .filter(variant -> !variant.baseline())
                        .map(Variant::id)
                        .toList());
        var rows = QualityFiles.rubric(home).rows();
        assertThat(rows).allSatisfy(row -> assertThat(row.anchors()).hasSize(Rubric.HIGHEST + 1));
        assertThat(rows.stream().map(Rubric.Row::consideration))
                .containsExactlyInAnyOrder(
                        Consideration.DOCUMENTATION, Consideration.ERROR_MESSAGES, Consideration.DEBUGGING,
                        Consideration.COMMUNITY, Consideration.SETUP, Consideration.BINDING, Consideration.CROSS_PLATFORM);
        var read = read();
        assertThat(read.problems()).isEmpty();
        assertThat(read.evidence()).allSatisfy(one -> {
            assertThat(read.products().stream().map(Product::id)).contains(one.product());
            assertThat(read.rubric().row(one.row())).isPresent();
        });
    }

    @Test
    void theMedianOfPeopleCountsBeforeSuggestionsAndTheirRangeIsKept() throws IOException {
        var suggested = rating(read(), "chicory", Suggestions.BINDING);
        assertThat(suggested.basis()).isEqualTo(Rating.Basis.SUGGESTION);
        assertThat(suggested.score()).isZero();
        Assessors.save(folder(), scores("Ann", "chicory", Suggestions.BINDING, 1, MORNING));
        Assessors.save(folder(), scores("Bo", "chicory", Suggestions.BINDING, 4, MORNING));
        var assessment = read();
        var rating = rating(assessment, "chicory", Suggestions.BINDING);
        assertThat(rating.basis()).isEqualTo(Rating.Basis.PEOPLE);
        assertThat(rating.words()).isEqualTo("2.5 of 4");
        assertThat(rating.disputed()).isTrue();
        assertThat(rating.who()).isEqualTo("Ann 1, Bo 4");
        var worth = assessment.of("chicory-interpreter", "jvm", Consideration.BINDING).orElseThrow();
        assertThat(List.of(worth.low(), worth.worth(), worth.high())).containsExactly(0.25, 0.625, 1.0);
        Assessors.save(folder(), scores("Cy", "chicory", Suggestions.BINDING, 1, MORNING));
        assertThat(rating(read(), "chicory", Suggestions.BINDING).score()).isEqualTo(1);
    }

    @Test
    void aNoteWithoutScoreAndWhatNobodyKnowsRateNothing() throws IOException {
        Assessors.save(folder(), scores("Ann", "wasmer", Suggestions.DOCUMENTATION, null, MORNING));
        var assessment = read();
        assertThat(rating(assessment, "wasmer", Suggestions.DOCUMENTATION).words()).isEqualTo("not rated");
        assertThat(rating(assessment, "wasmer", Suggestions.SETUP).basis()).isEqualTo(Rating.Basis.NONE);
        assertThat(assessment.of("wasmer-cranelift", "node", Consideration.SETUP)).isEmpty();
        assertThat(assessment.of("wasmer-cranelift", "node", Consideration.ERROR_MESSAGES)).isEmpty();
        assertThat(assessment.of("script", "node", Consideration.BINDING)).isEmpty();
    }

    @Test
    void rulesFollowTheAnchors() {
        assertThat(community(Map.of())).isNull();
        assertThat(Stream.of(731, 730, 365, 120).map(days -> community(Map.of("last-release", days))))
                .containsExactly(0, 1, 2, 3);
        assertThat(score(Suggestions.SETUP, Delivery.SOURCES, Map.of("last-attempt-succeeded", 0))).isZero();
        assertThat(score(Suggestions.SETUP, Delivery.SOURCES, Map.of("further-build-tools", 0))).isNull();
        assertThat(score(Suggestions.SETUP, Delivery.SOURCES, Map.of("last-attempt-succeeded", 1, "install-seconds", 301)))
                .isEqualTo(1);
        assertThat(score(Suggestions.SETUP, Delivery.SOURCES, Map.of("last-attempt-succeeded", 1, "install-seconds", 9)))
                .isEqualTo(2);
        assertThat(score(Suggestions.SETUP, Delivery.BINARY, Map.of("last-attempt-succeeded", 1))).isEqualTo(3);
        assertThat(score(Suggestions.SETUP, Delivery.JARS, Map.of("found", 6, "host-options", 4))).isEqualTo(3);
        assertThat(score(Suggestions.SETUP, Delivery.JARS, Map.of("found", 2))).isEqualTo(4);
        assertThat(score(Suggestions.BINDING, Delivery.JARS, Map.of("lives-in-node", 0))).isZero();
        assertThat(score(Suggestions.BINDING, Delivery.BINARY, Map.of("lives-in-node", 1, "adapter-lines", 9))).isEqualTo(1);
        assertThat(score(Suggestions.PLATFORMS, Delivery.SOURCES, Map.of("further-build-tools", 1))).isZero();
        assertThat(score(Suggestions.PLATFORMS, Delivery.BINARY, Map.of())).isNull();
        assertThat(score(Suggestions.PLATFORMS, Delivery.BINARY, Map.of("platforms", 5))).isEqualTo(2);
        assertThat(score(Suggestions.PLATFORMS, Delivery.BINARY, Map.of("platforms", 6))).isEqualTo(3);
        assertThat(score(Suggestions.PLATFORMS, Delivery.JARS, Map.of("platforms", 6))).isEqualTo(4);
        assertThat(score(Suggestions.DOCUMENTATION, Delivery.JARS, Map.of("carried-readmes", 9))).isNull();
        assertThat(LocalEvidence.platform("libwasmtime_jni_0.19.0_macos_aarch64.dylib")).isEqualTo("macos-arm64");
        assertThat(LocalEvidence.platform("META-INF/engine/linux/amd64/bin/libtruffleattach.so")).isEqualTo("linux-x64");
        assertThat(LocalEvidence.platform("META-INF/engine/windows/amd64/bin/truffleattach.dll")).isEqualTo("windows-x64");
    }

    private static Integer community(Map<String, Integer> figures) {
        return score(Suggestions.COMMUNITY, Delivery.JARS, figures);
    }

    private static Integer score(String row, Delivery delivery, Map<String, Integer> figures) {
        var product = new Product("it", "It", List.of(), delivery, List.of());
        var evidence = figures.entrySet().stream()
                .map(figure -> new Evidence(
                        "it", row, figure.getKey(), (double) figure.getValue(), "", "so", Evidence.OBSERVED, "here", ""))
                .toList();
        return Suggestions.score(row, product, evidence).score();
    }

    @Test
    void damagedFilesAreToldWithTheirLineAndLeftAlone() throws IOException {
        Assessors.save(folder(), scores("Ann", "node", Suggestions.BINDING, 3, MORNING));
        var broken = folder().resolve("bo.json");
        Files.writeString(broken, "{\"schemaVersion\": 1,\n\"assessor\": \"Bo\",\n\"scores\": [{\"product\": \"node\", ");
        var senseless = folder().resolve("cy.json");
        Files.writeString(
                senseless,
                "{\"schemaVersion\": 1, \"assessor\": \"Cy\", \"scores\": [{\"product\": \"node\", \"row\": \"r\","
                        + " \"score\": 7, \"note\": \"\", \"when\": \"" + MORNING + "\"}]}");
        Files.writeString(folder().resolve("di.json"), "{\"schemaVersion\": 2, \"assessor\": \"Di\", \"scores\": []}");
        Files.writeString(folder().resolve("evidence.json"), "[");
        var diagnosed = Files.createDirectories(data.resolve("assessments/20261122T120000Z-0001"));
        Files.writeString(diagnosed.resolve(QualityFiles.DIAGNOSIS), "{}");
        var assessment = read();
        assertThat(assessment.assessors().all()).extracting(AssessorScores::assessor).containsExactly("Ann");
        assertThat(assessment.gathered()).isNull();
        assertThat(assessment.diagnosis()).isNull();
        assertThat(assessment.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.contains("bo.json, line 3"))
                .anyMatch(problem -> problem.contains("the score 7 of node"))
                .anyMatch(problem -> problem.contains("di.json") && problem.contains("newer than this workbench"))
                .anyMatch(problem -> problem.contains("evidence.json, line 1"));
        var before = Files.readString(broken);
        assertThatThrownBy(() -> Assessors.save(folder(), scores("Bo", "node", Suggestions.BINDING, 1, MORNING)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bo.json");
        assertThat(broken).hasContent(before);
    }

    @Test
    void othersScoresAreJoinedAndTheLaterJudgementCounts() throws IOException {
        var mine = scores("Ann", "node", Suggestions.BINDING, 3, MORNING.plusSeconds(60));
        Assessors.save(folder(), mine);
        var exported = data.resolve("from-ann.json");
        Assessors.export(
                scores("Ann", "node", Suggestions.BINDING, 0, MORNING)
                        .with(new AssessorScores.Entry("wasm3", Suggestions.SETUP, 1, "old", MORNING)),
                exported);
        Assessors.join(folder(), exported);
        var joined = Assessors.read(folder()).of("Ann");
        assertThat(joined.of("node", Suggestions.BINDING).orElseThrow().score()).isEqualTo(3);
        assertThat(joined.of("wasm3", Suggestions.SETUP).orElseThrow().note()).isEqualTo("old");
        assertThatThrownBy(() -> Assessors.save(folder(), AssessorScores.none("ANN!")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Ann");
        assertThatThrownBy(() -> Assessors.save(folder(), AssessorScores.none("Evidence")))
                .isInstanceOf(IOException.class);
    }
}
