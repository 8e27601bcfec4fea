package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** Draws a grid: a block a place, with its value and its ratio written into it. */
final class GridPlot {

    private static final double FAINTEST = 0.05;
    private static final double STRONGEST = 0.5;
    private static final double BLOCK = 0.96;

    private GridPlot() {}

    static Plot of(Figure.Grid figure, ChartTheme theme, Cell selected) {
        var columns = figure.columns().size();
        var places = new double[3][figure.cells().size()];
        for (var i = 0; i < figure.cells().size(); i++) {
            var value = figure.cells().get(i).value();
            places[0][i] = i % columns;
            places[1][i] = i / columns;
            places[2][i] = value == null ? Double.NaN : value.value();
        }
        var dataset = new DefaultXYZDataset();
        dataset.addSeries(figure.title(), places);
        var renderer = new XYBlockRenderer();
        renderer.setBlockWidth(BLOCK);
        renderer.setBlockHeight(BLOCK);
        renderer.setDefaultCreateEntities(false);
        renderer.setPaintScale(scale(figure, theme));
        var rows = names(figure.rows(), theme);
        rows.setInverted(true);
        var plot = new XYPlot(dataset, names(figure.columns(), theme), rows, renderer);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        for (var i = 0; i < figure.cells().size(); i++) {
            var words = new XYTextAnnotation(words(figure, figure.cells().get(i)), places[0][i], places[1][i]);
            words.setFont(theme.font());
            words.setPaint(figure.cells().get(i).value() == null ? theme.muted() : theme.text());
            plot.addAnnotation(words);
        }
        var place = figure.placeOf(selected);
        if (place >= 0) {
            plot.addAnnotation(new XYBoxAnnotation(
                    places[0][place] - BLOCK / 2,
                    places[1][place] - BLOCK / 2,
                    places[0][place] + BLOCK / 2,
                    places[1][place] + BLOCK / 2,
                    new BasicStroke(2),
                    theme.accent()));
        }
        return plot;
    }

    private static SymbolAxis names(List<String> names, ChartTheme theme) {
        var axis = new SymbolAxis(null, names.toArray(String[]::new));
        axis.setRange(-0.5, names.size() - 0.5);
        axis.setGridBandsVisible(false);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(theme.font());
        axis.setTickLabelPaint(theme.text());
        return axis;
    }

    private static String words(Figure.Grid figure, Figure.GridCell cell) {
        return cell.value() == null
                ? "not measured"
                : Numbers.of(cell.value(), figure.axis().unit())
                        + (cell.ratio() == null ? "" : "  ·  " + Numbers.plain(cell.ratio().value()) + "×");
    }

    /** From faint to strong between the least and the greatest value, by their logarithms where the axis has them. */
    private static PaintScale scale(Figure.Grid figure, ChartTheme theme) {
        var range = figure.cells().stream()
                .map(Figure.GridCell::value)
                .filter(Objects::nonNull)
                .mapToDouble(Estimate::value)
                .summaryStatistics();
        var log = figure.axis().log() && range.getMin() > 0;
        return new PaintScale() {
            @Override
            public double getLowerBound() {
                return range.getMin();
            }

            @Override
            public double getUpperBound() {
                return range.getMax();
            }

            @Override
            public Paint getPaint(double value) {
                if (Double.isNaN(value)) {
                    return new Color(0, true);
                }
                var share = log
                        ? Math.log(value / range.getMin()) / Math.log(range.getMax() / range.getMin())
                        : (value - range.getMin()) / (range.getMax() - range.getMin());
                var opacity = FAINTEST + (STRONGEST - FAINTEST) * (Double.isFinite(share) ? share : 0);
                return ChartTheme.faint(theme.accent(), opacity);
            }
        };
    }
}
