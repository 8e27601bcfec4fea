package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Estimate;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Draws what single points have around them: intervals in both directions, their names, and the line of the best. */
final class Spots extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1L;
    private static final double GAP = 8;
    private static final double MARK = 6;
    private static final double CAP = 3;

    private final transient Figure.Lines figure;
    private final transient ChartTheme theme;
    private final int selected;

    Spots(Figure.Lines figure, ChartTheme theme, int selected) {
        this.figure = figure;
        this.theme = theme;
        this.selected = selected;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis across,
            ValueAxis up,
            int index,
            PlotRenderingInfo info) {
        var spots = figure.lines().stream().filter(line -> line.spot() != null).toList();
        drawFront(graphics, area, across, up);
        graphics.setStroke(new BasicStroke(1.1f));
        graphics.setPaint(ChartTheme.faint(theme.text(), 0.55));
        var taken = new ArrayList<Rectangle2D>();
        var places = new ArrayList<Point2D>();
        if (!Double.isNaN(figure.target())) {
            var y = up.valueToJava2D(figure.target(), area, RectangleEdge.LEFT);
            taken.add(new Rectangle2D.Double(area.getX(), y - 1, area.getWidth(), 2));
        }
        if (!Double.isNaN(figure.targetAcross())) {
            var x = across.valueToJava2D(figure.targetAcross(), area, RectangleEdge.BOTTOM);
            taken.add(new Rectangle2D.Double(x - 1, area.getY(), 2, area.getHeight()));
        }
        for (var line : spots) {
            var x = across.valueToJava2D(line.spot().across().value(), area, RectangleEdge.BOTTOM);
            var y = up.valueToJava2D(line.spot().up().value(), area, RectangleEdge.LEFT);
            places.add(new Point2D.Double(x, y));
            taken.add(new Rectangle2D.Double(x - MARK, y - MARK, 2 * MARK, 2 * MARK));
            drawInterval(graphics, line.spot().up(), up, area, RectangleEdge.LEFT, x);
            drawInterval(graphics, line.spot().across(), across, area, RectangleEdge.BOTTOM, y);
        }
        for (var i = 0; i < spots.size(); i++) {
            if (area.contains(places.get(i))) {
                var chosen = selected >= 0 && figure.lines().indexOf(spots.get(i)) == selected;
                graphics.setFont(chosen ? theme.bold() : theme.small());
                drawName(graphics, area, places.get(i), spots.get(i).subject().label(), taken);
            }
        }
    }

    private static void drawInterval(
            Graphics2D graphics, Estimate estimate, ValueAxis axis, Rectangle2D area, RectangleEdge edge, double other) {
        if (estimate.interval() == null || estimate.isExact()) {
            return;
        }
        var low = axis.valueToJava2D(estimate.interval().low(), area, edge);
        var high = axis.valueToJava2D(estimate.interval().high(), area, edge);
        if (edge == RectangleEdge.LEFT) {
            graphics.draw(new Line2D.Double(other, low, other, high));
            graphics.draw(new Line2D.Double(other - CAP, low, other + CAP, low));
            graphics.draw(new Line2D.Double(other - CAP, high, other + CAP, high));
        } else {
            graphics.draw(new Line2D.Double(low, other, high, other));
        }
    }

    /** The stairs on which nothing is both further left and lower. */
    private void drawFront(Graphics2D graphics, Rectangle2D area, ValueAxis across, ValueAxis up) {
        var front = figure.front();
        if (front.size() < 2) {
            return;
        }
        var stairs = new Path2D.Double();
        var before = 0.0;
        for (var i = 0; i < front.size(); i++) {
            var x = across.valueToJava2D(front.get(i).spot().across().value(), area, RectangleEdge.BOTTOM);
            var y = up.valueToJava2D(front.get(i).spot().up().value(), area, RectangleEdge.LEFT);
            if (i == 0) {
                stairs.moveTo(x, y);
            } else {
                stairs.lineTo(x, before);
                stairs.lineTo(x, y);
            }
            before = y;
        }
        graphics.setPaint(ChartTheme.faint(theme.accent(), 0.6));
        graphics.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {3, 3}, 0));
        graphics.draw(stairs);
    }

    /** Writes a name where it covers neither a point nor another name, or else to the right. */
    private void drawName(
            Graphics2D graphics, Rectangle2D area, Point2D at, String name, List<Rectangle2D> taken) {
        var metrics = graphics.getFontMetrics();
        var width = metrics.stringWidth(name);
        var height = metrics.getAscent();
        var x = at.getX();
        var y = at.getY();
        var candidates = List.of(
                new Rectangle2D.Double(x + GAP, y - height / 2.0, width, height),
                new Rectangle2D.Double(x - GAP - width, y - height / 2.0, width, height),
                new Rectangle2D.Double(x - width / 2.0, y - GAP - height, width, height),
                new Rectangle2D.Double(x - width / 2.0, y + GAP, width, height),
                new Rectangle2D.Double(x + GAP, y - GAP - height, width, height),
                new Rectangle2D.Double(x + GAP, y + GAP, width, height));
        var free = candidates.stream()
                .filter(area::contains)
                .filter(box -> taken.stream().noneMatch(box::intersects))
                .findFirst()
                .orElse(candidates.getFirst());
        taken.add(free);
        graphics.setPaint(ChartTheme.faint(theme.ground(), 0.8));
        graphics.fill(new Rectangle2D.Double(free.getX() - 2, free.getY(), free.getWidth() + 4, free.getHeight()));
        graphics.setPaint(theme.text());
        graphics.drawString(name, (float) free.getX(), (float) (free.getMaxY() - metrics.getDescent() / 2.0));
    }
}
