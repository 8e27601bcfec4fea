package io.healthwatch.workbench.gui;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.security.Attacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Plays an assessment that was written for tests and tells nothing of real runtimes; can be made to hold in the middle. */
public final class ScriptedAssessor implements Assessor {

    private final Assessment written;
    private final boolean before;
    private final boolean diagnosed;
    private final int holdAt;
    private final String damage;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Repeated> repeated = new ArrayList<>();
    private volatile boolean cancelled;

    /** An attack that was to be tried again. */
    public record Repeated(String attack, Place place) {}

    private ScriptedAssessor(boolean before, boolean diagnosed, int holdAt, String damage) {
        this.diagnosed = diagnosed;
        this.written = written();
        this.before = before;
        this.holdAt = holdAt;
        this.damage = damage;
    }

    /** The assessment in the test's resources. */
    public static Assessment written() {
        try (var file = ScriptedAssessor.class.getResourceAsStream("security/findings.json")) {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .build()
                    .readValue(file, Assessment.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With nothing assessed before; holds before the finding {@code holdAt} until it is cancelled or released. */
    public static ScriptedAssessor fresh(int holdAt) {
        return new ScriptedAssessor(false, false, holdAt, "");
    }

    /** With the written assessment as the last one. */
    public static ScriptedAssessor finished() {
        return new ScriptedAssessor(true, false, -1, "");
    }

    /** With the written assessment and the written diagnosis as the last ones. */
    public static ScriptedAssessor diagnosed() {
        return new ScriptedAssessor(true, true, -1, "");
    }

    /** With a last one that cannot be read, for that reason. */
    public static ScriptedAssessor damaged(String damage) {
        return new ScriptedAssessor(false, false, -1, damage);
    }

    @Override
    public Scope scope() throws IOException {
        return new Scope(attacks(), places(), Duration.ofSeconds(140));
    }

    /** The workbench's attacks. */
    public static List<Attack> attacks() throws IOException {
        return new Attacks(Home.locate()).all();
    }

    private List<Place> places() {
        return written.findings().stream()
                .map(AssessmentController::place)
                .distinct()
                .toList();
    }

    @Override
    public Optional<Assessment> last() throws IOException {
        if (!damage.isEmpty()) {
            throw new IOException(damage);
        }
        return before ? Optional.of(written) : Optional.empty();
    }

    @Override
    public Assessment assess(Consumer<Progress> progress, Consumer<Finding> found) {
        var all = written.findings();
        var done = new ArrayList<Finding>();
        for (var finding : all) {
            if (done.size() == holdAt) {
                hold();
            }
            if (cancelled) {
                break;
            }
            done.add(finding);
            found.accept(finding);
            progress.accept(new Progress(
                    "Attacking the runtimes",
                    done.size(),
                    all.size(),
                    Duration.ofMillis(100L * (all.size() - done.size()))));
        }
        return with(done, done.size() == all.size());
    }

    private Assessment with(List<Finding> findings, boolean complete) {
        return new Assessment(
                written.schemaVersion(),
                written.started(),
                written.seconds(),
                written.seed(),
                complete,
                written.environment(),
                findings,
                written.mutants());
    }

    /** Finds that the attack got through this time. */
    @Override
    public Assessment repeat(String attack, Place place) {
        repeated.add(new Repeated(attack, place));
        return with(
                written.findings().stream()
                        .map(finding -> finding.attack().equals(attack)
                                        && AssessmentController.place(finding).equals(place)
                                ? failed(finding)
                                : finding)
                        .toList(),
                true);
    }

    private static Finding failed(Finding held) {
        return new Finding(
                held.item(),
                held.attack(),
                held.variant(),
                held.host(),
                held.runtime(),
                held.version(),
                Verdict.FAILED,
                "It got through when it was tried again.",
                held.step(),
                "ok",
                "",
                "",
                "",
                held.elapsedMs(),
                null,
                held.timeLimitMs(),
                true);
    }

    @Override
    public Optional<Diagnosis> lastDiagnosis() throws IOException {
        return diagnosed ? Optional.of(diagnosis()) : Optional.empty();
    }

    @Override
    public Diagnosis diagnose(Assessment beside, Consumer<Progress> progress) throws IOException {
        return diagnosis();
    }

    /** The diagnosis in the test's resources. */
    public static Diagnosis diagnosis() throws IOException {
        return QualityFiles.read(Path.of("src/test/resources/io/healthwatch/workbench/gui/security"));
    }

    /** What was to be tried again. */
    public List<Repeated> repeated() {
        return List.copyOf(repeated);
    }

    private void hold() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it holds. */
    public boolean awaitHeld() throws InterruptedException {
        return held.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void cancel() {
        cancelled = true;
        released.countDown();
    }
}
