package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.quality.Diagnosis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Runs security assessments and diagnoses for the whole window. All methods and properties belong to the FX thread. */
public final class AssessmentController extends ExclusiveJob<Assessor.Progress> {

    private static final String BLOCKING = "The runtimes are being attacked. Measuring and installing wait until that is"
            + " done or cancelled.";

    private final Assessor assessor;

    private final ReadOnlyObjectWrapper<Assessor.Scope> scope = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Findings> findings = new ReadOnlyObjectWrapper<>(Findings.NONE);
    private final ReadOnlyObjectWrapper<Diagnosis> diagnosis = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * What was found so far.
     *
     * @param assessment whom it is from; null while the first findings come in, and where there are none
     * @param live whether more is coming in
     * @param repeated the attacks that were tried again since the assessment was opened
     */
    public record Findings(List<Finding> list, Assessment assessment, boolean live, Set<Repeated> repeated) {

        /** Nothing. */
        public static final Findings NONE = new Findings(List.of(), null, false, Set.of());

        /** An attack in a place that was tried again. */
        public record Repeated(String attack, Assessor.Place place) {}

        private Findings with(Finding finding) {
            var more = new ArrayList<>(list);
            more.removeIf(other -> other.attack().equals(finding.attack()) && place(other).equals(place(finding)));
            more.add(finding);
            return new Findings(List.copyOf(more), assessment, live, repeated);
        }

        /** Whether that finding is of an attack that was tried again. */
        public boolean isRepeated(Finding finding) {
            return repeated.contains(new Repeated(finding.attack(), place(finding)));
        }

        /** Whether there is something to show. */
        public boolean isEmpty() {
            return list.isEmpty() && !live;
        }
    }

    /** Where a finding is from. */
    public static Assessor.Place place(Finding finding) {
        return new Assessor.Place(finding.variant(), finding.host());
    }

    /**
     * A controller that has not read anything yet.
     *
     * @param background for what reads files
     * @param fx runs something on the FX thread, later
     */
    public AssessmentController(
            Assessor assessor, RunController runs, Executor background, Executor fx, Consumer<Notice> notices) {
        super(runs, "assessment", background, fx, notices);
        this.assessor = assessor;
    }

    /** What would be assessed here; null before it is known. */
    public ReadOnlyObjectProperty<Assessor.Scope> scope() {
        return scope.getReadOnlyProperty();
    }

    /** What the assessment under way, or else the last one, found. */
    public ReadOnlyObjectProperty<Findings> findings() {
        return findings.getReadOnlyProperty();
    }

    /** The last diagnosis; null where there is none. */
    public ReadOnlyObjectProperty<Diagnosis> diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    /** Why attacks or findings could not be read; empty where they could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    Status describe(Assessor.Progress now) {
        return new Status("Security. " + now.step(), now.fraction(), left(now.left()));
    }

    /** Looks for what can be assessed, and opens the last assessment unless there is a newer one; in the background. */
    public void refresh() {
        inBackground(() -> {
            try {
                assessor.last().ifPresent(last -> onFx(() -> {
                    if (findings.get().isEmpty() && !busy()) {
                        findings.set(finished(last, Set.of()));
                    }
                }));
            } catch (IOException unreadable) {
                onFx(() -> problem.set(unreadable.getMessage()));
            }
            try {
                var found = assessor.scope();
                onFx(() -> scope.set(found));
            } catch (IOException unreadable) {
                onFx(() -> problem.set(unreadable.getMessage()));
            }
            try {
                var last = assessor.lastDiagnosis().orElse(null);
                onFx(() -> {
                    if (diagnosis.get() == null) {
                        diagnosis.set(last);
                    }
                });
            } catch (IOException unreadable) {
                onFx(() -> tell(Notice.problem("The last diagnosis is not shown. " + unreadable.getMessage())));
            }
        });
    }

    private static Findings finished(Assessment assessment, Set<Findings.Repeated> repeated) {
        return new Findings(List.copyOf(assessment.findings()), assessment, false, repeated);
    }

    /** Starts an assessment of all that is installed; says why where it cannot. */
    public void start() {
        var before = findings.get();
        work(new Assessor.Progress("Getting ready", 0, 0, null), () -> {
            onFx(() -> findings.set(new Findings(List.of(), null, true, Set.of())));
            try {
                var assessment = assessor.assess(
                        progress -> onFx(() -> show(progress)),
                        finding -> onFx(() -> findings.set(findings.get().with(finding))));
                var found = finished(assessment, Set.of());
                if (assessment.complete() && !stopping()) {
                    onFx(() -> findings.set(found));
                    diagnose(assessment);
                }
                return found;
            } catch (IOException | RuntimeException failure) {
                onFx(() -> findings.set(before));
                throw failure;
            }
        });
    }

    /** The findings stand without it, so that a failure is told and no more. */
    private void diagnose(Assessment beside) {
        try {
            var made = assessor.diagnose(beside, progress -> onFx(() -> show(progress)));
            onFx(() -> diagnosis.set(made));
        } catch (IOException | RuntimeException failure) {
            onFx(() -> tell(
                    stopping()
                            ? Notice.information("The diagnosis was cancelled before anything was found.")
                            : Notice.problem("The diagnosis could not be made. " + Job.reason(failure))));
        }
    }

    /** Notes what all that is installed says when it fails, without attacking it; says why where it cannot. */
    public void diagnose() {
        var before = findings.get();
        work(new Assessor.Progress("Getting ready", 0, 0, null), () -> {
            diagnose(null);
            return before;
        });
    }

    /** Tries one attack in one place again, alone; says why where it cannot. */
    public void repeat(String attack, Assessor.Place place) {
        var repeated = new HashSet<>(findings.get().repeated());
        repeated.add(new Findings.Repeated(attack, place));
        work(
                new Assessor.Progress("Trying " + attack + " on " + place.variant() + " again", 0, 0, null),
                () -> finished(assessor.repeat(attack, place), Set.copyOf(repeated)));
    }

    private void work(Assessor.Progress first, Work<Findings> task) {
        if (busy()) {
            return;
        }
        if (!blocked().get().isEmpty()) {
            tell(Notice.information(blocked().get()));
            return;
        }
        begin(first, BLOCKING, task, found -> {
            problem.set("");
            findings.set(found);
        });
    }

    @Override
    void failed(String reason) {
        tell(stopping()
                ? Notice.information("The assessment was cancelled before anything was found.")
                : Notice.problem("The assessment could not be made. " + reason));
    }

    @Override
    Assessor.Progress stopping(Assessor.Progress now) {
        return new Assessor.Progress("Stopping; what was found is kept", now.done(), now.planned(), null);
    }

    @Override
    void stop() {
        assessor.cancel();
    }
}
