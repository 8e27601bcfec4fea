package io.healthwatch.workbench.gui.selfcheck;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.SelfcheckController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.selfcheck.Basis;
import io.healthwatch.workbench.selfcheck.Design;
import io.healthwatch.workbench.selfcheck.Judgement;
import io.healthwatch.workbench.selfcheck.SelfcheckResult;
import io.healthwatch.workbench.text.Texts;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What can be checked, how far it is, and what was found. FX thread only. */
public final class SelfcheckModel {

    private static final Texts TEXTS = Texts.of("selfcheck");

    private static final int QUICK_EXPERIMENTS = 2;

    private final SelfcheckController controller;
    private final Catalog catalog;
    private final Executor background;
    private final Executor fx;
    private final ObservableList<Subject> subjects = FXCollections.observableArrayList();
    private final ObjectProperty<Subject> subject = new SimpleObjectProperty<>();
    private final ObjectProperty<Length> length = new SimpleObjectProperty<>(Length.FULL);
    private final ObservableList<Judgement> judgements = FXCollections.observableArrayList();

    /** A variant in a host, which can be measured here. */
    public record Subject(Variant variant, Host host) {
        @Override
        public String toString() {
            return variant.hosts().size() > 1 ? TEXTS.get("subject.in", variant.title(), host.id()) : variant.title();
        }
    }

    /** How long a self-check may take. */
    public enum Length {
        /** As many experiments as the targets ask for. */
        FULL(Design.EXPERIMENTS, TEXTS.get("length.full", Design.EXPERIMENTS, Wording.about(Design.TIME))),
        /** A first look. */
        QUICK(QUICK_EXPERIMENTS, TEXTS.get("length.quick", QUICK_EXPERIMENTS));

        private final int experiments;
        private final String words;

        Length(int experiments, String words) {
            this.experiments = experiments;
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** A model that has not looked for anything yet. */
    public SelfcheckModel(SelfcheckController controller, Catalog catalog, Executor background, Executor fx) {
        this.controller = controller;
        this.catalog = catalog;
        this.background = background;
        this.fx = fx;
        controller.result().subscribe(found -> judgements.setAll(found == null ? List.of() : Judgement.of(found)));
    }

    /** The model of the window's services. */
    public static SelfcheckModel of(Services services) {
        return new SelfcheckModel(services.selfchecks(), services.catalog(), services.background(), services.fx());
    }

    /** Looks for what can be checked, and opens the last self-check; both in the background. */
    public void refresh() {
        controller.openLast();
        background.execute(() -> {
            var found = catalog.variants().stream()
                    .flatMap(variant -> variant.hosts().stream()
                            .filter(host -> catalog.availability(variant, host).available())
                            .map(host -> new Subject(variant, host)))
                    .toList();
            fx.execute(() -> show(found));
        });
    }

    private void show(List<Subject> found) {
        var before = subject.get();
        subjects.setAll(found);
        subject.set(
                found.contains(before)
                        ? before
                        : found.stream()
                                .filter(each -> each.variant().id().equals(Design.VARIANT))
                                .findFirst()
                                .orElse(found.isEmpty() ? null : found.getFirst()));
    }

    /** What can be checked here. */
    public ObservableList<Subject> subjects() {
        return subjects;
    }

    /** What is to be checked; null before something was found. */
    public ObjectProperty<Subject> subject() {
        return subject;
    }

    /** How long it may take. */
    public ObjectProperty<Length> length() {
        return length;
    }

    /** The figures of the self-check that is shown. */
    public ObservableList<Judgement> judgements() {
        return judgements;
    }

    /** The self-check that is shown; null for none. */
    public ReadOnlyObjectProperty<SelfcheckResult> result() {
        return controller.result();
    }

    /** Whether a self-check is under way. */
    public ObservableValue<Boolean> busy() {
        return controller.current().map(_ -> true).orElse(false);
    }

    /** The part that is done, 0 to 1; negative where it is not known; null while no self-check is under way. */
    public ObservableValue<Double> fraction() {
        return controller.current().map(now -> now.fraction());
    }

    /** Why none can be started; empty where one can. */
    public ObservableValue<String> blocked() {
        return controller.blocked();
    }

    /** What is done now, or what is shown, in a sentence. */
    public ObservableValue<String> headline() {
        return Bindings.createStringBinding(this::describe, controller.current(), controller.result());
    }

    private String describe() {
        if (controller.busy()) {
            var progress = controller.current().get();
            return progress.left() == null
                    ? progress.step()
                    : TEXTS.get("headline.left", progress.step(), Wording.clock(progress.left()));
        }
        var found = controller.result().get();
        if (found == null) {
            return TEXTS.get("headline.none");
        }
        var verdicts = Judgement.of(found).stream().map(Judgement::verdict).toList();
        var missed = Collections.frequency(verdicts, Judgement.Verdict.MISSED);
        var few = Collections.frequency(verdicts, Judgement.Verdict.TOO_FEW);
        return TEXTS.get(
                "headline", Wording.when(found.created()), missed, Collections.frequency(verdicts, Judgement.Verdict.MET), few);
    }

    /** What the figures stand on; empty where there are none. */
    public ObservableValue<String> basis() {
        return controller.result().map(found -> String.join("\n", Basis.of(found))).orElse("");
    }

    /** Starts a self-check of what is chosen. */
    public void start() {
        var chosen = subject.get();
        if (chosen != null) {
            controller.start(Design.of(
                    catalog,
                    chosen.variant(),
                    chosen.host(),
                    Design.FORKS,
                    length.get().experiments,
                    Design.TIME,
                    ThreadLocalRandom.current().nextInt(1, 10_000)));
        }
    }

    /** Ends the one that is under way; whole experiments are kept. */
    public void cancel() {
        controller.cancel();
    }
}
