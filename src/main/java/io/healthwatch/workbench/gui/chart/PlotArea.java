package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Figure;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;

/** Where things are on a canvas, as it was drawn last. In the canvas' pixels. */
final class PlotArea {

    /**
     * A point of a line.
     *
     * @param subject the line's place
     */
    record Point(int subject, double across, double up, double x, double y) {}

    private final ChartCanvas canvas;

    PlotArea(ChartCanvas canvas) {
        this.canvas = canvas;
    }

    private Rectangle2D area() {
        return canvas.getRenderingInfo().getPlotInfo().getDataArea();
    }

    /** The rectangle between the axes. */
    Bounds bounds() {
        var area = area();
        return new BoundingBox(area.getX(), area.getY(), Math.max(0, area.getWidth()), Math.max(0, area.getHeight()));
    }

    /** The value on the axis from left to right; NaN where it has none. */
    double across(double x) {
        return switch (canvas.getChart().getPlot()) {
            case XYPlot plot -> plot.getDomainAxis().java2DToValue(x, area(), plot.getDomainAxisEdge());
            case CategoryPlot plot -> plot.getRangeAxis().java2DToValue(x, area(), plot.getRangeAxisEdge());
            default -> Double.NaN;
        };
    }

    /** The value on the axis from bottom to top; NaN where it has none. */
    double up(double y) {
        return canvas.getChart().getPlot() instanceof XYPlot plot
                ? plot.getRangeAxis().java2DToValue(y, area(), plot.getRangeAxisEdge())
                : Double.NaN;
    }

    private static double x(XYPlot plot, double across, Rectangle2D area) {
        return plot.getDomainAxis().valueToJava2D(across, area, plot.getDomainAxisEdge());
    }

    private static double y(XYPlot plot, double up, Rectangle2D area) {
        return plot.getRangeAxis().valueToJava2D(up, area, plot.getRangeAxisEdge());
    }

    private static int columns(Figure figure) {
        return figure instanceof Figure.Grid grid ? grid.columns().size() : 1;
    }

    /** The row or the place of a grid that is there; -1 where there is none. */
    int subjectAt(Figure figure, double x, double y) {
        var area = area();
        var columns = columns(figure);
        var row = (int) Math.floor((y - area.getMinY()) / area.getHeight() * figure.rowCount());
        var column = columns == 1 ? 0 : (int) Math.floor((x - area.getMinX()) / area.getWidth() * columns);
        return row >= 0 && row < figure.rowCount() && column >= 0 && column < columns ? row * columns + column : -1;
    }

    /** Where a row is, its name included, or a place of a grid. */
    Bounds subject(Figure figure, int subject) {
        var area = area();
        var columns = columns(figure);
        var height = area.getHeight() / figure.rowCount();
        var top = area.getMinY() + subject / columns * height;
        if (columns == 1) {
            return new BoundingBox(0, top, canvas.getWidth(), height);
        }
        var width = area.getWidth() / columns;
        return new BoundingBox(area.getMinX() + subject % columns * width, top, width, height);
    }

    /** The nearest drawn point of any line, not farther away than that; null where there is none. */
    Point nearest(Figure.Lines figure, double x, double y, double farthest) {
        if (!(canvas.getChart().getPlot() instanceof XYPlot plot)) {
            return null;
        }
        var area = area();
        var from = across(x - farthest);
        var to = across(x + farthest);
        var least = farthest * farthest;
        Point nearest = null;
        for (var line = 0; line < figure.lines().size(); line++) {
            var points = figure.lines().get(line).points();
            for (var at = points.firstAt(from); at < points.size() && points.x()[at] <= to; at++) {
                var px = x(plot, points.x()[at], area);
                var py = y(plot, points.y()[at], area);
                var distance = (px - x) * (px - x) + (py - y) * (py - y);
                if (distance < least) {
                    least = distance;
                    nearest = new Point(line, points.x()[at], points.y()[at], px, py);
                }
            }
        }
        return nearest;
    }

    /** A line's drawn point that is nearest to a value across; null where it has none. */
    Point pointOf(Figure.Lines figure, int line, double across) {
        var points = figure.lines().get(line).points();
        if (points.size() == 0 || !(canvas.getChart().getPlot() instanceof XYPlot plot)) {
            return null;
        }
        var right = Math.min(points.firstAt(across), points.size() - 1);
        var left = Math.max(0, right - 1);
        var at = Math.abs(points.x()[left] - across) <= Math.abs(points.x()[right] - across) ? left : right;
        var area = area();
        return new Point(
                line, points.x()[at], points.y()[at], x(plot, points.x()[at], area), y(plot, points.y()[at], area));
    }

    /** The subjects of which something is drawn within a rectangle. */
    List<Integer> within(Figure figure, Bounds box) {
        return IntStream.range(0, figure.subjects().size())
                .filter(subject -> figure instanceof Figure.Lines lines
                        ? passes(lines.lines().get(subject), box)
                        : subject(figure, subject).intersects(box))
                .boxed()
                .toList();
    }

    private boolean passes(Figure.Line line, Bounds box) {
        var from = across(box.getMinX());
        var to = across(box.getMaxX());
        var low = up(box.getMaxY());
        var high = up(box.getMinY());
        var points = line.points();
        for (var at = points.firstAt(from); at < points.size() && points.x()[at] <= to; at++) {
            if (points.y()[at] >= low && points.y()[at] <= high) {
                return true;
            }
        }
        return false;
    }
}
