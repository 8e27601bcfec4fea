package io.healthwatch.workbench.gui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when a change can be seen. */
final class Drawing {

    private static final int LONGEST_SECONDS = 60;

    private Drawing() {}

    /**
     * Milliseconds from a change on the FX thread until it is drawn: laid out in one pulse, and drawn before the next
     * one begins, which is up to 17 ms of waiting for pulses. What views compute in the background is not waited for.
     */
    static double millis(Scene scene, Runnable change) throws Exception {
        var drawn = new CompletableFuture<Long>();
        var begun = new CompletableFuture<Long>();
        Platform.runLater(() -> {
            begun.complete(System.nanoTime());
            try {
                change.run();
                whenDrawn(scene, () -> drawn.complete(System.nanoTime()));
            } catch (RuntimeException failure) {
                drawn.completeExceptionally(failure);
            }
        });
        return (drawn.get(LONGEST_SECONDS, TimeUnit.SECONDS) - begun.get()) / 1e6;
    }

    /** Runs something once what is in the scene now is drawn. FX thread. */
    static void whenDrawn(Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {
            private boolean laidOut;

            @Override
            public void run() {
                if (laidOut) {
                    scene.removePostLayoutPulseListener(this);
                    then.run();
                    return;
                }
                laidOut = true;
                Platform.requestNextPulse();
            }
        });
        Platform.requestNextPulse();
    }
}
