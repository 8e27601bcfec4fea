package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Estimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** Makes charts of figures. */
public final class Charts {

    private static final float[] DASHES = {6, 4};
    private static final float[] SHORT_DASHES = {3, 3};
    private static final double LABEL_ROOM = 0.17;
    private static final double WIDE_LABEL_ROOM = 0.26;
    private static final double COMPACT_LABEL_ROOM = 0.36;
    private static final double SPOT_ROOM = 0.14;
    private static final int MARKERS_A_LINE = 6;
    private static final RectangleInsets PADDING = new RectangleInsets(6, 4, 2, 10);

    private Charts() {}

    /**
     * How a figure is looked at.
     *
     * @param extent the part of the axis from left to right that is shown; null for all
     * @param height the part of the axis from bottom to top that is shown, where lines are drawn; null for what
     *     is drawn in {@code extent}
     * @param compact small, beside others
     * @param starred whether a cell is the baseline's
     */
    public record Look(Cell selected, Extent extent, Extent height, boolean compact, Predicate<Cell> starred) {

        /** All of the axis from bottom to top, and no baseline. */
        public Look(Cell selected, Extent extent, boolean compact) {
            this(selected, extent, null, compact, _ -> false);
        }
    }

    /** A subject's label; the baseline's has a star. */
    public static String label(Subject subject, Predicate<Cell> starred) {
        return subject.cell() != null && starred.test(subject.cell()) ? "★ " + subject.label() : subject.label();
    }

    /** A chart on a canvas, which has its title and legend around it. */
    public static JFreeChart create(Figure figure, ChartTheme theme, Look look) {
        var plot = switch (figure) {
            case Figure.Lines lines -> linesPlot(lines, theme, look);
            case Figure.Grid grid -> GridPlot.of(grid, theme, look.selected());
            case Figure.Measures _, Figure.Ratios _, Figure.Stacks _, Figure.Spreads _ -> rowsPlot(figure, theme, look);
        };
        var chart = new JFreeChart(null, theme.font(), plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(PADDING);
        return chart;
    }

    /** A chart that stands alone, with its title, legend and ground. */
    public static JFreeChart createAlone(Figure figure, String note, ChartTheme theme, Look look) {
        var chart = create(figure, theme, look);
        chart.setBackgroundPaint(theme.ground());
        var title = new TextTitle(figure.title(), theme.bold().deriveFont(theme.size() + 4));
        title.setPaint(theme.text());
        title.setMargin(6, 6, 2, 6);
        chart.setTitle(title);
        if (!note.isEmpty()) {
            var condition = new TextTitle(note, theme.small());
            condition.setPaint(theme.muted());
            condition.setMargin(0, 6, 4, 6);
            chart.addSubtitle(condition);
        }
        var items = legendItems(figure, theme);
        var legend = new LegendTitle(() -> items);
        legend.setItemFont(theme.small());
        legend.setItemPaint(theme.text());
        legend.setBackgroundPaint(theme.ground());
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(legend);
        return chart;
    }

    private static LegendItemCollection legendItems(Figure figure, ChartTheme theme) {
        var items = new LegendItemCollection();
        for (var entry : Legend.of(figure)) {
            var color = color(entry, theme);
            var shape = entry.marker() == null
                    ? new Line2D.Double(-7, 0, 7, 0)
                    : RowRenderer.shape(entry.marker(), 4.5);
            var item = entry.hollow()
                    ? new LegendItem(
                            entry.words(), null, null, null, shape, theme.ground(), new BasicStroke(1.4f), color)
                    : new LegendItem(entry.words(), null, null, null, shape, color, new BasicStroke(1.4f), color);
            items.add(item);
        }
        return items;
    }

    private static Color color(Legend.Entry entry, ChartTheme theme) {
        return switch (entry.role()) {
            case VARIANT -> theme.of(entry.subject());
            case ANSWER -> theme.of(Answer.valueOf(entry.subject()));
            case PART -> new Color(Palette.part(entry.part()));
            case TARGET -> theme.target();
            case NEUTRAL -> theme.muted();
            case TEXT -> theme.text();
        };
    }

    /**
     * From where to where the axis from left to right goes. An interval that is much wider than the values lie
     * apart, as that of two forks often is, leaves the axis instead of squeezing all values into a corner.
     */
    public static Extent extent(Figure figure, boolean compact) {
        if (figure instanceof Figure.Lines lines) {
            return Extent.around(
                    lines.lines().stream().flatMapToDouble(line -> Arrays.stream(line.points().x())),
                    lines.across(),
                    hasSpots(lines) ? SPOT_ROOM : 0.01);
        }
        var log = figure.axis().log();
        var values = values(figure).filter(Double::isFinite).filter(value -> !log || value > 0).toArray();
        var range = Arrays.stream(values).summaryStatistics();
        var farthest = range.getMax() * (log ? 4 : 1.6);
        var nearest = log ? range.getMin() / 4 : range.getMin() - Math.abs(range.getMin()) * 0.6;
        var ends = ends(figure).map(value -> Math.clamp(value, nearest, Math.max(nearest, farthest)));
        var target = target(figure);
        var withTarget = target <= range.getMax() * (log ? 30 : 2);
        return Extent.around(
                Stream.of(
                                Arrays.stream(values),
                                values.length == 0 ? DoubleStream.empty() : ends,
                                withTarget ? DoubleStream.of(target) : DoubleStream.empty())
                        .flatMapToDouble(part -> part),
                figure.axis(),
                compact ? COMPACT_LABEL_ROOM : widelyLabelled(figure) ? WIDE_LABEL_ROOM : LABEL_ROOM);
    }

    private static boolean widelyLabelled(Figure figure) {
        return switch (figure) {
            case Figure.Spreads _, Figure.Ratios _ -> true;
            case Figure.Measures measures -> !measures.baseline().isEmpty();
            case Figure.Stacks _, Figure.Lines _, Figure.Grid _ -> false;
        };
    }

    /** Whether an interval goes on beyond the axis. */
    public static boolean anIntervalLeaves(Figure figure) {
        var extent = extent(figure, false);
        return ends(figure).anyMatch(end -> end > extent.high() || end < extent.low());
    }

    private static DoubleStream values(Figure figure) {
        return switch (figure) {
            case Figure.Measures measures -> measures.rows().stream()
                    .flatMap(row -> row.values().stream())
                    .filter(Objects::nonNull)
                    .mapToDouble(Estimate::value);
            case Figure.Ratios ratios -> DoubleStream.concat(
                    DoubleStream.of(1 / (1 + ratios.margin()), 1 + ratios.margin()),
                    ratios.rows().stream()
                            .map(Figure.RatioRow::ratio)
                            .filter(Objects::nonNull)
                            .mapToDouble(Estimate::value));
            case Figure.Stacks stacks -> stacks.rows().stream()
                    .filter(row -> row.whole() != null)
                    .flatMapToDouble(row -> DoubleStream.of(
                            row.whole().value(),
                            Arrays.stream(row.parts()).filter(part -> part > 0).sum()));
            case Figure.Spreads spreads -> spreads.rows().stream()
                    .map(Figure.SpreadRow::quantiles)
                    .filter(Objects::nonNull)
                    .flatMapToDouble(q -> DoubleStream.of(q.p5(), q.most()));
            case Figure.Lines _, Figure.Grid _ -> DoubleStream.empty();
        };
    }

    /** Both ends of every interval. */
    private static DoubleStream ends(Figure figure) {
        var estimates = switch (figure) {
            case Figure.Measures measures -> measures.rows().stream().flatMap(row -> row.values().stream());
            case Figure.Ratios ratios -> ratios.rows().stream().map(Figure.RatioRow::ratio);
            case Figure.Stacks stacks -> stacks.rows().stream().map(Figure.StackRow::whole);
            case Figure.Spreads _, Figure.Lines _, Figure.Grid _ -> Stream.<Estimate>empty();
        };
        return estimates
                .filter(estimate -> estimate != null && estimate.interval() != null)
                .flatMapToDouble(estimate -> DoubleStream.of(
                        estimate.interval().low(), estimate.interval().high()));
    }

    /** The target that is drawn; NaN for none. */
    public static double target(Figure figure) {
        return switch (figure) {
            case Figure.Measures measures -> measures.target();
            case Figure.Stacks stacks -> stacks.target();
            case Figure.Spreads spreads -> spreads.target();
            case Figure.Lines lines -> lines.target();
            case Figure.Ratios _, Figure.Grid _ -> Double.NaN;
        };
    }

    private static Plot rowsPlot(Figure figure, ChartTheme theme, Look look) {
        var dataset = new RowsDataset(figure.subjects().stream()
                .map(subject -> label(subject, look.starred()))
                .toList());
        var selected = figure.placeOf(look.selected());
        var names = new CategoryAxis();
        names.setLowerMargin(0);
        names.setUpperMargin(0);
        names.setCategoryMargin(0);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        names.setTickLabelFont(look.compact() ? theme.small() : theme.font());
        names.setTickLabelPaint(theme.text());
        names.setMaximumCategoryLabelLines(1);
        names.setCategoryLabelPositions(new CategoryLabelPositions(
                names.getCategoryLabelPositions().getLabelPosition(RectangleEdge.TOP),
                names.getCategoryLabelPositions().getLabelPosition(RectangleEdge.BOTTOM),
                new CategoryLabelPosition(
                        RectangleAnchor.RIGHT, TextBlockAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0,
                        CategoryLabelWidthType.RANGE, look.compact() ? 0.6f : 0.45f),
                names.getCategoryLabelPositions().getLabelPosition(RectangleEdge.RIGHT)));
        for (var key : dataset.keys()) {
            if (key.row() == selected) {
                names.setTickLabelFont(key, theme.bold());
            }
        }
        var values = valueAxis(figure.axis(), theme);
        var extent = look.extent() == null ? extent(figure, look.compact()) : look.extent();
        values.setRange(extent.low(), extent.high());
        var plot = new CategoryPlot(
                dataset, names, values, new RowRenderer(figure, theme, selected, look.compact()));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(theme.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDomainGridlinesVisible(false);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        if (figure instanceof Figure.Ratios ratios) {
            plot.addRangeMarker(
                    new IntervalMarker(
                            1 / (1 + ratios.margin()), 1 + ratios.margin(), ChartTheme.faint(theme.muted(), 0.18)),
                    Layer.BACKGROUND);
            plot.addRangeMarker(new ValueMarker(1, theme.muted(), new BasicStroke(1.2f)), Layer.BACKGROUND);
        }
        if (target(figure) <= extent.high()) {
            plot.addRangeMarker(targetMarker(target(figure), theme), Layer.FOREGROUND);
        }
        return plot;
    }

    private static ValueMarker targetMarker(double target, ChartTheme theme) {
        return new ValueMarker(
                target, theme.target(), new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0));
    }

    private static ValueAxis valueAxis(Figure.Axis axis, ChartTheme theme) {
        var made = axis.log() ? new DecadeAxis(axis.title()) : new NumberAxis(axis.title());
        if (made instanceof NumberAxis linear) {
            linear.setNumberFormatOverride(new PlainFormat());
            linear.setAutoRangeIncludesZero(axis.zero());
        }
        made.setLabelFont(theme.font());
        made.setLabelPaint(theme.muted());
        made.setTickLabelFont(theme.small());
        made.setTickLabelPaint(theme.muted());
        made.setAxisLinePaint(theme.grid());
        made.setTickMarkPaint(theme.grid());
        return made;
    }

    private static Plot linesPlot(Figure.Lines figure, ChartTheme theme, Look look) {
        var dataset = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultCreateEntities(false);
        var selected = figure.placeOf(look.selected());
        var several = figure.lines().stream().map(line -> line.subject().cell()).distinct().count() > 1;
        for (var i = 0; i < figure.lines().size(); i++) {
            var line = figure.lines().get(i);
            var isSelected = selected >= 0
                    && line.subject().cell().variant().equals(figure.lines().get(selected).subject().cell().variant())
                    && line.subject().cell().host().equals(figure.lines().get(selected).subject().cell().host());
            var strong = !several || selected < 0 || isSelected;
            add(dataset, renderer, line, i, strong, several && isSelected, theme);
        }
        var across = valueAxis(figure.across(), theme);
        var extent = look.extent() == null ? extent(figure, look.compact()) : look.extent();
        across.setRange(extent.low(), extent.high());
        var up = valueAxis(figure.axis(), theme);
        var height = look.height() == null ? height(figure, extent) : look.height();
        up.setRange(height.low(), height.high());
        var plot = new XYPlot(dataset, across, up, renderer);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(theme.grid());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        if (!Double.isNaN(figure.target())) {
            plot.addRangeMarker(targetMarker(figure.target(), theme));
        }
        if (!Double.isNaN(figure.targetAcross())) {
            plot.addDomainMarker(targetMarker(figure.targetAcross(), theme));
        }
        if (hasSpots(figure)) {
            plot.addAnnotation(new Spots(figure, theme, selected));
        }
        return plot;
    }

    private static boolean hasSpots(Figure.Lines figure) {
        return figure.lines().stream().anyMatch(line -> line.spot() != null);
    }

    /** From where to where the axis from bottom to top goes, for what lies in a part of the other one. */
    public static Extent height(Figure.Lines figure, Extent across) {
        return Extent.around(
                DoubleStream.concat(
                        figure.lines().stream().flatMapToDouble(line -> inside(line.points(), across)),
                        DoubleStream.of(figure.axis().unit().equals("%") ? 100 : Double.NaN)),
                figure.axis(),
                hasSpots(figure) ? SPOT_ROOM : 0.04);
    }

    private static DoubleStream inside(Decimation.Points points, Extent extent) {
        var inside = new double[points.size()];
        var size = 0;
        for (var i = 0; i < points.size(); i++) {
            if (points.x()[i] >= extent.low() && points.x()[i] <= extent.high()) {
                inside[size++] = points.y()[i];
            }
        }
        return Arrays.stream(inside, 0, size);
    }

    private static void add(
            DefaultXYDataset dataset,
            XYLineAndShapeRenderer renderer,
            Figure.Line line,
            int place,
            boolean strong,
            boolean selected,
            ChartTheme theme) {
        var points = line.points();
        var split = 0;
        while (split < points.size() && points.x()[split] <= line.warmup()) {
            split++;
        }
        var color = ChartTheme.faint(
                theme.of(line.subject().cell().variant()), (strong ? 1 : 0.3) * Math.max(0.35, 1 - 0.12 * line.shade()));
        if (split > 0) {
            var series = dataset.getSeriesCount();
            dataset.addSeries(place + " warm-up", part(points, 0, Math.min(points.size(), split + 1)));
            renderer.setSeriesPaint(series, color);
            renderer.setSeriesStroke(
                    series, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, SHORT_DASHES, 0));
        }
        if (split < points.size()) {
            var series = dataset.getSeriesCount();
            dataset.addSeries(place + " line", part(points, split, points.size()));
            renderer.setSeriesPaint(series, color);
            var inNode = line.subject().cell().series().contains("@node");
            renderer.setSeriesStroke(
                    series,
                    inNode
                            ? new BasicStroke(
                                    selected ? 3 : 1.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10,
                                    new float[] {9, 3}, 0)
                            : new BasicStroke(selected ? 3 : 1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        if (points.size() > 0) {
            var series = dataset.getSeriesCount();
            dataset.addSeries(place + " marks", marks(points, place));
            renderer.setSeriesLinesVisible(series, false);
            renderer.setSeriesShapesVisible(series, true);
            renderer.setSeriesShape(
                    series, RowRenderer.shape(Palette.of(line.subject().cell().variant()).marker(), selected || line.spot() != null ? 4.6 : 3.6));
            renderer.setSeriesPaint(series, color);
        }
    }

    private static double[][] part(Decimation.Points points, int from, int to) {
        return new double[][] {Arrays.copyOfRange(points.x(), from, to), Arrays.copyOfRange(points.y(), from, to)};
    }

    /** A few places on a line, shifted from line to line so that marks of lines that run together both show. */
    private static double[][] marks(Decimation.Points points, int place) {
        var count = Math.min(points.size(), MARKERS_A_LINE);
        var xs = new double[count];
        var ys = new double[count];
        var shift = place % 7 / 7.0;
        for (var i = 0; i < count; i++) {
            var at = count == points.size()
                    ? i
                    : (int) Math.min(points.size() - 1, (i + shift) * (points.size() - 1) / count);
            xs[i] = points.x()[at];
            ys[i] = points.y()[at];
        }
        return new double[][] {xs, ys};
    }

    /** Figures on an axis. */
    private static final class PlainFormat extends NumberFormat {

        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(Numbers.round(Math.abs(number) < 1e-9 ? 0 : number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("an axis only writes");
        }
    }
}
