package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse does to a chart beside hovering: it selects, pans, zooms, and draws rectangles. FX thread only. */
final class ChartGestures {

    private static final Texts TEXTS = Texts.of("chart");
    private static final double DRAGGED = 5;
    private static final long ONE_GESTURE_NANOS = 700_000_000;

    private final ChartPane pane;
    private final PlotArea area;
    private final Brush brush;
    private final BooleanSupplier brushing;
    private String brushWords;
    private BiConsumer<Extent, Extent> onBrush;
    private MouseEvent pressed;
    private Zoom.Part pressedPart;
    private boolean dragged;
    private Object wheel = new Object();
    private long wheelMoved;

    /** @param brushing whether a drag draws a rectangle without Shift, too */
    ChartGestures(ChartPane pane, PlotArea area, Brush brush, BooleanSupplier brushing) {
        this.pane = pane;
        this.area = area;
        this.brush = brush;
        this.brushing = brushing;
    }

    /** Offers something more for a rectangle that was drawn. */
    void onBrush(String words, BiConsumer<Extent, Extent> receiver) {
        brushWords = words;
        onBrush = receiver;
    }

    void press(MouseEvent event) {
        pane.requestFocus();
        brush.end();
        pressed = event;
        pressedPart = pane.canZoom() ? pane.zoom().shown() : null;
        dragged = false;
        var brushes = event.isShiftDown() || brushing.getAsBoolean();
        if (event.getButton() == MouseButton.PRIMARY && pressedPart != null && brushes) {
            brush.begin(event.getX(), event.getY(), area.bounds());
        }
    }

    void drag(MouseEvent event) {
        if (pressedPart == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!dragged && Math.hypot(event.getX() - pressed.getX(), event.getY() - pressed.getY()) < DRAGGED) {
            return;
        }
        if (!dragged) {
            dragged = true;
            pressedPart = new Zoom.Part(pane.extent(), pane.zoom().shown().up());
            pane.hideHover();
        }
        if (brush.isShown()) {
            brush.drag(event.getX(), event.getY());
            return;
        }
        var bounds = area.bounds();
        if (bounds.getWidth() > 0 && bounds.getHeight() > 0) {
            var right = (pressed.getX() - event.getX()) / bounds.getWidth();
            var higher = (event.getY() - pressed.getY()) / bounds.getHeight();
            var across = pressedPart.across().moved(right, pane.logAcross());
            var up = pressedPart.up() == null
                    ? null
                    : pressedPart.up().moved(higher, pane.shown().axis().log());
            pane.look(new Zoom.Part(across, up), pressed);
        }
    }

    void release(MouseEvent event) {
        if (pane.shown() == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (brush.isShown()) {
            brush.drag(event.getX(), event.getY());
            offer(dragged ? brush.box() : null);
        } else if (!dragged && event.getClickCount() == 2) {
            pane.showAll();
        } else if (!dragged) {
            pane.hoverAt(event);
            pane.select();
        }
    }

    private void offer(Bounds box) {
        if (box == null) {
            brush.end();
            return;
        }
        var across = new Extent(area.across(box.getMinX()), area.across(box.getMaxX()));
        var up = pane.shown() instanceof Figure.Lines
                ? new Extent(area.up(box.getMaxY()), area.up(box.getMinY()))
                : null;
        var keys = area.within(pane.drawn(), box).stream()
                .map(subject -> Hiding.keyOf(pane.shown(), pane.shown().subjects().get(subject)))
                .distinct()
                .toList();
        var actions = new ArrayList<Brush.Action>();
        if (onBrush != null && up != null) {
            actions.add(new Brush.Action(brushWords, () -> onBrush.accept(across, up)));
        }
        if (across.isDrawable() && (up == null || up.isDrawable())) {
            actions.add(new Brush.Action(
                    TEXTS.get("brush.zoom"), () -> pane.look(new Zoom.Part(across, up), new Object())));
        }
        if (!keys.isEmpty() && keys.size() < Hiding.keys(pane.shown()).size()) {
            var hiding = pane.hiding();
            actions.add(new Brush.Action(
                    TEXTS.get("brush.only", keys.size()), () -> hiding.isolate(pane.shown(), keys)));
            actions.add(new Brush.Action(TEXTS.get("brush.hide", keys.size()), () -> hiding.hide(pane.shown(), keys)));
        }
        if (actions.isEmpty()) {
            brush.end();
        } else {
            brush.offer(actions);
        }
    }

    void scroll(ScrollEvent event) {
        var turned = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (turned == 0 || !pane.canZoom() || !(pane.shown() instanceof Figure.Lines || event.isShortcutDown())) {
            return;
        }
        var now = System.nanoTime();
        if (now - wheelMoved > ONE_GESTURE_NANOS) {
            wheel = new Object();
        }
        wheelMoved = now;
        var factor = turned > 0 ? ChartPane.CLOSER : 1 / ChartPane.CLOSER;
        var before = pane.zoom().shown();
        if (!event.isShiftDown()) {
            pane.look(new Zoom.Part(pane.zoomedAcross(factor, area.across(event.getX())), before.up()), wheel);
        } else if (pane.shown() instanceof Figure.Lines) {
            var up = pane.height().zoomed(area.up(event.getY()), factor, pane.shown().axis().log());
            pane.look(new Zoom.Part(before.across(), up.isDrawable() ? up : before.up()), wheel);
        }
        event.consume();
    }
}
