package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.Workbench;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A process that opens a window, prints the milliseconds from the start of its JVM until the first frame was drawn, and
 * ends: the workbench's window, or an empty one with the same theme where {@value #EMPTY} is its argument.
 */
final class StartedWindow {

    static final String EMPTY = "empty";

    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

    private StartedWindow() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(StartedWindow::watch);
        if (!List.of(arguments).contains(EMPTY)) {
            Workbench.main(new String[0]);
        } else {
            Application.launch(Empty.class);
        }
    }

    private static void watch() {
        while (true) {
            try {
                Platform.runLater(StartedWindow::awaitWindow);
                return;
            } catch (IllegalStateException notStartedYet) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private static void awaitWindow() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> Drawing.whenDrawn(window.getScene(), StartedWindow::end));
            }
        });
    }

    private static void end() {
        System.out.println(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Nothing but the theme. */
    public static final class Empty extends Application {
        @Override
        public void start(Stage stage) {
            Theme.apply(false);
            var scene = new Scene(new StackPane(), 1280, 860);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
        }
    }
}
