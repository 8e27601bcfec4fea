package io.healthwatch.workbench.gui;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Pane;

/**
 * Builds the views that were not shown yet and lays them out unseen behind the one that is shown, so that they appear
 * at once when they are. Goes view by view while the user does nothing, and ends for good when something is measured:
 * it must not take time from that. FX thread only.
 */
final class Rehearsal {

    private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);
    private static final Duration AFTER_INPUT = Duration.ofSeconds(1);
    /** Lets what a view computes in the background arrive while it is still in the window. */
    private static final int STEPS_IN_THE_WINDOW = 5;

    private static final Executor LATER = CompletableFuture.delayedExecutor(
            BETWEEN_STEPS.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater);

    private final Pane place;
    private final BooleanSupplier busy;
    private final Deque<View> views;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Node unseen;
    private long lastInput = System.nanoTime();

    private Rehearsal(Pane place, Navigation navigation, BooleanSupplier busy) {
        this.place = place;
        this.busy = busy;
        this.views = new ArrayDeque<>(navigation.views());
        views.remove(navigation.current().get());
    }

    /**
     * Begins with all views but the current one.
     *
     * @param place where views are shown, in a window
     * @param busy whether something is measured
     * @return completed on the FX thread when no view is left, or when it ended early
     */
    static CompletableFuture<Void> begin(Pane place, Navigation navigation, BooleanSupplier busy) {
        var rehearsal = new Rehearsal(place, navigation, busy);
        var window = place.getScene();
        EventHandler<InputEvent> giveWay = _ -> rehearsal.giveWay();
        window.addEventFilter(InputEvent.ANY, giveWay);
        var shown = navigation.current().subscribe(rehearsal::shown);
        LATER.execute(rehearsal::next);
        return rehearsal.ended.thenRun(() -> {
            window.removeEventFilter(InputEvent.ANY, giveWay);
            shown.unsubscribe();
        });
    }

    /** Takes away what keys could reach although it is not seen. */
    private void giveWay() {
        lastInput = System.nanoTime();
        leave();
    }

    private void next() {
        if (busy.getAsBoolean() || steps.isEmpty() && views.isEmpty()) {
            leave();
            ended.complete(null);
            return;
        }
        if (System.nanoTime() - lastInput >= AFTER_INPUT.toNanos()) {
            if (steps.isEmpty()) {
                plan(views.pop());
            }
            steps.pop().run();
        }
        LATER.execute(this::next);
    }

    private void plan(View view) {
        steps.add(view::content);
        steps.add(() -> enter(view.content()));
        for (var step = 1; step < STEPS_IN_THE_WINDOW; step++) {
            steps.add(() -> {});
        }
        steps.add(this::leave);
    }

    /**
     * Puts it where it will be shown, as the rules of style and the sizes depend on that. One that the user went to
     * meanwhile stays as it is.
     */
    private void enter(Node content) {
        if (content.getScene() == null) {
            unseen = content;
            present(false);
            place.getChildren().add(content);
            var room = place.getInsets();
            content.resizeRelocate(
                    room.getLeft(),
                    room.getTop(),
                    place.getWidth() - room.getLeft() - room.getRight(),
                    place.getHeight() - room.getTop() - room.getBottom());
        }
    }

    private void leave() {
        if (unseen != null) {
            place.getChildren().remove(unseen);
            present(true);
            unseen = null;
        }
    }

    private void shown(View view) {
        if (unseen != null && unseen == view.content()) {
            present(true);
            unseen = null;
        }
    }

    private void present(boolean now) {
        unseen.setManaged(now);
        unseen.setMouseTransparent(!now);
        unseen.setOpacity(now ? 1 : 0);
    }
}
