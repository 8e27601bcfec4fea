package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.DecisionText;
import io.healthwatch.workbench.decision.Fulfilment;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.decision.Sensitivity;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.security.SecurityHeadline;
import io.healthwatch.workbench.report.Candidates;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is recommended by the reader's requirements and weights, which are kept with the run. FX thread only; decisions are
 * computed, and files read and written, elsewhere.
 */
public final class RecommendationModel {

    private static final Texts TEXTS = Texts.of("report");

    /**
     * A decision with all that is said of it, computed from the same figures.
     *
     * @param robustness how much it owes to the weights and to its nearest single figure, a sentence each
     * @param gaps what was not weighed for lack of evidence, a sentence each
     * @param security what the assessment that it goes by found, in a sentence; empty where there is none
     */
    public record Shown(
            Candidates candidates,
            Decision decision,
            String recommendation,
            List<String> conditions,
            List<String> robustness,
            List<String> gaps,
            String security,
            List<Sensitivity> sensitivities) {

        static Shown of(Candidates candidates, DecisionModel model) {
            var decision = Decision.of(candidates.options(), model);
            return new Shown(
                    candidates,
                    decision,
                    DecisionText.recommendation(decision),
                    DecisionText.conditions(decision),
                    DecisionText.robustness(decision),
                    DecisionText.gaps(decision),
                    security(candidates.assessment()),
                    Sensitivity.of(decision));
        }

        private static String security(Assessment assessment) {
            return assessment == null ? "" : SecurityHeadline.brief(assessment.findings());
        }

        /** How many options miss a requirement, whether it counts or not. */
        long missing(Requirement requirement) {
            return candidates.options().stream()
                    .filter(option -> option.fulfilments().get(requirement).state()
                            == Fulfilment.State.MISSED)
                    .count();
        }
    }

    /** What was read of a run; the model is null where the one that is shown is kept. */
    private record Read(Path run, Candidates candidates, DecisionModelFile.Read model) {}

    private final BiFunction<RunSnapshot, String, Candidates> source;
    private final Background<Read> reader;
    private final Background<Shown> decider;
    private final Map<Path, Background<String>> writers = new HashMap<>();
    private final Executor compute;
    private final Executor fx;
    private final ObjectProperty<DecisionModel> model = new SimpleObjectProperty<>(DecisionModel.STANDARD);
    private final ObjectProperty<Consideration> selected = new SimpleObjectProperty<>(Consideration.SECURITY);
    private final StringProperty machine = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Undo undo;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private RunSnapshot run;
    private Path read;
    private Candidates candidates;

    /**
     * A model that computes on one executor and changes its properties on the other.
     *
     * @param source the candidates of a run on a machine; any thread
     * @param undo takes changed weights and requirements back
     */
    public RecommendationModel(
            BiFunction<RunSnapshot, String, Candidates> source, Executor compute, Executor fx, Undo undo) {
        this.undo = undo;
        this.source = source;
        this.reader = new Background<>(compute, fx, this::receive);
        this.decider = new Background<>(compute, fx, shown::set);
        this.compute = compute;
        this.fx = fx;
        machine.addListener(_ -> refresh());
    }

    /** The model of the window's services, decided anew when an assessment has ended. */
    public static RecommendationModel of(Services services) {
        var data = services.store().folder().getParent();
        var model = new RecommendationModel(
                (run, machine) -> Candidates.of(run, machine, data, services.home()),
                Background.worker(),
                services.fx(),
                services.workspace().undo());
        services.assessments().findings().addListener((_, _, now) -> {
            if (!now.live()) {
                model.refresh();
            }
        });
        return model;
    }

    /** Shows that run, as it is now; null for none. */
    public void show(RunSnapshot now) {
        if (run == null || now == null || !run.folder().equals(now.folder())) {
            read = null;
            candidates = null;
            shown.set(null);
            problem.set("");
            machine.set("");
        }
        run = now;
        refresh();
    }

    /** Looks again at what is known of the run. */
    public void refresh() {
        var of = run;
        if (of == null) {
            return;
        }
        var chosen = machine.get();
        var known = of.folder().equals(read);
        reader.request(() -> new Read(
                of.folder(),
                source.apply(of, chosen),
                known ? null : new DecisionModelFile(of.folder()).read()));
    }

    private void receive(Read now) {
        if (run == null || !run.folder().equals(now.run())) {
            return;
        }
        candidates = now.candidates();
        if (now.model() != null && !now.run().equals(read)) {
            read = now.run();
            model.set(now.model().model());
            problem.set(now.model().problem());
        }
        decide();
    }

    private void decide() {
        var on = candidates;
        var by = model.get();
        decider.request(() -> Shown.of(on, by));
    }

    private void change(Object subject, String what, DecisionModel changed) {
        var before = model.get();
        if (candidates == null || changed.equals(before)) {
            return;
        }
        var of = read;
        undo.changed(List.of(of, subject), what, () -> keep(of, before), () -> keep(of, changed));
        keep(of, changed);
    }

    private void keep(Path of, DecisionModel changed) {
        if (of.equals(read)) {
            model.set(changed);
            decide();
        }
        var file = new DecisionModelFile(of);
        writers.computeIfAbsent(of, _ -> new Background<>(compute, fx, this::kept)).request(() -> {
            try {
                file.write(changed);
                return "";
            } catch (IOException full) {
                return TEXTS.get("weights.notKept", full.getMessage());
            }
        });
    }

    private void kept(String wrong) {
        problem.set(wrong);
        changes.set(changes.get() + 1);
    }

    /** Lets a consideration count so much; 0 or more. */
    public void weigh(Consideration consideration, double weight) {
        change(
                consideration,
                TEXTS.get("weights.changed", consideration.title(), Numbers.round(weight)),
                model.get().with(consideration, weight));
    }

    /** Lets a requirement exclude options, or not. */
    public void require(Requirement requirement, boolean counts) {
        change(
                requirement,
                TEXTS.get(counts ? "requirements.on" : "requirements.off", requirement.title()),
                model.get().with(requirement, counts));
    }

    /** Goes back to the standard requirements and weights. */
    public void reset() {
        change(DecisionModel.STANDARD, TEXTS.get("weights.standard"), DecisionModel.STANDARD);
    }

    /** The requirements and weights. */
    public ReadOnlyObjectProperty<DecisionModel> model() {
        return model;
    }

    /** The consideration whose sensitivity is shown. */
    public ObjectProperty<Consideration> selected() {
        return selected;
    }

    /** The machine for which is decided, in a run of several; empty for the one that is best measured. */
    public StringProperty machine() {
        return machine;
    }

    /** What is shown; null before it was computed. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** How often weights or requirements were changed and kept. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Why weights could not be read or kept; empty where they could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
