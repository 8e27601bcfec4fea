package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.chart.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** The toolkit without a screen: runs things on the FX thread and takes pictures of scenes. */
public final class Toolkit {

    private static final int LONGEST_SECONDS = 180;
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private Toolkit() {}

    /** Starts the toolkit if it is not running. */
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            try {
                Platform.startup(() -> {});
            } catch (IllegalStateException running) {
                // Another test has started it.
            }
            Platform.setImplicitExit(false);
        }
    }

    /** Runs something on the FX thread and waits for it; at once where that is the thread already. */
    public static <T> T fx(Callable<T> task) {
        start();
        try {
            return Platform.isFxApplicationThread()
                    ? task.call()
                    : WaitForAsyncUtils.asyncFx(task).get(60, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Runs something on the FX thread and waits for it. */
    public static void run(Runnable task) {
        fx(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until that holds on the FX thread, and until what follows from it there has happened. */
    public static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS, () -> fx(condition));
        } catch (TimeoutException never) {
            throw new AssertionError("did not come about within " + LONGEST_SECONDS + " seconds", never);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The theme for everything that is shown from now on. */
    public static void theme(boolean dark) {
        run(() -> Application.setUserAgentStylesheet(
                (dark ? new atlantafx.base.theme.PrimerDark() : new atlantafx.base.theme.PrimerLight())
                        .getUserAgentStylesheet()));
    }

    /** A scene of that size without a window. */
    public static Scene scene(Node content, int width, int height) {
        return fx(() -> {
            if (content.getParent() instanceof StackPane before) {
                before.getChildren().remove(content);
            }
            var root = new StackPane(content);
            root.setStyle("-fx-background-color: -color-bg-default; -fx-font-size: 14px;");
            if (content instanceof Region region) {
                region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            }
            return new Scene(root, width, height);
        });
    }

    /** Waits until the figures that were asked for are computed and shown, and those that these asked for. */
    static void untilComputed() {
        for (var turn = 0; turn < 2; turn++) {
            CompletableFuture.runAsync(() -> {}, Background.worker()).join();
            run(() -> {});
        }
    }

    /** A picture of a scene, after the figures that it asks for are computed. */
    public static WritableImage picture(Scene scene) {
        for (var i = 0; i < 2; i++) {
            run(() -> scene.snapshot(null));
            untilComputed();
        }
        return fx(() -> scene.snapshot(null));
    }

    /** Writes a picture as PNG. */
    public static void write(WritableImage image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
