package io.healthwatch.workbench.security.weak;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.security.AssessmentPlan;
import io.healthwatch.workbench.security.AssessmentSession;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.security.Attacks;
import io.healthwatch.workbench.security.Subject;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack can succeed: each of them gets through on a host that lacks a check which its checklist item is about, and is
 * held by the same host with the check.
 */
class WeakHostTest {

    private static final String SOUND = "chicory-interpreter";

    @TempDir
    private static Path folder;

    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);
    private static final Map<String, Finding> ON_SOUND_HOST = new HashMap<>();
    private static final Map<String, List<Finding>> ON_WEAK_HOSTS = new HashMap<>();

    static List<Attack> attacks() throws IOException {
        return new Attacks(HOME).all();
    }

    /** Weak hosts are attacked one after the other, each by those attacks that none before it has let through. */
    @BeforeAll
    static void attackAllHosts() throws IOException {
        var sound = Subject.of(CATALOG, CATALOG.find(SOUND).orElseThrow(), Host.JVM);
        findings(sound, attacks()).forEach(finding -> ON_SOUND_HOST.put(finding.attack(), finding));
        for (var weakness : Weakness.values()) {
            var left = attacks().stream()
                    .filter(attack -> weakness.concerns(attack.item()))
                    .filter(attack -> onWeakHosts(attack).stream().noneMatch(WeakHostTest::gotThrough))
                    .toList();
            var weak = new Subject(
                    weakness.name(), sound.host(), WeakWorker.command(weakness), sound.open(), sound.guards());
            findings(weak, left).forEach(finding -> ON_WEAK_HOSTS
                    .computeIfAbsent(finding.attack(), _ -> new ArrayList<>())
                    .add(finding));
        }
    }

    private static List<Finding> findings(Subject subject, List<Attack> attacks) throws IOException {
        return new AssessmentSession(HOME, CATALOG, new AssessmentStore(folder))
                .run(new AssessmentPlan(List.of(subject), attacks, 1), _ -> {})
                .findings();
    }

    private static List<Finding> onWeakHosts(Attack attack) {
        return ON_WEAK_HOSTS.getOrDefault(attack.id(), List.of());
    }

    /** A host that is merely too slow proves nothing, nor does a guest that finds itself without what it needs to begin. */
    private static boolean gotThrough(Finding finding) {
        return finding.verdict() == Verdict.FAILED
                && Outcome.of(finding.outcome()) != Outcome.TIME_LIMIT
                && !finding.evidence().contains("not-attempted");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everyAttackCanGetThrough(Attack attack) {
        assertThat(onWeakHosts(attack)).as(attack.id()).anyMatch(WeakHostTest::gotThrough);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theSameHostWithItsChecksHolds(Attack attack) {
        assertThat(ON_SOUND_HOST.get(attack.id()).verdict())
                .as("%s", ON_SOUND_HOST.get(attack.id()))
                .isNotIn(Verdict.FAILED, Verdict.NOT_ASSESSED);
    }
}
