package io.healthwatch.workbench.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with ticks at 1, 2 and 5 or at decades only, as there is room. */
final class DecadeAxis extends LogAxis {

    private static final long serialVersionUID = 1L;

    /** A label may reach beyond the plot by so many pixels; what is further out would be cut off. */
    private static final double BESIDE_THE_PLOT = 8;

    DecadeAxis(String label) {
        super(label);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        var metrics = graphics.getFontMetrics(getTickLabelFont());
        var ticks = new ArrayList<NumberTick>();
        for (var value : places(getRange().getLowerBound(), getRange().getUpperBound(), room(area, edge))) {
            var words = Numbers.round(value);
            var anchor = TextAnchor.CENTER_RIGHT;
            if (RectangleEdge.isTopOrBottom(edge)) {
                var end = valueToJava2D(value, area, edge) + metrics.stringWidth(words) / 2.0;
                anchor = end > area.getMaxX() + BESIDE_THE_PLOT ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_CENTER;
            }
            ticks.add(new NumberTick(value, words, anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    private static int room(Rectangle2D area, RectangleEdge edge) {
        return (int) (RectangleEdge.isTopOrBottom(edge) ? area.getWidth() / 60 : area.getHeight() / 28);
    }

    static List<Double> places(double low, double high, int room) {
        for (var steps : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
            var places = decades(low, high, steps, 1);
            if (places.size() <= Math.max(2, room)) {
                return places.size() >= 3 ? places : evenly(low, high, room);
            }
        }
        for (var every = 2; ; every++) {
            var places = decades(low, high, new double[] {1}, every);
            if (places.size() <= Math.max(2, room)) {
                return places;
            }
        }
    }

    private static List<Double> decades(double low, double high, double[] steps, int every) {
        var places = new ArrayList<Double>();
        for (var exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
            if (Math.floorMod(exponent, every) == 0) {
                for (var step : steps) {
                    var value = step * Math.pow(10, exponent);
                    if (value >= low && value <= high) {
                        places.add(value);
                    }
                }
            }
        }
        return places;
    }

    private static List<Double> evenly(double low, double high, int room) {
        var step = niceStep((high - low) / Math.clamp(room, 2, 5));
        var places = new ArrayList<Double>();
        for (var value = Math.ceil(low / step) * step; value <= high; value += step) {
            places.add(value);
        }
        return places;
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    static double niceStep(double least) {
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        for (var step : new double[] {1, 2, 5}) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
