package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wabt.Wat2Wasm;
import io.healthwatch.workbench.evaluation.Environments;
import io.healthwatch.workbench.quality.AssessorScores;
import io.healthwatch.workbench.quality.Assessors;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.selfcheck.Design;
import io.healthwatch.workbench.selfcheck.Noise;
import io.healthwatch.workbench.selfcheck.SelfcheckResult;
import io.healthwatch.workbench.selfcheck.SelfcheckStore;
import io.healthwatch.workbench.store.RunStore;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of every view with empty, live, finished and failed data, in light and dark, wide and narrow, and with type
 * of twice the size, for whoever looks at them; of what a single view shows besides, one in each look.
 */
@ExtendWith(ApplicationExtension.class)
class TourTest {

    private static final Path PICTURES = Path.of("target", "tour");
    private static final long MILLIS_BETWEEN_LOOKS = 150;
    private static final int MOST_LOOKS = 20;
    private static final List<Boolean> LIGHT = List.of(false);
    private static final List<Boolean> DARK = List.of(true);
    private static final List<Boolean> BOTH = List.of(false, true);

    private enum Look {
        WIDE(1280, 860, 1),
        NARROW(960, 700, 1),
        LARGE_TYPE(1280, 860, 2);

        private final int width;
        private final int height;
        private final double type;

        Look(int width, int height, double type) {
            this.width = width;
            this.height = height;
            this.type = type;
        }
    }

    @AfterEach
    void designedType() throws Exception {
        fx(() -> {
            TextSize.designed();
            return null;
        });
    }

    @Test
    void emptyWindow(@TempDir Path data) throws Exception {
        try (var services = services(data, new ScriptedMeasurement(-1))) {
            tour(services, "empty", () -> {});
        }
    }

    @Test
    void whileMeasuring(@TempDir Path data) throws Exception {
        var scripted = new ScriptedMeasurement(41);
        try (var services = services(data, scripted)) {
            tour(services, "running", () -> {
                start(services);
                assertThat(scripted.awaitHeld()).isTrue();
            });
        }
    }

    @Test
    void finished(@TempDir Path data) throws Exception {
        var store = new RunStore(data);
        RecordedRuns.write(store, RecordedRuns.plan(), 20, RunState.CANCELLED);
        RecordedRuns.write(store, RecordedRuns.plan(), 7, RunState.RUNNING);
        RecordedRuns.writeDamaged(store);
        integration(data, Files.readString(Path.of("src/test/resources/integration/integration.json")));
        new SelfcheckStore(data).write(result());
        var run = Runs.ofEverything().weighed().forks(6).iterations(30, 60).wrong("chicory", "regex-processing").write(store);
        try (var services = services(data, ScriptedAssessor.diagnosed())) {
            tour(services, "finished", () -> open(services, run));
        }
    }

    @Test
    void failed(@TempDir Path data) throws Exception {
        var store = new RunStore(data);
        integration(data, "{\"format\": 1, \"created\"");
        Files.writeString(Files.createDirectories(data.resolve("selfcheck")).resolve("selfcheck.json"), "{");
        var run = Runs.ofEverything().forks(1).allCrashing().write(store);
        try (var services = services(
                data,
                ScriptedAssessor.damaged("findings.json, line 12: Unexpected end of input. The file was left as it is."))) {
            tour(services, "failed", () -> open(services, run));
        }
    }

    private static void open(Services services, Path run) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(() -> !services.controller().opening().get()));
        fx(() -> {
            services.controller().open(run);
            return null;
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(() -> services.workspace().run().get() != null
                && services.workspace().run().get().folder().equals(run)));
    }

    private static void integration(Path data, String document) throws IOException {
        var kept = Files.createDirectories(data.resolve("integration/20261122T220000Z-0001"));
        Files.writeString(kept.resolve("integration.json"), document);
    }

    @Test
    void theEndOfASessionWithFailures(@TempDir Path data) throws Exception {
        try (var services = services(data, new ScriptedMeasurement(-1))) {
            tour(
                    services,
                    "ended",
                    () -> {
                        start(services);
                        WaitForAsyncUtils.waitFor(
                                10, TimeUnit.SECONDS, () -> services.controller().conclusion().get() != null);
                    },
                    "Evaluate");
        }
    }

    @Test
    void moduleOfOnesOwn(@TempDir Path data) throws Exception {
        var good = Path.of("probes", "dist", "c", "simple-http-check.wasm");
        var bad = Files.write(data.resolve("my.wasm"), Wat2Wasm.parse("""
                (module (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
                  (memory (export "memory") 1)
                  (func (export "run") (param i32) (result i32) (i32.const 0)))
                """));
        for (var module : Map.of("own", good, "refused", bad).entrySet()) {
            try (var services = services(data, new ScriptedMeasurement(-1))) {
                services.settings()
                        .change(now -> now.with(
                                new Settings.Own(module.getValue().toString(), "{\"url\": \"${target}/healthy\"}", true)));
                tour(services, module.getKey(), () -> Thread.sleep(2000), "Evaluate");
            }
        }
    }

    @Test
    void selfcheck(@TempDir Path data) throws Exception {
        try (var services = services(data, new ScriptedMeasurement(-1))) {
            var catalog = services.catalog();
            var design = Design.of(
                    catalog, catalog.find("node").orElseThrow(), Host.NODE, 30, 10, Duration.ofMinutes(15), 1);
            tour(
                    services,
                    "running",
                    () -> {
                        fx(() -> {
                            services.selfchecks().start(design);
                            return null;
                        });
                        WaitForAsyncUtils.waitFor(
                                60, TimeUnit.SECONDS, () -> fx(() -> services.selfchecks().current().get().left() != null));
                    },
                    "Self-check",
                    "Evaluate");
        }
    }

    private static SelfcheckResult result() {
        return new SelfcheckResult(
                Instant.now(),
                false,
                "node",
                "node",
                7,
                30,
                120,
                9,
                10,
                0.02,
                4711,
                new SelfcheckResult.Work(0.2431, 0.0015, 161_200),
                new SelfcheckResult.FalseClaims(189, 4, 150, 35, 181),
                List.of(
                        new SelfcheckResult.Power(0.02, 63, 31, 0, 60, 1.02, 1.0203),
                        new SelfcheckResult.Power(0.05, 63, 62, 0, 61, 1.05, 1.0497),
                        new SelfcheckResult.Power(0.1, 63, 55, 0, 59, 1.1, 1.0992)),
                List.of(
                        new SelfcheckResult.Coverage("median, shared machine", 0.95, 947, 1000, 0),
                        new SelfcheckResult.Coverage("p95 of all iterations, quiet machine", 0.95, 310, 353, 647)),
                84.2,
                null,
                new Noise(0.012, 0.071),
                2,
                "crashed: it was killed by signal 9",
                812.4,
                Environments.current(""));
    }

    private static Services services(Path data, Assessor assessor) {
        return TestServices.in(data).measuring(new ScriptedMeasurement(-1)).assessing(assessor).build();
    }

    private static void security(Path data, String state, ScriptedAssessor assessor, Step before) throws Exception {
        try (var services = services(data, assessor)) {
            tour(
                    services,
                    state,
                    () -> {
                        fx(() -> {
                            services.navigation().show("Security");
                            return services.navigation().current().get().content();
                        });
                        WaitForAsyncUtils.waitFor(
                                10, TimeUnit.SECONDS, () -> fx(() -> services.assessments().scope().get() != null));
                        if (state.equals("running")) {
                            fx(() -> {
                                services.assessments().start();
                                return null;
                            });
                        }
                        before.take();
                    },
                    "Security");
        }
    }

    @Test
    void security(@TempDir Path data) throws Exception {
        var running = ScriptedAssessor.fresh(200);
        security(data, "running", running, () -> assertThat(running.awaitHeld()).isTrue());
    }

    @Test
    void pagesOfSecurity(@TempDir Path data) throws Exception {
        for (var page : List.of("Error messages", "Debugging", "Advisories", "Mutated modules", "Threat model")) {
            try (var services = services(data, ScriptedAssessor.diagnosed())) {
                tour(
                        services,
                        page.toLowerCase().replace(' ', '-'),
                        () -> {
                            var content = fx(() -> {
                                services.navigation().show("Security");
                                return services.navigation().current().get().content();
                            });
                            WaitForAsyncUtils.waitFor(
                                    60, TimeUnit.SECONDS, () -> fx(() -> pageButton(content, page).isPresent()
                                            && services.assessments().diagnosis().get() != null));
                            fx(() -> {
                                pageButton(content, page).orElseThrow().fire();
                                return null;
                            });
                        },
                        "Security");
            }
        }
    }

    private static Optional<ToggleButton> pageButton(Node content, String page) {
        content.applyCss();
        return content.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(page))
                .findFirst();
    }

    @Test
    void quality(@TempDir Path data) throws Exception {
        var folder = QualityFiles.folder(data);
        var entry = new AssessorScores.Entry("wasmtime", "documentation-quality", 3, "The C API's examples run as they stand.", Instant.now());
        Assessors.save(folder, AssessorScores.none("Ann").with(entry));
        Assessors.save(
                folder,
                AssessorScores.none("Bo")
                        .with(new AssessorScores.Entry("wasmtime", "documentation-quality", 1, "", Instant.now()))
                        .with(new AssessorScores.Entry("node", "documentation-quality", 4, "", Instant.now())));
        try (var services = services(data, new ScriptedMeasurement(-1))) {
            tour(services, "scored", () -> {}, "Quality");
        }
    }

    @Test
    void messagesAndKeys(@TempDir Path data) throws Exception {
        try (var services = services(data, new ScriptedMeasurement(-1))) {
            var scene = fx(() -> {
                Theme.loadFonts();
                Theme.apply(false);
                var frame = Frame.of(services);
                var made = new Scene(frame.node(), Look.NARROW.width, Look.NARROW.height);
                Theme.style(made);
                frame.listenIn(made);
                services.notices().accept(Notice.information("The run of today, 15:04 was moved to the trash folder.")
                        .offering("Undo", () -> {}));
                services.notices().accept(Notice.problem("The run could not be opened and was left as it is. "
                        + "run.json, line 12: Unexpected end of input."));
                return made;
            });
            picture(scene, "messages-light-narrow");
            fx(() -> {
                scene.getAccelerators().get(KeyCombination.valueOf("F1")).run();
                return null;
            });
            picture(scene, "keys-light-narrow");
        }
    }

    /** The real installers' words and figures, and scripts in their place. */
    private static Services scripted(Path data, Path until) throws IOException {
        var project = Path.of("").toAbsolutePath();
        var home = Home.at(project, data.resolve("user"));
        var scripted = new ScriptedInstallers(Files.createDirectories(data.resolve("scripted")), home.userData());
        for (var name : Home.folders(home.installers().resolve("runtimes"))) {
            var takes = Files.readString(home.installers().resolve("runtimes").resolve(name).resolve("takes.json"));
            var script = switch (name) {
                case "wasmer" -> Files.exists(until) ? ScriptedInstallers.GOOD : ScriptedInstallers.FAILING;
                case "wasmtime" -> ScriptedInstallers.hanging(until);
                default -> ScriptedInstallers.GOOD;
            };
            scripted.with(name, takes, script);
        }
        return TestServices.in(data)
                .at(home)
                .installing(scripted.installer())
                .measuring(new ScriptedMeasurement(-1))
                .build();
    }

    @Test
    void installing(@TempDir Path data) throws Exception {
        var until = data.resolve("until");
        try (var services = scripted(data, until)) {
            tour(
                    services,
                    "idle",
                    () -> {
                        await(services, 5);
                        unfold(services, false);
                    },
                    "Runtimes",
                    "Evaluate");
        }
        try (var services = scripted(data, until)) {
            tour(
                    services,
                    "installing",
                    () -> {
                        await(services, 5);
                        install(services, "koffi", "native", "wasm3", "wasmtime", "wasmer");
                        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> fx(() -> {
                            var now = services.installs().current().get();
                            return now != null && now.progress() != null && now.progress().done() == 57;
                        }));
                        unfold(services, false);
                    },
                    "Runtimes",
                    "Evaluate");
        }
        try (var services = scripted(data, until)) {
            tour(
                    services,
                    "failed",
                    () -> {
                        await(services, 3);
                        install(services, "wasmer");
                        await(services, 3);
                    },
                    "Runtimes",
                    "Evaluate");
        }
        Files.createFile(until);
        try (var services = scripted(data, until)) {
            tour(
                    services,
                    "done",
                    () -> {
                        await(services, 3);
                        install(services, "wasm3", "wasmtime", "wasmer");
                        await(services, 0);
                        unfold(services, false);
                    },
                    "Runtimes",
                    "Evaluate");
        }
        try (var services = scripted(data, until)) {
            tour(
                    services,
                    "tried",
                    () -> {
                        await(services, 0);
                        unfold(services, true);
                    },
                    "Runtimes");
        }
    }

    private static void install(Services services, String... names) throws Exception {
        var wanted = List.of(names);
        fx(() -> services.installs()
                .install(
                        services.installs().items().get().stream()
                                .filter(item -> wanted.contains(item.name()))
                                .map(InstallItem::installable)
                                .toList(),
                        _ -> {}));
    }

    /** Shows the view of runtimes as whoever opened it a while ago sees it. */
    private static void unfold(Services services, boolean all) throws Exception {
        fx(() -> {
            services.navigation().show("Runtimes");
            var page = (ScrollPane) services.navigation().current().get().content();
            page.setVvalue(all ? 0.5 : 0);
            for (var fold : List.of("#install-log", "#attempts")) {
                ((TitledPane) page.getContent().lookup(fold)).setExpanded(all);
            }
            if (all) {
                ((TableView<?>) ((Parent) ((TitledPane) page.getContent().lookup("#attempts")).getContent())
                                .lookup("#attempts-table"))
                        .getSelectionModel()
                        .select(2);
            }
            return null;
        });
        Thread.sleep(1500);
    }

    /** Waits until nothing is being installed and so many things are not there. */
    private static void await(Services services, int missing) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> fx(() -> !services.installs().busy()
                && !services.installs().items().get().isEmpty()
                && services.installs().items().get().stream()
                                .filter(item -> !item.isThere())
                                .count()
                        == missing));
    }

    private static Services services(Path data, Measurement measurement) {
        return TestServices.in(data).measuring(measurement).build();
    }

    private interface Step {
        void take() throws Exception;
    }

    private static void start(Services services) throws Exception {
        fx(() -> {
            services.controller().start(RecordedRuns.plan());
            return null;
        });
    }

    private static void tour(Services services, String state, Step before, String... only) throws Exception {
        var views = List.of(only);
        var frame = fx(() -> {
            Theme.loadFonts();
            var made = Frame.of(services);
            Theme.style(new Scene(made.node()));
            made.node().applyCss();
            made.started();
            return made;
        });
        before.take();
        for (var look : Look.values()) {
            var scene = fx(() -> {
                frame.node().getScene().setRoot(new Group());
                TextSize.factor().set(look.type);
                var made = new Scene(frame.node(), look.width, look.height);
                Theme.style(made);
                return made;
            });
            for (var dark : views.isEmpty() ? BOTH : look == Look.NARROW ? DARK : LIGHT) {
                fx(() -> {
                    services.workspace().dark().set(dark);
                    return null;
                });
                for (var view : services.navigation().views()) {
                    if (!views.isEmpty() && !views.contains(view.title())) {
                        continue;
                    }
                    fx(() -> {
                        services.navigation().current().set(view);
                        scene.snapshot(null);
                        return null;
                    });
                    var name = String.join(
                                    "-",
                                    view.title(),
                                    state,
                                    dark ? "dark" : "light",
                                    look.name().replace('_', '-'))
                            .toLowerCase(java.util.Locale.ROOT);
                    picture(scene, name);
                }
            }
        }
    }

    private static void picture(Scene scene, String name) throws Exception {
        var image = settled(scene);
        Files.createDirectories(PICTURES);
        var file = PICTURES.resolve(name + ".png").toFile();
        if (!ImageIO.write(image, "png", file)) {
            throw new IOException("no PNG writer");
        }
        assertThat(file).isNotEmpty();
    }

    /** What is shown once it stays: what is computed in the background has come, unless something moves all the time. */
    private static BufferedImage settled(Scene scene) throws Exception {
        var before = drawn(scene);
        for (var look = 0; look < MOST_LOOKS; look++) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            var now = drawn(scene);
            if (Arrays.equals(pixels(before), pixels(now))) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static BufferedImage drawn(Scene scene) throws Exception {
        return fx(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }
}
