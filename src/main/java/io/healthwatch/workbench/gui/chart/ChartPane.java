package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.ChartTheme;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Legend;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Palette;
import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;

/**
 * Draws a figure in the theme's colours, with its legend above it. A new figure takes the old one's place
 * within one pulse; what is hovered, zoomed and selected stays. Nothing is drawn while it is in no window.
 *
 * <p>Mouse: hover for the exact figures, click to select, drag to pan, Ctrl and wheel to zoom (the wheel
 * alone where lines are drawn), double click for all of it. Keyboard: arrows up and down go through the
 * subjects, Enter selects, plus and minus zoom, arrows left and right pan, 0 for all of it.
 */
public final class ChartPane extends VBox {

    private static final double ROW_HEIGHT = 25;
    private static final double COMPACT_ROW_HEIGHT = 21;
    private static final double AXIS_HEIGHT = 62;
    private static final double NEAR = 24;
    private static final double MOST_PIXELS = 4096;
    private static final double CLOSER = 1 / 1.25;

    private final ThemeProbe probe = new ThemeProbe();
    private final ChartCanvas canvas;
    private final Plot plot;
    private final FlowPane legend = new FlowPane(14, 3);
    private final VBox tip = new VBox(2);
    private final Region band = new Region();
    private final boolean compact;
    private final ObjectProperty<Cell> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Figure> figure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Extent> extent = new ReadOnlyObjectWrapper<>();
    private Consumer<Cell> onSelect = _ -> {};
    private Consumer<double[]> onLook = _ -> {};
    private Extent shownExtent;
    private int hovered = -1;
    private double pressedX;
    private double pressedY;
    private Extent pressedExtent;
    private boolean dragged;
    private boolean stale;

    /** A chart with a view of its own. */
    public ChartPane() {
        this(false);
    }

    /** @param compact small, beside others: closer rows and no legend */
    public ChartPane(boolean compact) {
        this.compact = compact;
        var empty = new JFreeChart(new XYPlot());
        empty.setBackgroundPaint(null);
        empty.getPlot().setBackgroundPaint(null);
        empty.getPlot().setOutlineVisible(false);
        canvas = new ChartCanvas(empty);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        plot = new Plot();
        tip.getStyleClass().add("chart-tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        band.getStyleClass().add("chart-hover");
        band.setMouseTransparent(true);
        band.setManaged(false);
        band.setVisible(false);
        legend.getStyleClass().add("chart-legend");
        legend.setVisible(!compact);
        legend.setManaged(!compact);
        plot.getChildren().setAll(canvas, band, tip);
        setVgrow(plot, Priority.ALWAYS);
        getStyleClass().add("chart-pane");
        getChildren().setAll(probe, legend, plot);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        probe.theme().addListener(_ -> render());
        selected.addListener(_ -> render());
        sceneProperty().addListener(_ -> {
            if (stale) {
                render();
            }
        });
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> hideTip());
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                hideTip();
            }
        });
    }

    /** The node that the canvas and what floats above it are in; resizes the canvas with itself. */
    private final class Plot extends Region {

        Plot() {
            setMinHeight(60);
        }

        @Override
        public javafx.collections.ObservableList<javafx.scene.Node> getChildren() {
            return super.getChildren();
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(Math.min(getWidth(), MOST_PIXELS));
            canvas.setHeight(Math.min(getHeight(), MOST_PIXELS));
        }
    }

    /** Shows a figure. */
    public void show(Figure now) {
        var before = figure.get();
        if (before == null || before.getClass() != now.getClass() || !sameAxis(before, now)) {
            extent.set(null);
        }
        var layout = before == null
                || before.rowCount() != now.rowCount()
                || before.getClass() != now.getClass();
        figure.set(now);
        setAccessibleText(now.title());
        if (layout) {
            var rows = now.rowCount();
            plot.setMinHeight(
                    rows == 0 ? 160 : rows * (compact ? COMPACT_ROW_HEIGHT - 3 : ROW_HEIGHT - 5) + AXIS_HEIGHT);
            plot.setPrefHeight(
                    rows == 0 ? 300 : rows * (compact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT) + AXIS_HEIGHT);
            plot.setMaxHeight(rows == 0 ? Double.MAX_VALUE : rows * 44.0 + AXIS_HEIGHT);
        }
        render();
        if (tip.isVisible()) {
            if (hovered < now.subjects().size()) {
                fillTip(now, hovered, null);
            } else {
                hideTip();
            }
        }
    }

    private static boolean sameAxis(Figure before, Figure now) {
        return axisAcross(before).equals(axisAcross(now));
    }

    private static Figure.Axis axisAcross(Figure figure) {
        return figure instanceof Figure.Lines lines ? lines.across() : figure.axis();
    }

    /** The figure that is shown; null at first. */
    public ReadOnlyObjectProperty<Figure> figure() {
        return figure.getReadOnlyProperty();
    }

    /** The cell whose variant is marked. */
    public ObjectProperty<Cell> selected() {
        return selected;
    }

    /** Told when a subject is selected here. */
    public void setOnSelect(Consumer<Cell> receiver) {
        onSelect = receiver;
    }

    /** Told from where to where the axis from left to right is shown; null for all of it. */
    public void setOnLook(Consumer<double[]> receiver) {
        onLook = receiver;
    }

    /** Shows all of the axis from left to right again. */
    public void showAll() {
        extent.set(null);
    }

    private void render() {
        var shown = figure.get();
        if (shown == null) {
            return;
        }
        if (getScene() == null) {
            stale = true;
            return;
        }
        stale = false;
        var theme = probe.theme().get();
        canvas.getGraphicsContext2D().setFont(javafx.scene.text.Font.font(theme.family(), theme.size()));
        shownExtent = extent.get() == null ? Charts.extent(shown, compact) : extent.get();
        canvas.setChart(Charts.create(shown, theme, new Charts.Look(selected.get(), extent.get(), compact)));
        if (!compact) {
            showLegend(Legend.of(shown), theme);
        }
    }

    private List<Legend.Entry> legendShown = List.of();
    private ChartTheme legendTheme;

    private void showLegend(List<Legend.Entry> entries, ChartTheme theme) {
        if (entries.equals(legendShown) && theme.equals(legendTheme)) {
            return;
        }
        legendShown = entries;
        legendTheme = theme;
        legend.getChildren().setAll(entries.stream()
                .map(entry -> {
                    var color = switch (entry.role()) {
                        case VARIANT -> MarkerShape.fx(theme.of(entry.subject()));
                        case ANSWER -> MarkerShape.fx(theme.of(Answer.valueOf(entry.subject())));
                        case PART -> MarkerShape.rgb(Palette.part(entry.part()));
                        case TARGET -> MarkerShape.fx(theme.target());
                        case NEUTRAL -> MarkerShape.fx(theme.muted());
                        case TEXT -> MarkerShape.fx(theme.text());
                    };
                    var label = new Label(
                            entry.words(),
                            entry.role() == Legend.Role.TARGET
                                    ? MarkerShape.dashed(color)
                                    : MarkerShape.of(entry.marker(), color, entry.hollow()));
                    label.getStyleClass().add("chart-legend-entry");
                    label.setMinWidth(Region.USE_PREF_SIZE);
                    return label;
                })
                .toList());
    }

    private Rectangle2D area() {
        var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Rectangle2D(area.getX(), area.getY(), Math.max(0, area.getWidth()), Math.max(0, area.getHeight()));
    }

    private void hover(MouseEvent event) {
        var shown = figure.get();
        if (shown == null || shown.isEmpty()) {
            return;
        }
        if (shown instanceof Figure.Lines lines) {
            hoverLines(lines, event.getX(), event.getY());
        } else {
            var subject = subjectAt(shown, event.getX(), event.getY());
            if (subject < 0) {
                hideTip();
            } else {
                showSubject(shown, subject, event.getX());
            }
        }
    }

    private static int columnsOf(Figure shown) {
        return shown instanceof Figure.Grid grid ? grid.columns().size() : 1;
    }

    private int subjectAt(Figure shown, double x, double y) {
        var area = area();
        var columns = columnsOf(shown);
        var row = (int) Math.floor((y - area.getMinY()) / area.getHeight() * shown.rowCount());
        var column = columns == 1 ? 0 : (int) Math.floor((x - area.getMinX()) / area.getWidth() * columns);
        return row >= 0 && row < shown.rowCount() && column >= 0 && column < columns ? row * columns + column : -1;
    }

    private void showSubject(Figure shown, int subject, double x) {
        var area = area();
        var columns = columnsOf(shown);
        var row = subject / columns;
        var height = area.getHeight() / shown.rowCount();
        hovered = subject;
        if (columns == 1) {
            band.resizeRelocate(0, area.getMinY() + row * height, plot.getWidth(), height);
        } else {
            var width = area.getWidth() / columns;
            band.resizeRelocate(
                    area.getMinX() + subject % columns * width, area.getMinY() + row * height, width, height);
        }
        band.setVisible(true);
        fillTip(shown, subject, null);
        placeTip(x, area.getMinY() + (row + 0.5) * height);
    }

    private void hoverLines(Figure.Lines lines, double x, double y) {
        if (!(canvas.getChart().getPlot() instanceof XYPlot shown)) {
            return;
        }
        var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        var nearest = NEAR * NEAR;
        var line = -1;
        var point = -1;
        for (var i = 0; i < lines.lines().size(); i++) {
            var points = lines.lines().get(i).points();
            for (var j = 0; j < points.size(); j++) {
                var dx = shown.getDomainAxis().valueToJava2D(points.x()[j], area, shown.getDomainAxisEdge()) - x;
                if (Math.abs(dx) > NEAR) {
                    continue;
                }
                var dy = shown.getRangeAxis().valueToJava2D(points.y()[j], area, shown.getRangeAxisEdge()) - y;
                var distance = dx * dx + dy * dy;
                if (distance < nearest) {
                    nearest = distance;
                    line = i;
                    point = j;
                }
            }
        }
        if (line < 0) {
            hideTip();
            return;
        }
        hovered = line;
        var points = lines.lines().get(line).points();
        var px = shown.getDomainAxis().valueToJava2D(points.x()[point], area, shown.getDomainAxisEdge());
        var py = shown.getRangeAxis().valueToJava2D(points.y()[point], area, shown.getRangeAxisEdge());
        band.resizeRelocate(px - 5, py - 5, 10, 10);
        band.setVisible(true);
        fillTip(
                lines,
                line,
                lines.across().label() + ": " + Numbers.of(points.x()[point], lines.across().unit()) + "\n"
                        + lines.axis().label() + ": " + Numbers.of(points.y()[point], lines.axis().unit()));
        placeTip(px, py);
    }

    private void fillTip(Figure shown, int subject, String point) {
        var title = new Label(shown.subjects().get(subject).label());
        title.getStyleClass().add("chart-tip-title");
        tip.getChildren().setAll(title);
        if (point != null) {
            tip.getChildren().add(new Label(point));
        }
        for (var line : shown.detail(subject)) {
            var label = new Label(line);
            label.setWrapText(true);
            label.setMaxWidth(360);
            tip.getChildren().add(label);
        }
    }

    private void placeTip(double x, double y) {
        tip.setVisible(true);
        tip.applyCss();
        tip.autosize();
        var left = x + 16 + tip.getWidth() > plot.getWidth() ? x - 16 - tip.getWidth() : x + 16;
        var top = Math.clamp(y - tip.getHeight() / 2, 0, Math.max(0, plot.getHeight() - tip.getHeight()));
        tip.relocate(Math.max(0, left), top);
    }

    private void hideTip() {
        hovered = -1;
        tip.setVisible(false);
        band.setVisible(false);
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedExtent = shownExtent;
        dragged = false;
    }

    private void drag(MouseEvent event) {
        if (pressedExtent == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!dragged && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < 5) {
            return;
        }
        dragged = true;
        hideTip();
        var width = area().getWidth();
        if (width > 0) {
            look(pressedExtent.moved((pressedX - event.getX()) / width, axisAcross(figure.get()).log()));
        }
    }

    private void release(MouseEvent event) {
        if (dragged || figure.get() == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            look(null);
        } else {
            hover(event);
            select();
        }
    }

    private void select() {
        var shown = figure.get();
        if (hovered >= 0 && hovered < shown.subjects().size()) {
            var cell = shown.subjects().get(hovered).cell();
            if (cell != null) {
                onSelect.accept(cell);
            }
        }
    }

    private void scroll(ScrollEvent event) {
        var shown = figure.get();
        if (shown == null || event.getDeltaY() == 0 || !(shown instanceof Figure.Lines || event.isShortcutDown())) {
            return;
        }
        zoom(event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER, valueAt(event.getX()));
        event.consume();
    }

    private double valueAt(double x) {
        var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return switch (canvas.getChart().getPlot()) {
            case XYPlot lines -> lines.getDomainAxis().java2DToValue(x, area, lines.getDomainAxisEdge());
            case CategoryPlot rows -> rows.getRangeAxis().java2DToValue(x, area, rows.getRangeAxisEdge());
            default -> shownExtent.low();
        };
    }

    private void zoom(double factor, double place) {
        if (shownExtent != null) {
            look(shownExtent.zoomed(place, factor, axisAcross(figure.get()).log()));
        }
    }

    private void look(Extent at) {
        extent.set(at);
        render();
        onLook.accept(at == null ? null : new double[] {at.low(), at.high()});
    }

    private void key(KeyEvent event) {
        var shown = figure.get();
        if (shown == null || shown.isEmpty() || event.isShortcutDown()) {
            return;
        }
        var middle = valueAt(area().getMinX() + area().getWidth() / 2);
        switch (event.getCode()) {
            case DOWN -> step(shown, 1);
            case UP -> step(shown, -1);
            case LEFT -> look(shownExtent.moved(-0.1, axisAcross(shown).log()));
            case RIGHT -> look(shownExtent.moved(0.1, axisAcross(shown).log()));
            case PLUS, EQUALS, ADD -> zoom(CLOSER, middle);
            case MINUS, SUBTRACT -> zoom(1 / CLOSER, middle);
            case DIGIT0, NUMPAD0 -> look(null);
            case ENTER, SPACE -> select();
            case ESCAPE -> {
                if (!tip.isVisible()) {
                    return;
                }
                hideTip();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(Figure shown, int by) {
        var next = Math.clamp(hovered < 0 && by < 0 ? shown.subjects().size() - 1L : (long) hovered + by, 0,
                shown.subjects().size() - 1);
        if (shown instanceof Figure.Lines lines) {
            hovered = next;
            band.setVisible(false);
            fillTip(lines, next, null);
            placeTip(area().getMinX(), area().getMinY() + tip.getHeight());
        } else {
            showSubject(shown, next, area().getMinX() + area().getWidth() / 2);
        }
    }

    /** What {@link ChartExport} needs to draw it once more. */
    Picture picture(String note) {
        var theme = probe.theme().get();
        return new Picture(
                Objects.requireNonNull(figure.get(), "nothing is shown"),
                note,
                theme,
                new Charts.Look(selected.get(), extent.get(), false),
                (int) Math.max(640, plot.getWidth()),
                (int) Math.max(320, plot.getHeight() + 90));
    }
}
