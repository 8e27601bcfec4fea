package io.healthwatch.workbench.security.weak;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.security.AssessmentPlan;
import io.healthwatch.workbench.security.AssessmentSession;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.security.Attacks;
import io.healthwatch.workbench.security.Guards;
import io.healthwatch.workbench.security.Subject;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    private static final Map<String, Finding> SOUND_FINDINGS = new HashMap<>();
    private static final Map<Weakness, Map<String, Finding>> WEAK_FINDINGS = new EnumMap<>(Weakness.class);

    static List<Attack> attacks() throws IOException {
        return new Attacks(HOME).all();
    }

    @BeforeAll
    static void attackAllHosts() throws IOException {
        var catalog = new Catalog(HOME);
        var sound = Subject.of(catalog, catalog.find(SOUND).orElseThrow(), Host.JVM);
        SOUND_FINDINGS.putAll(findings(catalog, sound, attacks()));
        for (var weakness : Weakness.values()) {
            var concerned = attacks().stream().filter(attack -> weakness.concerns(attack.item())).toList();
            WEAK_FINDINGS.put(weakness, findings(catalog, weak(sound, weakness), concerned));
        }
    }

    private static Subject weak(Subject sound, Weakness weakness) {
        return new Subject(weakness.name(), sound.host(), WeakWorker.command(weakness), sound.open(), sound.guards());
    }

    private static Map<String, Finding> findings(Catalog catalog, Subject subject, List<Attack> attacks) throws IOException {
        var session = new AssessmentSession(HOME, catalog, new AssessmentStore(folder));
        var byAttack = new HashMap<String, Finding>();
        for (var finding : session.run(new AssessmentPlan(List.of(subject), attacks, 1), _ -> {}).findings()) {
            byAttack.put(finding.attack(), finding);
        }
        return byAttack;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everyAttackCanGetThrough(Attack attack) {
        var found = WEAK_FINDINGS.values().stream()
                .map(findings -> findings.get(attack.id()))
                .filter(finding -> finding != null)
                .toList();
        assertThat(found).as("%s on the weak hosts", attack.id()).anyMatch(each -> each.verdict() == Verdict.FAILED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theSameHostWithItsChecksHolds(Attack attack) {
        assertThat(SOUND_FINDINGS.get(attack.id()).verdict())
                .as("%s", SOUND_FINDINGS.get(attack.id()))
                .isNotIn(Verdict.FAILED, Verdict.NOT_ASSESSED);
    }
}
