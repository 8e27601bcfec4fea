package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.run.RunState;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The status line in words. */
final class StatusModel {

    private final RunController controller;
    private final InstallController installs;
    private final SelfcheckController selfchecks;
    private final AssessmentController assessments;
    private final IntegrationController integrations;
    private final ObservableValue<Boolean> busy;
    private final ObservableValue<String> text;
    private final ObservableValue<Ikon> icon;
    private final ObservableValue<String> left;
    private final ObservableValue<Number> fraction;

    StatusModel(
            RunController controller,
            InstallController installs,
            SelfcheckController selfchecks,
            AssessmentController assessments,
            IntegrationController integrations) {
        this.controller = controller;
        this.installs = installs;
        this.selfchecks = selfchecks;
        this.assessments = assessments;
        this.integrations = integrations;
        busy = Bindings.createBooleanBinding(
                () -> controller.busy()
                        || installs.busy()
                        || selfchecks.busy()
                        || assessments.busy()
                        || integrations.busy(),
                controller.phase(),
                installs.current(),
                selfchecks.current(),
                assessments.current(),
                integrations.current());
        text = Bindings.createStringBinding(
                this::describe,
                controller.phase(),
                controller.activity(),
                controller.opening(),
                controller.shown(),
                installs.current(),
                selfchecks.current(),
                assessments.current(),
                integrations.current());
        icon = Bindings.createObjectBinding(
                () -> controller.busy() || selfchecks.busy() || assessments.busy() || integrations.busy()
                        ? Feather.ACTIVITY
                        : installs.busy() ? Feather.DOWNLOAD : controller.shown().get() == null ? Feather.INFO : Feather.CHECK_CIRCLE,
                controller.phase(),
                controller.shown(),
                installs.current(),
                selfchecks.current(),
                assessments.current(),
                integrations.current());
        left = Bindings.createStringBinding(
                this::describeLeft,
                controller.phase(),
                controller.activity(),
                installs.current(),
                selfchecks.current(),
                assessments.current(),
                integrations.current());
        fraction = Bindings.createDoubleBinding(
                this::progress,
                controller.phase(),
                controller.activity(),
                installs.current(),
                selfchecks.current(),
                assessments.current(),
                integrations.current());
    }

    /** Whether anything is measured, installed, checked or assessed. */
    ObservableValue<Boolean> busy() {
        return busy;
    }

    /** What runs, or what ran last. */
    ObservableValue<String> text() {
        return text;
    }

    /** Its mark. */
    ObservableValue<Ikon> icon() {
        return icon;
    }

    /** How many forks and how long; empty when nothing runs. */
    ObservableValue<String> left() {
        return left;
    }

    /** The part that is done; negative where it is not known. */
    ObservableValue<Number> fraction() {
        return fraction;
    }

    private String describe() {
        if (installs.busy()) {
            var installing = installs.current().get();
            return installing.title() + ". " + installing.step();
        }
        if (selfchecks.busy()) {
            return "Self-check. " + selfchecks.current().get().step();
        }
        if (assessments.busy()) {
            return "Security. " + assessments.current().get().step();
        }
        if (integrations.busy()) {
            return integrations.current().get().step();
        }
        return switch (controller.phase().get()) {
            case STARTING -> "Getting ready";
            case MEASURING -> controller.activity().get().describe();
            case STOPPING -> "Stopping; what was measured is kept";
            case IDLE -> controller.opening().get() ? "Opening a run" : idle(controller.shown().get());
        };
    }

    private static String idle(RunSnapshot run) {
        if (run == null) {
            return "Nothing measured yet";
        }
        return "Showing the " + run.header().plan().profile() + " run of "
                + Wording.when(run.header().created()) + ": "
                + Wording.count(run.forks().size(), "fork") + ", " + word(run.state());
    }

    private static String word(RunState state) {
        return switch (state) {
            case RUNNING -> "being measured";
            case COMPLETE -> "complete";
            case CANCELLED -> "cancelled";
            case INTERRUPTED -> "interrupted";
        };
    }

    private double progress() {
        if (installs.busy()) {
            return installs.current().get().fraction();
        }
        if (selfchecks.busy()) {
            return selfchecks.current().get().fraction();
        }
        if (assessments.busy()) {
            return assessments.current().get().fraction();
        }
        if (integrations.busy()) {
            return integrations.current().get().fraction();
        }
        return controller.phase().get() == RunController.Phase.MEASURING
                ? controller.activity().get().fraction()
                : -1;
    }

    private String describeLeft() {
        if (installs.busy()) {
            return installs.current().get().time();
        }
        if (selfchecks.busy()) {
            return left(selfchecks.current().get().left());
        }
        if (assessments.busy()) {
            return left(assessments.current().get().left());
        }
        if (integrations.busy()) {
            return left(integrations.current().get().left());
        }
        if (controller.phase().get() != RunController.Phase.MEASURING) {
            return "";
        }
        return controller.activity().get().progress();
    }

    private static String left(Duration left) {
        return left == null ? "" : Wording.clock(left) + " left";
    }
}
