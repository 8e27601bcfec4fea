package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.quality.Diagnoser;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.security.AssessmentEvent;
import io.healthwatch.workbench.security.AssessmentPlan;
import io.healthwatch.workbench.security.AssessmentSession;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.security.Attacks;
import io.healthwatch.workbench.security.Subject;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Sessions as an assessor: one session, or one diagnosis, a call. */
final class SessionAssessor implements Assessor {

    /** What an attack takes on a variant where it is not known from an earlier assessment. */
    private static final Duration USUAL_ATTACK = Duration.ofMillis(400);

    /** What a diagnosis takes where it is not known from an earlier one. */
    private static final Duration USUAL_DIAGNOSIS = Duration.ofSeconds(60);

    private final Home home;
    private final Catalog catalog;
    private final AssessmentStore store;
    private volatile Runnable cancel = () -> {};

    SessionAssessor(Home home, Catalog catalog, AssessmentStore store) {
        this.home = home;
        this.catalog = catalog;
        this.store = store;
    }

    @Override
    public Scope scope() throws IOException {
        var attacks = attacks();
        var places = subjects().stream()
                .map(subject -> new Place(subject.variant(), subject.host()))
                .toList();
        return new Scope(attacks, places, expected(attacks.size() * places.size()).plus(expectedDiagnosis()));
    }

    /** As long as the last one took; one that cannot be read is told by who shows it. */
    private Duration expectedDiagnosis() {
        try {
            return lastDiagnosis()
                    .map(last -> Duration.ofMillis(Math.round(last.seconds() * 1e3)))
                    .orElse(USUAL_DIAGNOSIS);
        } catch (IOException unreadable) {
            return USUAL_DIAGNOSIS;
        }
    }

    /** As long as the last one took for each finding. */
    private Duration expected(int findings) throws IOException {
        var last = last().filter(assessment -> !assessment.findings().isEmpty());
        return last.map(assessment -> Duration.ofMillis(Math.round(
                        findings * assessment.seconds() * 1e3 / assessment.findings().size())))
                .orElseGet(() -> USUAL_ATTACK.multipliedBy(findings));
    }

    private List<Attack> attacks() throws IOException {
        return new Attacks(home).all();
    }

    /** Every variant that can be attacked here. */
    private List<Subject> subjects() {
        return catalog.variants().stream()
                .flatMap(variant -> variant.hosts().stream().map(host -> Subject.of(catalog, variant, host)))
                .filter(subject -> subject.absence().isEmpty())
                .toList();
    }

    @Override
    public Optional<Assessment> last() throws IOException {
        var folder = store.latest();
        return folder.isEmpty() ? Optional.empty() : Optional.of(AssessmentStore.read(folder.get()));
    }

    @Override
    public Assessment assess(Consumer<Progress> progress, Consumer<Finding> found) throws IOException {
        return session().run(plan(subjects(), attacks()), event -> {
            if (event instanceof AssessmentEvent.Found one) {
                found.accept(one.finding());
                progress.accept(new Progress("Attacking the runtimes", one.done(), one.total(), one.left()));
            }
        });
    }

    private AssessmentSession session() {
        var session = new AssessmentSession(home, catalog, store);
        cancel = session::cancel;
        return session;
    }

    private static AssessmentPlan plan(List<Subject> subjects, List<Attack> attacks) {
        return new AssessmentPlan(subjects, attacks, ThreadLocalRandom.current().nextInt(1, 10_000));
    }

    @Override
    public Assessment repeat(String attack, Place place) throws IOException {
        var folder = store.latest().orElseThrow(() -> new IOException("There is no assessment to repeat a part of."));
        var before = AssessmentStore.read(folder);
        var scratch = Files.createTempDirectory("workbench-assessment");
        try {
            var again = session().run(plan(List.of(subject(place)), List.of(attack(attack))), scratch, _ -> {});
            if (again.findings().isEmpty()) {
                return before;
            }
            var finding = again.findings().getFirst();
            var merged = with(before, finding);
            AssessmentStore.write(folder, merged);
            AssessmentStore.log(
                    folder,
                    place.variant() + "@" + place.host() + ": " + attack + " was tried again alone and "
                            + finding.verdict().words());
            return merged;
        } finally {
            Folders.delete(scratch);
        }
    }

    private Subject subject(Place place) throws IOException {
        var variant = catalog.find(place.variant())
                .orElseThrow(() -> new IOException("There is no variant '" + place.variant() + "' any more."));
        return Subject.of(catalog, variant, Host.of(place.host()));
    }

    private Attack attack(String id) throws IOException {
        return attacks().stream()
                .filter(attack -> attack.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IOException("There is no attack '" + id + "' any more."));
    }

    private static Assessment with(Assessment before, Finding finding) {
        var findings = new ArrayList<Finding>();
        var replaced = false;
        for (var other : before.findings()) {
            var same = other.attack().equals(finding.attack())
                    && other.variant().equals(finding.variant())
                    && other.host().equals(finding.host());
            findings.add(same ? finding : other);
            replaced |= same;
        }
        if (!replaced) {
            findings.add(finding);
        }
        return new Assessment(
                before.schemaVersion(),
                before.started(),
                before.seconds(),
                before.seed(),
                before.complete(),
                before.environment(),
                List.copyOf(findings),
                before.mutants());
    }

    @Override
    public Optional<Diagnosis> lastDiagnosis() throws IOException {
        var folder = store.latestWith(QualityFiles.DIAGNOSIS);
        return folder.isEmpty() ? Optional.empty() : Optional.of(QualityFiles.read(folder.get()));
    }

    @Override
    public Diagnosis diagnose(Assessment beside, Consumer<Progress> progress) throws IOException {
        var diagnoser = new Diagnoser(home, catalog, _ -> {});
        cancel = diagnoser::cancel;
        var diagnosis = diagnoser.diagnose(
                diagnoser.subjects(catalog.variants()),
                (_, done, planned) -> progress.accept(
                        new Progress("Noting what runtimes say when they fail", done, planned, null)));
        if (diagnosis.variants().isEmpty()) {
            throw new IOException("Nothing was diagnosed.");
        }
        var folder = beside == null ? Optional.<Path>empty() : store.latest();
        QualityFiles.keep(diagnosis, folder.isPresent() ? folder.get() : store.create(diagnosis.started()));
        return diagnosis;
    }

    @Override
    public void cancel() {
        cancel.run();
    }
}
