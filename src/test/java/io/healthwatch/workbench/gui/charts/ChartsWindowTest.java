package io.healthwatch.workbench.gui.charts;

import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import io.healthwatch.workbench.answer.DistributionShape;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.run.RunState;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Charts explored as a user does: by the mouse, and by the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class ChartsWindowTest {

    private final Workspace workspace = new Workspace();
    private ChartsView view;
    private Stage window;

    @Start
    private void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        window = stage;
        view = new ChartsView(workspace);
        stage.setScene(new Scene(new StackPane(view.content()), 1070, 900));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void showARun() throws InterruptedException {
        Toolkit.run(() -> workspace.run().set(Runs.ofEverything().forks(3).snapshot()));
        ask(Question.SPREAD, true);
    }

    private void ask(Question question, boolean curve) throws InterruptedException {
        Toolkit.run(() -> {
            view.model().question().set(question);
            view.model().shape().set(curve ? DistributionShape.CURVE : DistributionShape.BOX);
        });
        until(() -> view.model().answer().get() != null
                && all(".chart-pane", ChartPane.class).anyMatch(Node::isVisible)
                && chart().figure().get() == view.model().answer().get().figures().getFirst()
                && curve == chart().figure().get() instanceof Figure.Lines);
        settle();
    }

    private void settle() throws InterruptedException {
        for (var pulse = 0; pulse < 4; pulse++) {
            Toolkit.run(() -> {});
            Thread.sleep(40);
        }
    }

    private <N extends Node> Stream<N> all(String selector, Class<N> type) {
        return window.getScene().getRoot().lookupAll(selector).stream().map(type::cast);
    }

    private ChartPane chart() {
        return all(".chart-pane", ChartPane.class).filter(Node::isVisible).findFirst().orElseThrow();
    }

    private List<String> drawn() {
        return Toolkit.fx(() -> chart().drawn().subjects().stream().map(subject -> subject.label()).toList());
    }

    private ToggleButton entry(String words) {
        return Toolkit.fx(() -> all(".chart-legend-entry", Node.class)
                .filter(node -> node instanceof ToggleButton toggle && toggle.getText().endsWith(words))
                .map(ToggleButton.class::cast)
                .findFirst()
                .orElseThrow());
    }

    private Point2D on(double across, double up) {
        return Toolkit.fx(() -> {
            var plot = chart().lookup(".chart-plot").localToScreen(chart().lookup(".chart-plot").getLayoutBounds());
            return new Point2D(
                    plot.getMinX() + across * plot.getWidth(), plot.getMinY() + up * plot.getHeight());
        });
    }

    /** The headless platform's robot turns the wheel without its modifiers. */
    private void turnWithShift(Point2D at) {
        Toolkit.run(() -> {
            var plot = chart().lookup(".chart-plot");
            var here = plot.screenToLocal(at);
            plot.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL, here.getX(), here.getY(), at.getX(), at.getY(), true, false, false, false,
                    false, false, 40, 0, 40, 0, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
    }

    private static boolean different(WritableImage one, WritableImage other) {
        for (var x = 0; x < one.getWidth(); x += 3) {
            for (var y = 0; y < one.getHeight(); y += 3) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theLegendHidesAndIsolatesEverywhereUntilAllIsWanted(FxRobot robot) throws Exception {
        var all = drawn();
        assertThat(all).contains("node", "chicory").hasSizeGreaterThan(10);
        robot.clickOn(entry("chicory"));
        until(() -> !chart().drawn().subjects().stream().map(s -> s.label()).toList().contains("chicory"));
        assertThat(workspace.hidden()).containsExactly("chicory");
        assertThat(entry("chicory").isSelected()).as("stays in the legend, struck out").isFalse();
        ask(Question.MEMORY, false);
        assertThat(drawn()).doesNotContain("chicory").hasSize(all.size() - 1);
        ask(Question.SPREAD, true);
        robot.doubleClickOn(entry("javet"));
        until(() -> chart().drawn().subjects().size() == 1);
        assertThat(drawn()).containsExactly("javet");
        var showAll = Toolkit.fx(() -> all(".hidden-chip .hyperlink", Hyperlink.class)
                .filter(link -> link.getParent().isVisible())
                .findFirst()
                .orElseThrow());
        robot.clickOn(showAll);
        until(() -> chart().drawn().subjects().size() == all.size());
        assertThat(workspace.hidden()).isEmpty();
    }

    @Test
    void theTableLeavesOutWhatTheChartHides() throws Exception {
        ask(Question.MEMORY, false);
        Toolkit.run(() -> {
            workspace.hidden().add("wasm3@node");
            view.model().table().set(true);
        });
        settle();
        var rows = Toolkit.fx(() -> all(".figure-table", io.healthwatch.workbench.gui.chart.FigureTable.class)
                .findFirst()
                .orElseThrow()
                .shown()
                .rows()
                .stream()
                .map(row -> row.values().getFirst().toString())
                .toList());
        assertThat(rows).contains("wasm3").doesNotContain("wasm3@node");
        assertThat(Toolkit.<Long>fx(() -> all(".hidden-chip", Node.class).filter(Node::isVisible).count()))
                .isEqualTo(1);
    }

    @Test
    void theWheelZoomsEitherAxisAndBackLeadsBack(FxRobot robot) throws Exception {
        var whole = Toolkit.fx(() -> chart().extent());
        robot.moveTo(on(0.5, 0.5));
        robot.scroll(3, VerticalDirection.UP);
        until(() -> !chart().extent().equals(whole));
        var closer = Toolkit.fx(() -> chart().extent());
        assertThat(whole.contains(closer)).isTrue();
        Thread.sleep(800);
        var flat = Toolkit.fx(() -> chart().snapshot(null, null));
        turnWithShift(on(0.5, 0.5));
        settle();
        assertThat(different(flat, Toolkit.fx(() -> chart().snapshot(null, null)))).isTrue();
        assertThat(Toolkit.fx(() -> chart().extent())).as("the other axis").isEqualTo(closer);
        Toolkit.run(() -> chart().requestFocus());
        robot.type(KeyCode.BACK_SPACE);
        settle();
        assertThat(Toolkit.fx(() -> chart().extent())).isEqualTo(closer);
        robot.type(KeyCode.BACK_SPACE);
        settle();
        assertThat(Toolkit.fx(() -> chart().extent())).isEqualTo(whole);
    }

    @Test
    void aRectangleIsolatesWhatIsInIt(FxRobot robot) throws Exception {
        ask(Question.MEMORY, false);
        var all = drawn();
        robot.clickOn(Toolkit.<Node>fx(() -> chart().lookup(".zoom-bar .toggle-button")));
        robot.moveTo(on(0.3, 0.05)).press(MouseButton.PRIMARY);
        robot.moveTo(on(0.5, 0.2)).moveTo(on(0.6, 0.3)).release(MouseButton.PRIMARY);
        until(() -> chart().lookupAll(".chart-brush-actions .button").size() == 3);
        var only = Toolkit.fx(() -> all(".chart-brush-actions .button", Button.class)
                .filter(button -> button.getText().startsWith("Only"))
                .findFirst()
                .orElseThrow());
        robot.clickOn(only);
        until(() -> chart().drawn().subjects().size() < all.size());
        assertThat(drawn()).isNotEmpty();
        assertThat(Collections.indexOfSubList(all, drawn())).as("rows that stand together").isNotNegative();
    }

    @Test
    void aRowsMenuMakesItTheBaselineAndHidesIt(FxRobot robot) throws Exception {
        ask(Question.MEMORY, false);
        var first = drawn().getFirst();
        robot.moveTo(on(0.3, 0.05)).moveTo(on(0.4, 0.04)).clickOn(MouseButton.SECONDARY);
        until(() -> menu() != null);
        var words = Toolkit.fx(() -> menu().getItems().stream().map(MenuItem::getText).toList());
        assertThat(words).contains("Hide " + first, "Only " + first, "Make " + first + " the baseline ★");
        Toolkit.run(() -> menu().getItems().stream()
                .filter(item -> item.getText() != null && item.getText().startsWith("Make"))
                .forEach(MenuItem::fire));
        assertThat(workspace.baseline().get()).isEqualTo(first);
        Toolkit.run(() -> menu().getItems().getFirst().fire());
        until(() -> !chart().drawn().subjects().stream().map(s -> s.label()).toList().contains(first));
    }

    private static ContextMenu menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElse(null);
    }

    @Test
    void theKeyboardAloneHidesIsolatesStarsAndZooms(FxRobot robot) throws Exception {
        ask(Question.MEMORY, false);
        var all = drawn();
        var whole = Toolkit.fx(() -> chart().extent());
        Toolkit.run(() -> chart().requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.H);
        until(() -> chart().drawn().subjects().size() == all.size() - 1);
        assertThat(drawn()).doesNotContain(all.get(1));
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        until(() -> workspace.selection().get() != null);
        robot.type(KeyCode.B);
        assertThat(workspace.baseline().get()).isEqualTo(workspace.selection().get().variant().equals("native")
                || workspace.selection().get().variant().equals("script")
                        ? workspace.selection().get().variant()
                        : workspace.selection().get().series());
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        assertThat(workspace.selection().get()).isNull();
        robot.type(KeyCode.ADD);
        until(() -> !chart().extent().equals(whole));
        robot.type(KeyCode.DIGIT0);
        robot.type(KeyCode.UP, KeyCode.I);
        until(() -> chart().drawn().subjects().size() == 1);
    }

    @Test
    void whatIsZoomedAndHiddenStaysWhileARunStreams(FxRobot robot) throws Exception {
        Toolkit.run(() -> workspace.run().set(Runs.ofEverything().after(200, RunState.RUNNING).snapshot()));
        settle();
        Toolkit.run(() -> workspace.hidden().add("node"));
        robot.moveTo(on(0.5, 0.5));
        robot.scroll(4, VerticalDirection.UP);
        settle();
        var part = Toolkit.fx(() -> chart().extent());
        var before = Toolkit.fx(() -> chart().figure().get());
        Toolkit.run(() -> workspace.run().set(Runs.ofEverything().after(420, RunState.RUNNING).snapshot()));
        until(() -> chart().figure().get() != before);
        settle();
        assertThat(Toolkit.fx(() -> chart().extent())).isEqualTo(part);
        assertThat(drawn()).isNotEmpty().doesNotContain("node");
    }
}
