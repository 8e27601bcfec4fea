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
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack can succeed: each of them gets through on a host that lacks a check which its checklist item is about, and is
 * held by a host that has it. Hosts are attacked one after the other, each by the attacks that still need one.
 */
class WeakHostTest {

    /** The second is the one that weak hosts are made of, the third for what the WASI of the others lets through. */
    private static final List<String> SOUND = List.of("node", "chicory-interpreter", "wasmtime-java");

    private static final Set<Outcome> PROVING_NOTHING = Set.of(Outcome.TIME_LIMIT, Outcome.MISSING_IMPORT);

    @TempDir
    private static Path folder;

    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);
    private static final Map<String, List<Finding>> ON_SOUND_HOSTS = new HashMap<>();
    private static final Map<String, List<Finding>> ON_WEAK_HOSTS = new HashMap<>();

    static List<Attack> attacks() throws IOException {
        return new Attacks(HOME).all();
    }

    @BeforeAll
    static void attackAllHosts() throws IOException {
        for (var sound : SOUND) {
            attack(subject(sound), attacks(), WeakHostTest::wasHeld, ON_SOUND_HOSTS);
        }
        var sound = subject("chicory-interpreter");
        for (var weakness : Weakness.values()) {
            var weak = new Subject(
                    weakness.name(), sound.host(), WeakWorker.command(weakness, folder), sound.open(), sound.guards());
            var concerned = attacks().stream()
                    .filter(attack -> weakness.concerns(attack))
                    .toList();
            attack(weak, concerned, WeakHostTest::gotThrough, ON_WEAK_HOSTS);
        }
    }

    private static Subject subject(String id) {
        var variant = CATALOG.find(id).orElseThrow();
        return Subject.of(CATALOG, variant, variant.hosts().getFirst());
    }

    private static void attack(
            Subject subject, List<Attack> attacks, Predicate<Finding> enough, Map<String, List<Finding>> found)
            throws IOException {
        var left = attacks.stream()
                .filter(attack -> found.getOrDefault(attack.id(), List.of()).stream().noneMatch(enough))
                .toList();
        new AssessmentSession(HOME, CATALOG, new AssessmentStore(folder))
                .run(new AssessmentPlan(List.of(subject), left, 1), _ -> {})
                .findings()
                .forEach(finding -> found.computeIfAbsent(finding.attack(), _ -> new ArrayList<>())
                        .add(finding));
    }

    /** A host that is merely too slow proves nothing, nor does a guest that lacks what it needs to begin. */
    private static boolean gotThrough(Finding finding) {
        return finding.verdict() == Verdict.FAILED
                && !PROVING_NOTHING.contains(Outcome.of(finding.outcome()))
                && !finding.evidence().contains("not-attempted");
    }

    private static boolean wasHeld(Finding finding) {
        return finding.verdict() != Verdict.FAILED && finding.verdict() != Verdict.NOT_ASSESSED;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everyAttackCanGetThrough(Attack attack) {
        assertThat(ON_WEAK_HOSTS.get(attack.id())).as(attack.id()).anyMatch(WeakHostTest::gotThrough);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everyAttackCanBeHeld(Attack attack) {
        assertThat(ON_SOUND_HOSTS.get(attack.id())).as(attack.id()).anyMatch(WeakHostTest::wasHeld);
    }
}
