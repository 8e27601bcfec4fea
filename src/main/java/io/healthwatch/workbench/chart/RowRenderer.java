package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Estimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.data.Range;
import org.jfree.data.category.CategoryDataset;

/** Draws a row of a figure: a value with its interval, a stack of parts, or a box. */
final class RowRenderer extends AbstractCategoryItemRenderer {

    private static final long serialVersionUID = 1L;
    private static final double TALLEST_BAR = 22;
    private static final double BESIDE_THE_TARGET = 6;
    private static final Marker[] BESIDE = {Marker.DIAMOND, Marker.UP, Marker.SQUARE};

    private final transient Figure figure;
    private final transient ChartTheme theme;
    private final int selected;
    private final boolean compact;

    RowRenderer(Figure figure, ChartTheme theme, int selected, boolean compact) {
        this.figure = figure;
        this.theme = theme;
        this.selected = selected;
        this.compact = compact;
    }

    @Override
    public Range findRangeBounds(CategoryDataset dataset) {
        return null;
    }

    /** Where things of one row go. */
    private record Row(Graphics2D graphics, Rectangle2D area, double middle, double height, ValueAxis axis, CategoryPlot plot) {

        double x(double value) {
            var least = axis.getRange().getLowerBound();
            var inside = axis instanceof DecadeAxis ? Math.max(value, least * 1e-3) : value;
            var x = axis.valueToJava2D(inside, area, plot.getRangeAxisEdge());
            return Math.clamp(x, area.getMinX() - 1e4, area.getMaxX() + 1e4);
        }

        Rectangle2D bar(double from, double to, double share) {
            var tall = Math.min(height * share, TALLEST_BAR * share / 0.6);
            return new Rectangle2D.Double(Math.min(from, to), middle - tall / 2, Math.abs(to - from), tall);
        }
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            CategoryItemRendererState state,
            Rectangle2D area,
            CategoryPlot plot,
            CategoryAxis domain,
            ValueAxis axis,
            CategoryDataset dataset,
            int series,
            int place,
            int pass) {
        var count = dataset.getColumnCount();
        var height = area.getHeight() / count;
        var row = new Row(graphics, area, area.getMinY() + height * (place + 0.5), height, axis, plot);
        if (place == selected) {
            graphics.setPaint(ChartTheme.faint(theme.accent(), 0.13));
            graphics.fill(new Rectangle2D.Double(area.getMinX(), row.middle - height / 2, area.getWidth(), height));
        }
        var end = switch (figure) {
            case Figure.Measures measures -> drawMeasures(row, measures, measures.rows().get(place));
            case Figure.Ratios ratios -> drawRatio(row, ratios.rows().get(place));
            case Figure.Stacks stacks -> drawStack(row, stacks.rows().get(place));
            case Figure.Spreads spreads -> drawSpread(row, spreads.rows().get(place));
            case Figure.Lines _, Figure.Grid _ -> Double.NaN;
        };
        drawWords(row, figure.subjects().get(place), words(place), end);
    }

    private double drawMeasures(Row row, Figure.Measures measures, Figure.MeasureRow shown) {
        var main = shown.values().getFirst();
        if (main == null) {
            return Double.NaN;
        }
        var cell = shown.subject().cell();
        var color = cell == null ? theme.accent() : theme.of(cell.variant());
        if (measures.axis().zero() && !measures.axis().log()) {
            row.graphics.setPaint(ChartTheme.faint(color, 0.30));
            row.graphics.fill(row.bar(row.x(0), row.x(main.value()), 0.6));
        }
        var end = row.x(main.value());
        for (var i = shown.values().size() - 1; i > 0; i--) {
            var beside = shown.values().get(i);
            if (beside != null) {
                var x = row.x(beside.value());
                drawMarker(row, x, BESIDE[(i - 1) % BESIDE.length], theme.ground(), theme.muted(), 3.6);
                end = Math.max(end, x);
            }
        }
        end = Math.max(end, drawInterval(row, main));
        drawMarker(
                row,
                row.x(main.value()),
                cell == null ? Marker.CIRCLE : Palette.of(cell.variant()).marker(),
                main.interval() == null ? theme.ground() : color,
                color,
                compact ? 3.6 : 4.6);
        return end;
    }

    private double drawRatio(Row row, Figure.RatioRow shown) {
        if (shown.ratio() == null) {
            return Double.NaN;
        }
        var color = theme.of(shown.answer());
        var end = Math.max(row.x(shown.ratio().value()), drawInterval(row, shown.ratio()));
        drawMarker(
                row,
                row.x(shown.ratio().value()),
                Palette.of(shown.answer()).marker(),
                shown.answer() == Answer.UNSURE ? theme.ground() : color,
                color,
                4.6);
        return end;
    }

    private double drawInterval(Row row, Estimate estimate) {
        if (estimate.interval() == null || estimate.isExact()) {
            return row.x(estimate.value());
        }
        var low = row.x(estimate.interval().low());
        var high = row.x(estimate.interval().high());
        var cap = Math.min(row.height * 0.2, 5);
        row.graphics.setPaint(theme.text());
        row.graphics.setStroke(new BasicStroke(1.4f));
        row.graphics.draw(new Line2D.Double(low, row.middle, high, row.middle));
        drawEnd(row, low, cap, row.area.getMinX(), 1);
        drawEnd(row, high, cap, row.area.getMaxX(), -1);
        return high;
    }

    /** A cap; an arrow at the axis' end where the interval goes on beyond it. */
    private static void drawEnd(Row row, double end, double cap, double edge, int inward) {
        if ((end - edge) * inward >= 0) {
            row.graphics.draw(new Line2D.Double(end, row.middle - cap, end, row.middle + cap));
            return;
        }
        var arrow = new Path2D.Double();
        arrow.moveTo(edge + inward * 7.0, row.middle - 4);
        arrow.lineTo(edge + inward, row.middle);
        arrow.lineTo(edge + inward * 7.0, row.middle + 4);
        row.graphics.draw(arrow);
    }

    private double drawStack(Row row, Figure.StackRow shown) {
        if (shown.whole() == null) {
            return Double.NaN;
        }
        var sum = 0.0;
        for (var i = 0; i < shown.parts().length; i++) {
            var from = row.x(sum);
            sum += Double.isNaN(shown.parts()[i]) ? 0 : Math.max(0, shown.parts()[i]);
            row.graphics.setPaint(new Color(Palette.part(i)));
            row.graphics.fill(row.bar(from, row.x(sum), 0.62));
        }
        return Math.max(row.x(sum), drawInterval(row, shown.whole()));
    }

    private double drawSpread(Row row, Figure.SpreadRow shown) {
        var q = shown.quantiles();
        if (q == null) {
            return Double.NaN;
        }
        var color = theme.of(shown.subject().cell().variant());
        var cap = Math.min(row.height * 0.18, 5);
        row.graphics.setStroke(new BasicStroke(1.3f));
        row.graphics.setPaint(color);
        if (shown.density() != null) {
            drawViolin(row, shown.density(), color);
        }
        row.graphics.draw(new Line2D.Double(row.x(q.p5()), row.middle, row.x(q.p95()), row.middle));
        for (var end : new double[] {q.p5(), q.p95()}) {
            row.graphics.draw(new Line2D.Double(row.x(end), row.middle - cap, row.x(end), row.middle + cap));
        }
        var box = row.bar(row.x(q.p25()), row.x(q.p75()), shown.density() == null ? 0.55 : 0.16);
        row.graphics.setPaint(theme.ground());
        row.graphics.fill(box);
        row.graphics.setPaint(ChartTheme.faint(color, 0.35));
        row.graphics.fill(box);
        row.graphics.setPaint(color);
        row.graphics.draw(box);
        row.graphics.setStroke(new BasicStroke(2.6f));
        row.graphics.setPaint(theme.text());
        row.graphics.draw(new Line2D.Double(row.x(q.median()), box.getMinY(), row.x(q.median()), box.getMaxY()));
        row.graphics.setStroke(new BasicStroke(1.2f));
        row.graphics.setPaint(theme.muted());
        row.graphics.draw(new Ellipse2D.Double(row.x(q.most()) - 2.2, row.middle - 2.2, 4.4, 4.4));
        return row.x(q.most());
    }

    private static void drawViolin(Row row, Density density, Color color) {
        var half = row.height * 0.46 / density.greatest();
        var last = density.at().length - 1;
        var outline = new Path2D.Double();
        outline.moveTo(row.x(density.value(0)), row.middle - density.density()[0] * half);
        for (var i = 1; i <= last; i++) {
            outline.lineTo(row.x(density.value(i)), row.middle - density.density()[i] * half);
        }
        for (var i = last; i >= 0; i--) {
            outline.lineTo(row.x(density.value(i)), row.middle + density.density()[i] * half);
        }
        outline.closePath();
        row.graphics.setPaint(ChartTheme.faint(color, 0.3));
        row.graphics.fill(outline);
        row.graphics.setPaint(color);
        row.graphics.draw(outline);
    }

    private String words(int place) {
        var unit = figure.axis().unit();
        return switch (figure) {
            case Figure.Measures measures -> {
                var shown = measures.rows().get(place);
                yield Numbers.of(shown.values().getFirst(), unit)
                        + (shown.compared() == null || compact ? "" : ", " + shown.compared().answer().word());
            }
            case Figure.Ratios ratios -> ratios.rows().get(place).answer().word() + ", "
                    + Numbers.of(ratios.rows().get(place).ratio(), unit);
            case Figure.Stacks stacks -> Numbers.of(stacks.rows().get(place).whole(), unit);
            case Figure.Spreads spreads -> {
                var q = spreads.rows().get(place).quantiles();
                yield q == null ? "" : Numbers.plain(q.median()) + ", p95 " + Numbers.of(q.p95(), unit);
            }
            case Figure.Lines _, Figure.Grid _ -> "";
        };
    }

    private String unmeasured(String remark) {
        var word = figure instanceof Figure.Ratios ? "unsure" : "not measured";
        return compact || remark.isEmpty() ? word : remark.startsWith(word) ? remark : word + ": " + remark;
    }

    private void drawWords(Row row, Subject subject, String words, double end) {
        var measured = !Double.isNaN(end);
        var text = measured
                ? words
                : unmeasured(subject.remark());
        row.graphics.setFont(measured ? theme.font() : theme.small());
        row.graphics.setPaint(measured ? theme.text() : theme.muted());
        var metrics = row.graphics.getFontMetrics();
        var room = row.area.getWidth() - 12;
        while (text.length() > 4 && metrics.stringWidth(text) > room) {
            text = text.substring(0, text.length() - 2).stripTrailing() + "…";
        }
        var x = measured ? Math.min(end, row.area.getMaxX()) + 8 : row.area.getMinX() + 6;
        var latest = row.area.getMaxX() - metrics.stringWidth(text) - 3;
        var target = Charts.target(figure);
        if (!Double.isNaN(target)) {
            var line = row.x(target);
            var crossed = x - 2 < line && line < x + metrics.stringWidth(text) + 2;
            x = crossed && line + BESIDE_THE_TARGET <= latest ? line + BESIDE_THE_TARGET : x;
        }
        var baseline = row.middle + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        if (x > latest) {
            x = latest;
            var ground = new Rectangle2D.Double(
                    x - 3, row.middle - metrics.getHeight() / 2.0, metrics.stringWidth(text) + 6.0, metrics.getHeight());
            row.graphics.setPaint(ChartTheme.faint(theme.ground(), 0.8));
            row.graphics.fill(ground);
            row.graphics.setPaint(measured ? theme.text() : theme.muted());
        }
        row.graphics.drawString(text, (float) x, (float) baseline);
    }

    private static void drawMarker(Row row, double x, Marker marker, Color fill, Color edge, double radius) {
        var place = AffineTransform.getTranslateInstance(x, row.middle);
        place.scale(radius, radius);
        var shape = place.createTransformedShape(shape(marker));
        var clip = row.graphics.getClip();
        if (row.area.getMinX() <= x && x <= row.area.getMaxX()) {
            row.graphics.setClip(withRoomFor(row.area, radius + 1));
        }
        row.graphics.setPaint(fill);
        row.graphics.fill(shape);
        row.graphics.setPaint(edge);
        row.graphics.setStroke(new BasicStroke(1.5f));
        row.graphics.draw(shape);
        row.graphics.setClip(clip);
    }

    /** A marker whose middle is at the edge is shown whole. */
    private static Rectangle2D withRoomFor(Rectangle2D area, double radius) {
        return new Rectangle2D.Double(
                area.getX() - radius, area.getY(), area.getWidth() + 2 * radius, area.getHeight());
    }

    /** The marker's SVG path, which uses M, L, H, V, A (for the disc only) and Z, as a shape of AWT. */
    static Shape shape(Marker marker) {
        if (marker == Marker.CIRCLE) {
            return new Ellipse2D.Double(-1, -1, 2, 2);
        }
        var path = new Path2D.Double();
        var tokens = marker.path().replaceAll("([A-Z])", " $1 ").trim().toUpperCase(Locale.ROOT).split("\\s+");
        var x = 0.0;
        var y = 0.0;
        for (var i = 0; i < tokens.length; ) {
            switch (tokens[i]) {
                case "M", "L" -> {
                    x = Double.parseDouble(tokens[i + 1]);
                    y = Double.parseDouble(tokens[i + 2]);
                    if (tokens[i].equals("M")) {
                        path.moveTo(x, y);
                    } else {
                        path.lineTo(x, y);
                    }
                    i += 3;
                }
                case "H" -> {
                    x = Double.parseDouble(tokens[i + 1]);
                    path.lineTo(x, y);
                    i += 2;
                }
                case "V" -> {
                    y = Double.parseDouble(tokens[i + 1]);
                    path.lineTo(x, y);
                    i += 2;
                }
                default -> {
                    path.closePath();
                    i++;
                }
            }
        }
        return path;
    }

    /** A marker's shape of that radius around the origin. */
    static Shape shape(Marker marker, double radius) {
        return AffineTransform.getScaleInstance(radius, radius).createTransformedShape(shape(marker));
    }
}
