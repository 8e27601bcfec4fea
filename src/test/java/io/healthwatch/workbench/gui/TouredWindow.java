package io.healthwatch.workbench.gui;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * A process that goes twice through all views while a scripted session measures, and ends. It is run with JavaFX's own
 * pulse logger, which prints how long each pulse took.
 */
final class TouredWindow {

    /** Printed before the second round. */
    static final String AGAIN = "again";

    private static final int STAY_MILLIS = 700;
    private static final int MILLIS_BETWEEN_FORKS = 120;

    private static Path data;

    private TouredWindow() {}

    public static void main(String[] arguments) {
        data = Path.of(arguments[0]);
        System.setProperty("java.awt.headless", "true");
        Application.launch(Toured.class);
    }

    /** The window. Not the main class itself: one that is an application does not start from a class path. */
    public static final class Toured extends Application {
        @Override
        public void start(Stage stage) {
            var services = TestServices.in(data)
                    .measuring(new PacedMeasurement(MILLIS_BETWEEN_FORKS))
                    .build();
            var frame = Frame.of(services);
            WindowUnderTest.start(stage, frame, 1280, 860);
            frame.buildViewsAhead()
                    .thenRun(() -> Thread.ofPlatform().daemon().start(() -> tour(services)));
        }
    }

    private static void tour(Services services) {
        try {
            Toolkit.run(() -> services.controller().start(RecordedRuns.plan()));
            for (var round = 0; round < 2; round++) {
                for (var view : services.navigation().views()) {
                    System.err.printf("%n%s%n", view.title());
                    Toolkit.run(() -> services.navigation().current().set(view));
                    Thread.sleep(STAY_MILLIS);
                }
                System.err.printf("%n%s%n", AGAIN);
            }
            Runtime.getRuntime().halt(0);
        } catch (Exception | AssertionError failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
