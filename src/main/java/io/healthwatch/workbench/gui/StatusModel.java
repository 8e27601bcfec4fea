package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.run.RunState;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The status line in words. */
final class StatusModel {

    private final RunController controller;
    private final ObservableValue<Job> running;
    private final ObservableValue<Boolean> busy;
    private final ObservableValue<String> text;
    private final ObservableValue<Ikon> icon;
    private final ObservableValue<String> left;
    private final ObservableValue<Number> fraction;

    StatusModel(List<Job> jobs, RunController controller) {
        this.controller = controller;
        running = Bindings.createObjectBinding(
                () -> jobs.stream().filter(Job::busy).findFirst().orElse(null),
                jobs.stream().map(Job::status).toArray(ObservableValue[]::new));
        var status = running.flatMap(Job::status);
        busy = status.map(_ -> true).orElse(false);
        left = status.map(Job.Status::time).orElse("");
        fraction = status.<Number>map(Job.Status::fraction).orElse(-1);
        text = Bindings.createStringBinding(
                () -> status.getValue() == null ? idle() : status.getValue().text(),
                status,
                controller.opening(),
                controller.shown());
        icon = Bindings.createObjectBinding(this::mark, running, controller.shown());
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

    private Ikon mark() {
        if (running.getValue() != null) {
            return running.getValue().icon();
        }
        return controller.shown().get() == null ? Feather.INFO : Feather.CHECK_CIRCLE;
    }

    private String idle() {
        return controller.opening().get() ? "Opening a run" : idle(controller.shown().get());
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
}
