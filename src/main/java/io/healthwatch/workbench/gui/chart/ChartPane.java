package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.answer.Baselines;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;

/**
 * Draws a figure in the theme's colours, with its legend above it. A new figure takes the old one's place
 * within one pulse; what is hovered, zoomed, hidden and selected stays. Nothing is drawn while it is in no window.
 *
 * <p>Mouse: hover for the exact figures, click to select, right click for what can be done; Ctrl and wheel to zoom
 * (the wheel alone where lines are drawn, with Shift the other axis), drag to pan, Shift and drag for a rectangle,
 * double click for all of it. Keyboard: arrows up and down go through the subjects, Enter selects, H hides, I
 * isolates, B makes it the baseline; plus and minus zoom, arrows left and right pan, Backspace or Alt and left go
 * back, 0 shows all of it.
 */
public final class ChartPane extends VBox {

    private static final Texts TEXTS = Texts.of("chart");
    private static final double ROWS_AT_LEAST = 1.6;
    private static final double ROWS = 2.1;
    private static final double COMPACT_ROWS_AT_LEAST = 1.5;
    private static final double COMPACT_ROWS = 1.75;
    private static final double ROWS_AT_MOST = 3.7;
    private static final double AXIS = 5.2;
    private static final double LINES_AT_LEAST = 20;
    private static final double LINES = 25;
    private static final double NEAR = 24;
    private static final double MOST_PIXELS = 4096;
    static final double CLOSER = 1 / 1.25;

    private final ThemeProbe probe = new ThemeProbe();
    private final ChartCanvas canvas;
    private final PlotArea area;
    private final ChartGestures gestures;
    private final Plot plot = new Plot();
    private final HBox header = new HBox();
    private final HiddenChip chip = new HiddenChip(() -> this.hiding.showAll());
    private final ZoomBar bar = new ZoomBar(
            () -> zoom(CLOSER), () -> zoom(1 / CLOSER), this::back, () -> look(Zoom.Part.ALL, new Object()));
    private final Label nothingLeft = new Label(TEXTS.get("hidden.everything"));
    private final Hover hover = new Hover();
    private final Brush brush = new Brush();
    private final Zoom zoom = new Zoom();
    private final boolean compact;
    private final ObjectProperty<Cell> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Figure> figure = new ReadOnlyObjectWrapper<>();
    private final SetChangeListener<String> onHidden = _ -> hiddenChanged();
    private final Background<CloseUp> closeUps = Background.onFxThread(this::take);
    private Hiding hiding;
    private ChartLegend legend;
    private Predicate<Cell> starred = _ -> false;
    private Consumer<Cell> onSelect = _ -> {};
    private Workspace workspace;
    private Consumer<String> navigation = _ -> {};
    private ContextMenu menu;
    private Figure shown;
    private CloseUp closeUp;
    private int hovered = -1;
    private MouseEvent pointer;
    private boolean stale;

    /** The lines of a part of a chart, with more of their points than the whole chart has. */
    private record CloseUp(Figure.Lines of, Extent part, Figure.Lines lines) {}

    /** A chart with a view of its own. */
    public ChartPane() {
        this(false);
    }

    /** @param compact small, beside others: closer rows, no legend and no buttons */
    public ChartPane(boolean compact) {
        this.compact = compact;
        var empty = new JFreeChart(new XYPlot());
        empty.setBackgroundPaint(null);
        empty.getPlot().setBackgroundPaint(null);
        empty.getPlot().setOutlineVisible(false);
        canvas = new ChartCanvas(empty);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        area = new PlotArea(canvas);
        nothingLeft.getStyleClass().add("note");
        nothingLeft.setVisible(false);
        plot.getChildren().setAll(canvas, hover, brush, nothingLeft);
        setVgrow(plot, Priority.ALWAYS);
        getStyleClass().add("chart-pane");
        header.getStyleClass().add("chart-header");
        header.setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(probe, header, plot);
        share(FXCollections.observableSet());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(TEXTS.get("empty"));
        probe.theme().addListener(_ -> {
            size();
            render();
        });
        selected.addListener(_ -> render());
        plot.setOnMouseMoved(this::hoverAt);
        plot.setOnMouseExited(_ -> hideHover());
        gestures = new ChartGestures(this, area, brush, bar.brushing()::get);
        plot.setOnMousePressed(gestures::press);
        plot.setOnMouseDragged(gestures::drag);
        plot.setOnMouseReleased(gestures::release);
        plot.setOnScroll(gestures::scroll);
        plot.setOnContextMenuRequested(this::menu);
        setOnContextMenuRequested(this::menu);
        setOnKeyPressed(new ChartKeys(this)::press);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                hideHover();
            }
        });
    }

    /** The node that the canvas and what floats above it are in. Draws at most once a pulse. */
    private final class Plot extends Region {

        Plot() {
            getStyleClass().add("chart-plot");
        }

        @Override
        public javafx.collections.ObservableList<javafx.scene.Node> getChildren() {
            return super.getChildren();
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(Math.min(getWidth(), MOST_PIXELS));
            canvas.setHeight(Math.min(getHeight(), MOST_PIXELS));
            nothingLeft.autosize();
            nothingLeft.relocate(
                    (getWidth() - nothingLeft.getWidth()) / 2, (getHeight() - nothingLeft.getHeight()) / 2);
            if (stale && getScene() != null) {
                stale = false;
                draw();
            }
        }
    }

    private void share(ObservableSet<String> series) {
        if (hiding != null) {
            hiding.series().removeListener(onHidden);
            hiding.names().removeListener(onHidden);
        }
        hiding = new Hiding(series);
        hiding.series().addListener(onHidden);
        hiding.names().addListener(onHidden);
        legend = new ChartLegend(hiding);
        HBox.setHgrow(legend, Priority.ALWAYS);
        if (compact) {
            header.getChildren().setAll(chip);
        } else {
            header.getChildren().setAll(legend, chip, bar);
        }
    }

    /**
     * Shares with all views what is selected, hidden and the baseline.
     *
     * @param open opens the view of a title
     */
    public void follow(Workspace shared, Consumer<String> open) {
        workspace = shared;
        navigation = open;
        share(shared.hidden());
        selected.bind(shared.selection());
        onSelect = shared.selection()::set;
        shared.baseline().subscribe(baseline -> {
            starred = cell -> Baselines.is(baseline, cell);
            render();
        });
    }

    /** Shows a figure. */
    public void show(Figure now) {
        var before = figure.get();
        if (before == null || before.getClass() != now.getClass() || !axisAcross(before).equals(axisAcross(now))) {
            zoom.reset();
            brush.end();
        }
        figure.set(now);
        setAccessibleText(now.title());
        refresh();
    }

    private void hiddenChanged() {
        if (figure.get() != null) {
            refresh();
        }
    }

    private void refresh() {
        var before = shown == null || hovered < 0 || hovered >= shown.subjects().size()
                ? null
                : shown.subjects().get(hovered);
        shown = hiding.shown(figure.get());
        nothingLeft.setVisible(shown.isEmpty() && !figure.get().isEmpty());
        size();
        closeUp();
        hovered = before == null
                ? -1
                : shown.subjects().stream().map(Hovered::of).toList().indexOf(Hovered.of(before));
        render();
    }

    /** By what a subject is found again among others. */
    private record Hovered(Cell cell, String label) {

        static Hovered of(Subject subject) {
            return new Hovered(subject.cell(), subject.label());
        }
    }

    private void size() {
        if (shown == null) {
            return;
        }
        var em = probe.theme().get().size();
        var rows = shown.rowCount();
        var lines = shown instanceof Figure.Lines;
        var atLeast = compact ? COMPACT_ROWS_AT_LEAST : ROWS_AT_LEAST;
        plot.setMinHeight(em * (lines || rows == 0 ? LINES_AT_LEAST : rows * atLeast + AXIS));
        plot.setPrefHeight(em * (lines || rows == 0 ? LINES : rows * (compact ? COMPACT_ROWS : ROWS) + AXIS));
        plot.setMaxHeight(lines || rows == 0 ? Double.MAX_VALUE : em * (rows * ROWS_AT_MOST + AXIS));
    }

    private static Figure.Axis axisAcross(Figure figure) {
        return figure instanceof Figure.Lines lines ? lines.across() : figure.axis();
    }

    boolean logAcross() {
        return axisAcross(shown).log();
    }

    /** The figure that is shown, with what of it is hidden; null at first. */
    public ReadOnlyObjectProperty<Figure> figure() {
        return figure.getReadOnlyProperty();
    }

    /** What of the figure is not hidden; null at first. */
    Figure shown() {
        return shown;
    }

    Zoom zoom() {
        return zoom;
    }

    Hiding hiding() {
        return hiding;
    }

    /** What is drawn of the figure; null at first. */
    public Figure drawn() {
        return closeUp != null && closeUp.of() == shown && zoom.shown().across() != null
                        && closeUp.part().contains(zoom.shown().across())
                ? closeUp.lines()
                : shown;
    }

    /** The cell whose variant is marked. */
    public ObjectProperty<Cell> selected() {
        return selected;
    }

    /** Told when a subject is selected here. */
    public void setOnSelect(Consumer<Cell> receiver) {
        onSelect = receiver;
    }

    /**
     * Offers something more for a rectangle that was drawn.
     *
     * @param words what it does
     * @param receiver told which part of the axis from left to right, and of the one from bottom to top
     */
    public void setOnBrush(String words, BiConsumer<Extent, Extent> receiver) {
        gestures.onBrush(words, receiver);
    }

    /** The part of the axis from left to right that is shown. */
    public Extent extent() {
        var across = zoom.shown().across();
        return across == null ? Charts.extent(shown, compact) : across;
    }

    Extent height() {
        var up = zoom.shown().up();
        return up == null && drawn() instanceof Figure.Lines lines ? Charts.height(lines, extent()) : up;
    }

    /** Shows all of the figure again. */
    public void showAll() {
        look(Zoom.Part.ALL, new Object());
    }

    private void render() {
        if (shown != null) {
            dress();
        }
        stale = true;
        plot.requestLayout();
    }

    private void draw() {
        if (shown == null) {
            return;
        }
        var theme = probe.theme().get();
        canvas.getGraphicsContext2D().setFont(javafx.scene.text.Font.font(theme.family(), theme.size()));
        canvas.setChart(Charts.create(drawn(), theme, look()));
        if (hover.isVisible()) {
            hoverAgain();
        }
    }

    /** Brings up to date what stands above the chart; not from within a layout pass, which would miss it. */
    private void dress() {
        var hidden = hiding.hidden(figure.get()).size();
        chip.show(hidden);
        var zooms = canZoom();
        bar.setVisible(zooms);
        bar.setManaged(zooms);
        bar.show(zoom.shown() != Zoom.Part.ALL, zoom.hasBefore());
        if (!compact) {
            legend.show(figure.get(), probe.theme().get(), starred);
        }
        header.setManaged(!compact || hidden > 0);
    }

    private Charts.Look look() {
        return new Charts.Look(selected.get(), zoom.shown().across(), zoom.shown().up(), compact, starred);
    }

    boolean canZoom() {
        return shown != null && !(shown instanceof Figure.Grid) && !shown.isEmpty();
    }

    /** Looks closer at lines in the background; what was drawn before stays until that is there. */
    private void closeUp() {
        var part = zoom.shown().across();
        if (part != null
                && shown instanceof Figure.Lines lines
                && lines.lines().stream().anyMatch(line -> line.curve() != null)) {
            closeUps.request(() -> new CloseUp(lines, part, lines.closeUp(part)));
        }
    }

    private void take(CloseUp taken) {
        if (taken.of() == shown) {
            closeUp = taken;
            render();
        }
    }

    void hoverAt(MouseEvent event) {
        pointer = event;
        hover();
    }

    private void hover() {
        if (shown == null || shown.isEmpty() || pointer == null || menu != null && menu.isShowing()) {
            return;
        }
        if (drawn() instanceof Figure.Lines lines) {
            var point = area.nearest(lines, pointer.getX(), pointer.getY(), NEAR);
            if (point == null) {
                hideHoverMark();
            } else {
                show(lines, point);
            }
        } else {
            var subject = area.subjectAt(shown, pointer.getX(), pointer.getY());
            if (subject < 0) {
                hideHoverMark();
            } else {
                show(subject, pointer.getX());
            }
        }
    }

    /** What the pointer is on; -1 for nothing. */
    private int subjectAt(double x, double y) {
        if (drawn() instanceof Figure.Lines lines) {
            var point = area.nearest(lines, x, y, NEAR);
            return point == null ? -1 : point.subject();
        }
        return area.subjectAt(shown, x, y);
    }

    private void hoverAgain() {
        if (pointer != null) {
            hover();
        } else if (hovered >= 0) {
            step(0);
        } else {
            hideHover();
        }
    }

    private String title(int subject) {
        return Charts.label(shown.subjects().get(subject), starred);
    }

    private void show(int subject, double x) {
        hovered = subject;
        hover.showBand(area.subject(shown, subject), x, title(subject), shown.detail(subject));
    }

    private void show(Figure.Lines lines, PlotArea.Point point) {
        hovered = point.subject();
        var words = new ArrayList<String>();
        words.add(lines.across().label() + ": " + Numbers.of(point.across(), lines.across().unit()));
        words.add(lines.axis().label() + ": " + Numbers.of(point.up(), lines.axis().unit()));
        words.addAll(lines.detail(point.subject()));
        hover.showPoint(point.x(), point.y(), area.bounds(), title(point.subject()), words);
    }

    void hideHover() {
        pointer = null;
        hideHoverMark();
    }

    private void hideHoverMark() {
        hovered = -1;
        hover.hide();
    }

    private Cell hoveredCell() {
        return hovered >= 0 && hovered < shown.subjects().size() ? shown.subjects().get(hovered).cell() : null;
    }

    void select() {
        var cell = hoveredCell();
        if (cell != null) {
            onSelect.accept(cell);
        }
    }

    private void menu(ContextMenuEvent event) {
        if (shown == null || shown.isEmpty()) {
            return;
        }
        if (!event.isKeyboardTrigger() && event.getSource() == plot) {
            hovered = subjectAt(event.getX(), event.getY());
        }
        if (hovered < 0) {
            return;
        }
        var offered = new SubjectMenu(shown, hovered, hiding);
        if (hoveredCell() != null && workspace != null) {
            offered.add(hoveredCell(), workspace, navigation);
        }
        menu = offered;
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** The axis from left to right nearer or farther; null once all of it is in sight. */
    Extent zoomedAcross(double factor, double place) {
        var now = extent().zoomed(place, factor, logAcross());
        return now.contains(Charts.extent(shown, compact))
                ? null
                : now.isDrawable() ? now : zoom.shown().across();
    }

    void zoom(double factor) {
        if (canZoom()) {
            var middle = area.across(area.bounds().getCenterX());
            var across = zoomedAcross(factor, middle);
            look(across == null ? Zoom.Part.ALL : new Zoom.Part(across, zoom.shown().up()), new Object());
        }
    }

    void back() {
        zoom.back();
        closeUp();
        render();
    }

    void look(Zoom.Part part, Object gesture) {
        zoom.show(part.across() == null && part.up() == null ? Zoom.Part.ALL : part, gesture);
        closeUp();
        render();
    }

    /** One after the other: the rectangle, what is hovered, what is selected. */
    boolean escape() {
        if (brush.isShown()) {
            brush.end();
        } else if (hover.isVisible()) {
            hideHover();
        } else if (selected.get() != null) {
            onSelect.accept(null);
        } else {
            return false;
        }
        return true;
    }

    /** Makes what is hovered the baseline; false where nothing can be. */
    boolean star() {
        if (workspace == null || hoveredCell() == null) {
            return false;
        }
        SubjectMenu.star(hoveredCell(), workspace);
        return true;
    }

    boolean withHovered(Consumer<String> action) {
        if (hovered < 0 || hovered >= shown.subjects().size()) {
            return false;
        }
        action.accept(Hiding.keyOf(shown, shown.subjects().get(hovered)));
        return true;
    }

    boolean pan(double by) {
        if (canZoom()) {
            look(new Zoom.Part(extent().moved(by, logAcross()), zoom.shown().up()), new Object());
        }
        return true;
    }

    boolean step(int by) {
        pointer = null;
        var count = shown.subjects().size();
        var next = Math.clamp(hovered < 0 && by < 0 ? count - 1L : (long) hovered + by, 0, count - 1);
        if (drawn() instanceof Figure.Lines lines) {
            var point = area.pointOf(lines, next, area.across(area.bounds().getCenterX()));
            if (point != null) {
                show(lines, point);
            }
        } else {
            show(next, area.bounds().getCenterX());
        }
        return true;
    }

    /** What {@link ChartExport} needs to draw it once more. */
    Picture picture(String note) {
        var drawn = Objects.requireNonNull(drawn(), "nothing is shown");
        var hidden = hiding.hidden(figure.get());
        return new Picture(
                drawn,
                hidden.isEmpty() ? note : note + " " + TEXTS.get("hidden.note", String.join(", ", hidden)),
                probe.theme().get(),
                new Charts.Look(selected.get(), zoom.shown().across(), zoom.shown().up(), false, starred),
                (int) Math.max(640, plot.getWidth()),
                (int) Math.max(320, plot.getHeight() + 90));
    }
}
