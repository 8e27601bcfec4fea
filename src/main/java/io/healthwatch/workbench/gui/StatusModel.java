package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.run.RunState;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The status line in words. */
final class StatusModel {

    private final RunController controller;
    private final ObservableValue<Boolean> busy;
    private final ObservableValue<String> text;
    private final ObservableValue<Ikon> icon;
    private final ObservableValue<String> left;
    private final ObservableValue<Number> fraction;

    StatusModel(RunController controller) {
        this.controller = controller;
        busy = controller.phase().map(phase -> phase != RunController.Phase.IDLE);
        text = Bindings.createStringBinding(
                this::describe,
                controller.phase(),
                controller.activity(),
                controller.opening(),
                controller.shown());
        icon = Bindings.createObjectBinding(
                () -> controller.busy()
                        ? Feather.ACTIVITY
                        : controller.shown().get() == null ? Feather.INFO : Feather.CHECK_CIRCLE,
                controller.phase(),
                controller.shown());
        left = Bindings.createStringBinding(this::describeLeft, controller.phase(), controller.activity());
        fraction = Bindings.createDoubleBinding(this::progress, controller.phase(), controller.activity());
    }

    /** Whether a session is under way. */
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
        return controller.phase().get() == RunController.Phase.MEASURING
                ? controller.activity().get().fraction()
                : -1;
    }

    private String describeLeft() {
        if (controller.phase().get() != RunController.Phase.MEASURING) {
            return "";
        }
        var activity = controller.activity().get();
        return activity.done() + " of " + Wording.count(activity.planned(), "fork") + ", "
                + Wording.clock(activity.left()) + " left";
    }
}
