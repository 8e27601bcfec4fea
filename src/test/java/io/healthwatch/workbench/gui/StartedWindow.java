package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A process that opens a window, prints the milliseconds from the start of its JVM until the first frame was drawn, and
 * ends: the workbench's window where a folder for runs is named, an empty one with the same theme otherwise.
 */
final class StartedWindow {

    private StartedWindow() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(StartedWindow::watch);
        if (arguments.length > 0) {
            WorkbenchApp.launch(Home.locate(), Path.of(arguments[0]));
        } else {
            Application.launch(Empty.class);
        }
    }

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(5);
                Platform.runLater(StartedWindow::look);
                return;
            } catch (IllegalStateException notStartedYet) {
                continue;
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private static void look() {
        var shown = Window.getWindows().stream().filter(Window::isShowing).findFirst();
        if (shown.isEmpty()) {
            Platform.runLater(StartedWindow::look);
            return;
        }
        Drawing.whenDrawn(shown.get().getScene(), () -> {
            System.out.println(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        });
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
