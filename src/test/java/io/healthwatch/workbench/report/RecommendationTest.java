package io.healthwatch.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents about a decision, where a reader's own requirements let something be recommended. */
class RecommendationTest {

    private static final DecisionModel SPEED_ALONE =
            new DecisionModel(Set.of(), Map.of(Consideration.EXECUTION, 2.0, Consideration.COLD_START, 1.0));

    @TempDir
    private Path data;

    private Home home() {
        return Home.at(Home.locate().assets().getParent(), data);
    }

    private Dossier dossier(ReportRuns kind) throws Exception {
        var run = kind.write(data);
        new DecisionModelFile(run).write(SPEED_ALONE);
        return Dossier.of(run, data, home());
    }

    @ParameterizedTest
    @EnumSource(value = ReportRuns.class, mode = EnumSource.Mode.EXCLUDE, names = "EMPTY")
    void everyDocumentIsAboutTheRecommendedOptionAndItsNumbersAreTheDossiers(ReportRuns kind) throws Exception {
        var dossier = dossier(kind);
        var recommended = dossier.tree().at("/decision/recommended/title").asText();
        assertThat(recommended).isNotEmpty();
        var templates = new Templates(home());
        for (var document : new Document[] {Document.ADR, Document.RISKS, Document.MIGRATION, Document.ROLLBACK}) {
            var markdown = templates.markdown(document, dossier);
            var template = Files.readString(Home.locate().assets().resolve("report").resolve(document.template()));
            assertThat(new TracedNumbers(dossier.tree(), template).untraced(markdown))
                    .as(document.title())
                    .isEmpty();
            assertThat(markdown.lines().findFirst().orElseThrow())
                    .contains(MarkdownFormat.INSTANCE.escapePlainText(recommended));
            assertThat(markdown).contains("to be named by the team").doesNotContain("TODO", "NaN", "null", "${");
        }
    }

    @Test
    void whatIsMissingIsARiskAndAnOpenQuestion() throws Exception {
        var dossier = dossier(ReportRuns.WITHOUT_FINDINGS);
        var templates = new Templates(home());

        assertThat(templates.markdown(Document.RISKS, dossier))
                .contains("| Something was not looked at: security | medium | high |");
        assertThat(templates.markdown(Document.ADR, dossier)).contains("`bin/workbench assess --all`");
        assertThat(templates.markdown(Document.ROLLBACK, dossier)).contains("| An attack gets through |", "not assessed");
    }
}
