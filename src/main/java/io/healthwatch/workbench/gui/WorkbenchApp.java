package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window. Started by {@link #launch(Home, Path, List)}; JavaFX makes the instance. */
public final class WorkbenchApp extends Application {

    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 860;
    /** A window is placed before its system frame is known. */
    private static final double TITLE_BAR = 40;
    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 520;
    /** How much of the window must be on a screen for its place to be used again. */
    private static final double LEAST_VISIBLE = 80;

    private static final String ICON = "icon/workbench.png";

    private static volatile Home home;
    private static volatile List<Path> files = List.of();
    private static volatile CompletableFuture<Services> opening;
    private static volatile HostServices desktop;

    private Services services;

    /**
     * Opens the window and returns when it is closed.
     *
     * @param where the workbench's own files
     * @param runs the folder that runs are kept in
     * @param sent runs as files, to be imported and shown
     */
    public static void launch(Home where, Path runs, List<Path> sent) {
        home = where;
        files = List.copyOf(sent);
        // Charts take their fonts from AWT and nothing else of it: without its own windows it is up sooner,
        // and does not get into the way of JavaFX's.
        System.setProperty("java.awt.headless", "true");
        opening = CompletableFuture.supplyAsync(
                () -> Services.of(where, runs, where.userData(), Platform::runLater, WorkbenchApp::browse));
        Application.launch(WorkbenchApp.class);
    }

    @Override
    public void init() {
        desktop = getHostServices();
        var themed = opening.thenAcceptAsync(
                opened -> Theme.apply(opened.workspace().dark().get()), Platform::runLater);
        Theme.loadFonts();
        services = opening.join();
        themed.join();
    }

    @Override
    public void start(Stage stage) {
        var frame = Frame.of(services);
        var scene = new Scene(frame.node(), FIRST_WIDTH, FIRST_HEIGHT);
        Theme.style(scene);
        frame.listenIn(scene);
        stage.titleProperty().bind(new Elsewhere(services, stage.focusedProperty()).title());
        stage.getIcons().add(new Image(home.assets().resolve(ICON).toUri().toString(), true));
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place(stage, services.settings().get().window());
        stage.setOnHiding(_ -> remember(stage));
        stage.show();
        onceDrawn(() -> {
            frame.started();
            frame.buildViewsAhead();
            if (!files.isEmpty()) {
                frame.drop(files);
            }
        });
    }

    /** Runs what takes time after the window is there, so that it takes none from that. */
    private static void onceDrawn(Runnable task) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                // The first pulse lays out, the second one hands over to the renderer when it is ready for more.
                if (++pulses > 2) {
                    stop();
                    task.run();
                }
            }
        }.start();
    }

    private static void place(Stage stage, Settings.Bounds last) {
        if (last == null || !isOnAScreen(last)) {
            var screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight() - TITLE_BAR));
            return;
        }
        stage.setX(last.x());
        stage.setY(last.y());
        stage.setWidth(Math.max(LEAST_WIDTH, last.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, last.height()));
        stage.setMaximized(last.maximized());
    }

    private static boolean isOnAScreen(Settings.Bounds bounds) {
        var title = new Rectangle2D(bounds.x(), bounds.y(), Math.max(1, bounds.width()), LEAST_VISIBLE);
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> screen.intersects(title)
                        && Math.min(screen.getMaxX(), title.getMaxX()) - Math.max(screen.getMinX(), title.getMinX())
                                >= LEAST_VISIBLE);
    }

    private void remember(Stage stage) {
        services.settings()
                .change(settings -> settings.with(new Settings.Bounds(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized())));
    }

    private static void browse(URI address) {
        desktop.showDocument(address.toString());
    }

    @Override
    public void stop() {
        if (services != null) {
            services.close();
        }
    }
}
