package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every view can be read and worked with by everybody, in both themes and at both ends of the sizes of type. Words
 * that are cut off count where a session is prepared and kept, and around all views.
 */
@ExtendWith(ApplicationExtension.class)
class AccessibilityTest {

    private static final Set<String> WHOLE_WORDS = Set.of("Evaluate", "Runs", "Runtimes");

    private enum Look {
        LIGHT_WIDE(false, 1280, 860, 1),
        DARK_NARROW(true, 960, 700, 1),
        LIGHT_NARROW_LARGE_TYPE(false, 960, 700, 2),
        DARK_WIDE_LARGE_TYPE(true, 1280, 860, 2);

        private final boolean dark;
        private final int width;
        private final int height;
        private final double type;

        Look(boolean dark, int width, int height, double type) {
            this.dark = dark;
            this.width = width;
            this.height = height;
            this.type = type;
        }
    }

    @AfterEach
    void typeAsDesigned() throws Exception {
        fx(() -> {
            TextSize.designed();
            return null;
        });
    }

    @Test
    void emptyViews(@TempDir Path data) throws Exception {
        try (var services = TestServices.in(data).measuring(new ScriptedMeasurement(-1)).build()) {
            assertThat(inspect(services)).isEmpty();
        }
    }

    @Test
    void viewsOfAFinishedRun(@TempDir Path data) throws Exception {
        var store = new RunStore(data);
        RecordedRuns.write(store, RecordedRuns.plan(), 60, RunState.COMPLETE);
        RecordedRuns.writeDamaged(store);
        try (var services = TestServices.in(data)
                .measuring(new ScriptedMeasurement(-1))
                .assessing(ScriptedAssessor.finished())
                .build()) {
            fx(() -> {
                services.controller().start(RecordedRuns.plan());
                return null;
            });
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> fx(() -> services.controller().conclusion().get() != null));
            assertThat(inspect(services)).isEmpty();
        }
    }

    private static List<String> inspect(Services services) throws Exception {
        var frame = fx(() -> {
            Theme.loadFonts();
            var made = Frame.of(services);
            made.started();
            return made;
        });
        var problems = new ArrayList<String>();
        for (var look : Look.values()) {
            var scene = fx(() -> {
                if (frame.node().getScene() != null) {
                    frame.node().getScene().setRoot(new Group());
                }
                TextSize.factor().set(look.type);
                services.workspace().dark().set(look.dark);
                var made = new Scene(frame.node(), look.width, look.height);
                Theme.style(made);
                return made;
            });
            for (var view : fx(() -> List.copyOf(services.navigation().views()))) {
                fx(() -> {
                    services.navigation().current().set(view);
                    return scene.snapshot(null);
                });
                Thread.sleep(100);
                problems.addAll(fx(() -> {
                    scene.snapshot(null);
                    return Inspection.of(scene).stream()
                            .filter(problem -> WHOLE_WORDS.contains(view.title())
                                    || !problem.startsWith("cut off")
                                    || problem.contains("view-header"))
                            .map(problem -> look + ", " + view.title() + ": " + problem)
                            .toList();
                }));
            }
        }
        return problems;
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }
}
