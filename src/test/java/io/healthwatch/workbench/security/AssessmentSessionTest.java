package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.store.AssessmentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real attacks on real workers. */
class AssessmentSessionTest {

    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);

    @TempDir
    private Path data;

    private static Subject subject(String variant, Host host) {
        return Subject.of(CATALOG, CATALOG.find(variant).orElseThrow(), host);
    }

    private static List<Attack> attacks(String... ids) throws IOException {
        var chosen = Set.of(ids);
        return new Attacks(HOME).all().stream().filter(attack -> chosen.contains(attack.id())).toList();
    }

    @Test
    void whatHeldIsFoundAndOnDiskAndTheFileKeepsItsSchema() throws IOException {
        var plan = new AssessmentPlan(
                List.of(subject("node", Host.NODE), subject("chicory-interpreter", Host.JVM), subject("native", Host.JVM)),
                attacks("load-32-past-the-end", "result-outside", "origin-not-granted", "malformed-wrong-magic"),
                7,
                20);
        var events = new ArrayList<AssessmentEvent>();
        var folder = new Path[1];

        var assessment = new AssessmentSession(HOME, CATALOG, new AssessmentStore(data)).run(plan, event -> {
            events.add(event);
            if (event instanceof AssessmentEvent.Begun begun) {
                folder[0] = begun.folder();
            }
        });

        assertThat(assessment.complete()).isTrue();
        assertThat(assessment.findings()).hasSize(12).allSatisfy(finding -> {
            assertThat(finding.evidence()).isNotBlank();
            assertThat(finding.verdict())
                    .as(finding.toString())
                    .isIn(
                            finding.variant().equals("native")
                                    ? Set.of(Verdict.NOT_ASSESSED)
                                    : Set.of(Verdict.HELD_BY_RUNTIME, Verdict.HELD_BY_POLICY));
        });
        assertThat(assessment.mutants()).hasSize(2).allSatisfy(tally -> assertThat(tally.tried()).isEqualTo(20));
        assertThat(events).filteredOn(AssessmentEvent.Found.class::isInstance).hasSize(12);
        assertThat(events.getLast()).isEqualTo(new AssessmentEvent.Ended(assessment, ""));
        assertThat(AssessmentStore.read(folder[0])).isEqualTo(assessment);
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new JsonMapper().readTree(
                        HOME.assets().resolve("schema/findings.schema.json").toFile()));
        assertThat(schema.validate(
                        new JsonMapper().readTree(folder[0].resolve(AssessmentStore.FINDINGS).toFile())))
                .isEmpty();
    }

    @Test
    void aCancelledAssessmentKeepsWhatWasFoundAndSaysThatItIsNotWhole() throws IOException {
        var plan = new AssessmentPlan(
                List.of(subject("node", Host.NODE)), attacks("load-32-past-the-end", "result-outside"), 7);
        var session = new AssessmentSession(HOME, CATALOG, new AssessmentStore(data));

        var assessment = session.run(plan, event -> {
            if (event instanceof AssessmentEvent.Found) {
                session.cancel();
            }
        });

        assertThat(assessment.findings()).hasSize(1);
        assertThat(assessment.complete()).isFalse();
    }
}
