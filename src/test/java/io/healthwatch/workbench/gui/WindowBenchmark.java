package io.healthwatch.workbench.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.store.RunStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * How fast the window is, in tables with the limits that it was built for. Drawn by software on the headless platform;
 * nothing here fails for being slow, since a busy machine would decide it.
 */
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class WindowBenchmark {

    private static final int STARTS = 10;
    private static final double START_LIMIT = 2;
    private static final int SHOWS = 6;
    private static final double SWITCH_LIMIT_MS = 100;
    private static final int SAMPLES = 1_000_000;
    private static final int OPENINGS = 5;
    private static final double OPEN_LIMIT_MS = 2000;
    private static final int MOVES = 20;
    private static final double CHART_LIMIT_MS = 50;
    private static final double PULSE_LIMIT_MS = 50;
    private static final Pattern PULSE = Pattern.compile("PULSE: (\\d+) \\[(-?\\d+)ms:(\\d+)ms]");

    private Stage stage;
    private Services services;
    private Frame frame;

    @Start
    private void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void close() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void startsNearlyAsFastAsAnEmptyWindow(@TempDir Path data) throws Exception {
        var jars = List.of("-cp", jars(data));
        var openings = List.of(
                new Opening("empty window", List.of(), StartedWindow.EMPTY),
                new Opening("workbench", List.of()),
                new Opening("empty, cached", cached(data, jars, StartedWindow.EMPTY), StartedWindow.EMPTY),
                new Opening("workbench, cached", cached(data, jars)));
        var times = new double[openings.size()][STARTS];
        for (var turn = 0; turn < STARTS; turn++) {
            for (var opening = 0; opening < openings.size(); opening++) {
                times[opening][turn] = openings.get(opening).millis(data);
            }
        }
        System.out.printf("%nStart of the JVM to the first frame, %d fresh JVMs of each in turn; cached: from jars,%n", STARTS);
        System.out.println("with the classes that it loads in a cache, as the package has it");
        for (var opening = 0; opening < openings.size(); opening++) {
            System.out.printf("  %-18s %s%n", openings.get(opening).name(), median(times[opening]));
        }
        ratio("workbench / empty", times[1], times[0]);
        ratio("both cached", times[3], times[2]);
        ratio("cached / empty", times[3], times[0]);
    }

    /** One of the starts that are compared. */
    private record Opening(String name, List<String> options, String... arguments) {

        double millis(Path user) throws IOException, InterruptedException {
            return Double.parseDouble(process(user, options, StartedWindow.class, List.of(arguments)).getLast());
        }
    }

    private static void ratio(String name, double[] of, double[] to) {
        var ratio = Estimates.ofMedian(
                IntStream.range(0, of.length).mapToDouble(i -> of[i] / to[i]).toArray());
        System.out.printf(
                "  %-18s %.2f [%.2f, %.2f]   limit %.1f   %s%n",
                name,
                ratio.value(),
                ratio.interval().low(),
                ratio.interval().high(),
                START_LIMIT,
                verdict(ratio.value(), START_LIMIT));
    }

    /** Records what such a start loads; the options with which a JVM uses it. */
    private static List<String> cached(Path folder, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var cache = folder.resolve("window" + arguments.length + ".aot");
        var same = Stream.concat(options.stream(), Stream.of("-XX:+UseSerialGC")).toList();
        process(
                folder,
                Stream.concat(same.stream(), Stream.of("-XX:AOTCacheOutput=" + cache)).toList(),
                StartedWindow.class,
                List.of(arguments));
        assertTrue(Files.exists(cache));
        return Stream.concat(same.stream(), Stream.of("-XX:AOTCache=" + cache)).toList();
    }

    /** The class path, its folders packed: only classes from jars are cached. */
    private static String jars(Path folder) {
        var packed = new ArrayList<String>();
        for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(part))) {
                var jar = folder.resolve("part" + packed.size() + ".jar").toString();
                var tool = ToolProvider.findFirst("jar").orElseThrow();
                assertEquals(0, tool.run(System.out, System.err, "--create", "--file", jar, "-C", part, "."));
                packed.add(jar);
            } else {
                packed.add(part);
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    @Test
    void viewsAreSwitched(@TempDir Path data) throws Exception {
        var store = new RunStore(data);
        RecordedRuns.write(store, RecordedRuns.plan(), 60, RunState.COMPLETE);
        var scene = window(data);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> services.workspace().run().get() != null);
        settle();
        var begun = System.nanoTime();
        Toolkit.fx(frame::buildViewsAhead).get(1, TimeUnit.MINUTES);
        System.out.printf(
                "%nA view switched to with a finished run, until it is drawn, ms; all built ahead within %.1f s%n",
                (System.nanoTime() - begun) / 1e9);
        System.out.printf("  %-12s %8s %14s %8s   limit %.0f%n", "", "first", "later, median", "worst", SWITCH_LIMIT_MS);
        var views = services.navigation().views();
        var times = new double[views.size()][SHOWS];
        for (var show = 0; show < SHOWS; show++) {
            for (var v = 0; v < views.size(); v++) {
                var view = views.get(v);
                times[v][show] =
                        Drawing.millis(scene, () -> services.navigation().current().set(view));
                settle();
            }
        }
        for (var v = 0; v < views.size(); v++) {
            var later = Arrays.stream(times[v]).skip(1).sorted().toArray();
            System.out.printf(
                    "  %-12s %8.0f %14.0f %8.0f   %s%n",
                    views.get(v).title(),
                    times[v][0],
                    later[later.length / 2],
                    later[later.length - 1],
                    verdict(Math.max(times[v][0], later[later.length - 1]), SWITCH_LIMIT_MS));
        }
    }

    @Test
    void aMillionSamplesOpenAndAnswer(@TempDir Path data) throws Exception {
        var store = new RunStore(data);
        var small = RecordedRuns.write(store, RecordedRuns.plan(), 60, RunState.COMPLETE);
        var large = RecordedRuns.write(store, RecordedRuns.plan(), 60, RunState.COMPLETE, SAMPLES / 60);
        var scene = window(data);
        var charts = (ChartsView) services.navigation().views().stream()
                .filter(ChartsView.class::isInstance)
                .findFirst()
                .orElseThrow();
        Toolkit.run(() -> services.navigation().current().set(charts));
        settle();
        var openings = new double[OPENINGS];
        for (var i = 0; i < OPENINGS; i++) {
            open(small);
            openings[i] = open(large);
        }
        System.out.printf("%nA run of %,d samples, from the click until the views show it%n", SAMPLES);
        System.out.printf(
                "  first %.0f ms, later %s   limit %.0f   %s%n",
                openings[0],
                median(Arrays.copyOfRange(openings, 1, OPENINGS)),
                OPEN_LIMIT_MS,
                verdict(Arrays.stream(openings).max().orElseThrow(), OPEN_LIMIT_MS));
        answers(scene, charts);
    }

    private double open(Path run) throws Exception {
        var begin = System.nanoTime();
        Toolkit.run(() -> services.controller().open(run));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Toolkit.fx(() -> {
            var shown = services.workspace().run().get();
            return shown != null && run.equals(shown.folder());
        }));
        Toolkit.untilComputed();
        Drawing.millis(stage.getScene(), () -> {});
        return (System.nanoTime() - begin) / 1e6;
    }

    private void answers(Scene scene, ChartsView charts) throws Exception {
        System.out.printf("%nEvery chart of it, until it is drawn, ms, %d of each%n", MOVES);
        System.out.printf(
                "  %-26s %15s %15s   limit %.0f%n", "", "zoom, worst", "hover, worst", CHART_LIMIT_MS);
        for (var question : charts.model().question().get().getDeclaringClass().getEnumConstants()) {
            Toolkit.run(() -> charts.model().question().set(question));
            settle();
            for (var plot : Toolkit.fx(() -> plots(charts.content()))) {
                var zooms = new double[MOVES];
                var hovers = new double[MOVES];
                for (var i = 0; i < MOVES; i++) {
                    var at = (i + 1.0) / (MOVES + 1);
                    var inwards = i < MOVES / 2;
                    zooms[i] = Drawing.millis(scene, () -> Event.fireEvent(plot, scrolled(plot, at, inwards)));
                    hovers[i] = Drawing.millis(scene, () -> Event.fireEvent(plot, moved(plot, at)));
                }
                System.out.printf(
                        "  %-26s %7.0f %7.0f %7.0f %7.0f   %s%n",
                        question,
                        middle(zooms),
                        worst(zooms),
                        middle(hovers),
                        worst(hovers),
                        verdict(Math.max(worst(zooms), worst(hovers)), CHART_LIMIT_MS));
            }
        }
    }

    /** What takes the mouse in the charts that are shown. */
    private static List<Node> plots(Node view) {
        return view.lookupAll("*").stream()
                .filter(ChartPane.class::isInstance)
                .filter(Node::isVisible)
                .map(chart -> chart.lookupAll("*").stream()
                        .filter(node -> node.getOnScroll() != null)
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    private static ScrollEvent scrolled(Node plot, double at, boolean inwards) {
        var place = plot.localToScreen(middle(plot.getLayoutBounds(), at));
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                at * plot.getLayoutBounds().getWidth(),
                plot.getLayoutBounds().getHeight() / 2,
                place.getX(),
                place.getY(),
                false,
                true,
                false,
                false,
                true,
                false,
                0,
                inwards ? 40 : -40,
                0,
                inwards ? 40 : -40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.LINES,
                inwards ? 1 : -1,
                0,
                null);
    }

    private static MouseEvent moved(Node plot, double at) {
        var place = plot.localToScreen(middle(plot.getLayoutBounds(), at));
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                at * plot.getLayoutBounds().getWidth(),
                plot.getLayoutBounds().getHeight() / 2,
                place.getX(),
                place.getY(),
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private static Point2D middle(Bounds bounds, double at) {
        return new Point2D(at * bounds.getWidth(), bounds.getHeight() / 2);
    }

    @Test
    void noPulseHoldsUpTheWindow(@TempDir Path data) throws Exception {
        System.out.printf("%nPulses while all views are shown twice and a session measures, ms (JavaFX's pulse logger)%n");
        var said = process(data, List.of("-Djavafx.pulseLogger=true"), TouredWindow.class, List.of(data.toString()));
        for (var round : String.join("\n", said).split(TouredWindow.AGAIN)) {
            var pulses = new ArrayList<Integer>();
            var over = new ArrayList<String>();
            var view = "";
            for (var line : round.lines().toList()) {
                var pulse = PULSE.matcher(line);
                if (pulse.find()) {
                    var took = Integer.parseInt(pulse.group(3));
                    pulses.add(took);
                    if (took > PULSE_LIMIT_MS) {
                        over.add(view + " " + took);
                    }
                } else if (line.matches("[A-Z][A-Za-z-]+")) {
                    view = line;
                }
            }
            if (!pulses.isEmpty()) {
                System.out.printf(
                        "  %d pulses, worst %d, above the limit of %.0f: %s%n",
                        pulses.size(),
                        pulses.stream().max(Integer::compare).orElseThrow(),
                        PULSE_LIMIT_MS,
                        over.isEmpty() ? "none, ok" : over.size() + " (" + String.join(", ", over) + "), over");
            }
        }
    }

    private Scene window(Path data) throws Exception {
        services = TestServices.in(data).build();
        return Toolkit.fx(() -> {
            frame = Frame.of(services);
            return WindowUnderTest.start(stage, frame, 1280, 860).scene();
        });
    }

    /** Waits until what was asked of the background is computed and shown. */
    private static void settle() throws Exception {
        Thread.sleep(300);
        Toolkit.untilComputed();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What a process prints whose user has nothing but a home folder. */
    private static List<String> process(Path user, List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("window", ".txt");
        try {
            var command = Stream.of(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                    "-Dglass.platform=Headless",
                                    "-Dprism.order=sw",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-Dworkbench.home=" + System.getProperty("workbench.home"),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            options,
                            List.of(main.getName()),
                            arguments)
                    .flatMap(List::stream)
                    .toList();
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("HOME", user.toString());
            builder.environment().put("XDG_DATA_HOME", user.toString());
            builder.environment().put("DISPLAY", ":none");
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            var said = Files.readAllLines(output);
            assertEquals(0, process.exitValue(), () -> String.join("\n", said));
            return said;
        } finally {
            Files.delete(output);
        }
    }

    private static String median(double[] values) {
        var estimate = Estimates.ofMedian(values);
        return String.format(
                "%.0f ms%s",
                estimate.value(),
                estimate.interval() == null
                        ? ""
                        : String.format(" [%.0f, %.0f]", estimate.interval().low(), estimate.interval().high()));
    }

    private static double middle(double[] values) {
        return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
    }

    private static double worst(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String verdict(double value, double limit) {
        return value <= limit ? "ok" : "over";
    }
}
