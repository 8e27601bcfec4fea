package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.answer.Answers;
import io.healthwatch.workbench.answer.ChartOptions;
import io.healthwatch.workbench.answer.DistributionShape;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Toolkit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * How long every chart of a run of 1,000,000 samples takes to answer the wheel and the pointer: from the event until
 * the picture of the chart is drawn, on the FX thread of whatever platform it is started on. Prints a line a question.
 */
public final class ChartBenchmark {

    private static final int TIMES = 200;
    private static final int WARM_UP = 60;
    private static final int WIDTH = 1070;
    private static final int HEIGHT = 620;

    /** Milliseconds of the answers to one kind of event. */
    public record Times(String question, String event, double median, double p99, double longest) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-24s %-6s median %6.1f ms, p99 %6.1f ms, longest %6.1f ms", question, event, median,
                    p99, longest);
        }
    }

    private ChartBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        Toolkit.start();
        Toolkit.theme(false);
        measure(million()).forEach(System.out::println);
        System.exit(0);
    }

    /** A run of 1,000,000 samples of 16 variants. */
    public static RunSnapshot million() {
        return Runs.ofEverything().forks(10).iterations(200, 1050).snapshot();
    }

    /** The times of all questions, the wheel's and the pointer's. */
    public static List<Times> measure(RunSnapshot run) {
        return Stream.concat(
                        Arrays.stream(Question.values()).flatMap(question -> measure(run, question, false)),
                        measure(run, Question.SPREAD, true))
                .toList();
    }

    private static Stream<Times> measure(RunSnapshot run, Question question, boolean curve) {
        var figure = figure(run, question, curve);
        var chart = Toolkit.fx(() -> new ChartPane());
        var scene = Toolkit.scene(chart, WIDTH, HEIGHT);
        Toolkit.run(() -> chart.show(figure));
        Toolkit.picture(scene);
        var name = question + (curve ? " (curve)" : "");
        return Stream.of(
                times(name, "zoom", chart, scene, ChartBenchmark::turn),
                times(name, "hover", chart, scene, ChartBenchmark::move));
    }

    private static Figure figure(RunSnapshot run, Question question, boolean curve) {
        var options = new ChartOptions(
                question, "json-parsing-heavy", "", "", false, "node", true, true, curve ? DistributionShape.CURVE : DistributionShape.BOX, false,
                false, 0.02, "");
        return Answers.of(run, options, ProbeModules.NONE).figures().getFirst();
    }

    /** Sends an event to the chart. */
    @FunctionalInterface
    private interface Event {

        void send(Node plot, int time);
    }

    private static Times times(String question, String name, ChartPane chart, Scene scene, Event event) {
        var plot = Toolkit.fx(() -> chart.lookup(".chart-plot"));
        var millis = new double[TIMES];
        for (var i = -WARM_UP; i < TIMES; i++) {
            var time = i;
            var took = Toolkit.fx(() -> {
                var start = System.nanoTime();
                event.send(plot, Math.abs(time));
                scene.snapshot(null);
                return (System.nanoTime() - start) / 1e6;
            });
            if (time >= 0) {
                millis[time] = took;
            }
        }
        Arrays.sort(millis);
        return new Times(question, name, millis[TIMES / 2], millis[TIMES * 99 / 100], millis[TIMES - 1]);
    }

    /** In and out again, in strides of eight, around a place that moves. */
    private static void turn(Node plot, int time) {
        var x = plot.getLayoutBounds().getWidth() * (0.3 + 0.4 * (time % 37) / 37);
        var y = plot.getLayoutBounds().getHeight() * 0.4;
        var turned = time % 16 < 8 ? 40 : -40;
        plot.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL, x, y, x, y, false, true, false, false, false, false, 0, turned, 0, turned,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    private static void move(Node plot, int time) {
        var x = plot.getLayoutBounds().getWidth() * (0.2 + 0.7 * (time % 53) / 53);
        var y = plot.getLayoutBounds().getHeight() * (0.1 + 0.8 * (time % 29) / 29);
        plot.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_MOVED, x, y, x, y, MouseButton.NONE, 0, false, false, false, false, false, false,
                false, false, false, true, null));
    }
}
