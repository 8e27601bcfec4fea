package io.healthwatch.workbench.chart;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Cuts a long series down to what a screen can show, and keeps every spike: of each stretch of the series
 * the least and the greatest value stay, in their order.
 */
public final class Decimation {

    /** More points than this are not seen and only cost time. */
    public static final int POINTS = 2000;

    /** Points of a line. */
    public record Points(double[] x, double[] y) {

        /** How many there are. */
        public int size() {
            return x.length;
        }

        /** The first point that is not left of a place; {@link #size} where there is none. */
        public int firstAt(double place) {
            return Decimation.firstAt(place, x.length, at -> x[at]);
        }
    }

    private static final int LEAST_POINTS_A_LINE = 120;

    private Decimation() {}

    /** How many points each of so many lines of a chart gets. */
    public static int pointsALine(int lines) {
        return Math.max(LEAST_POINTS_A_LINE, POINTS / Math.max(1, lines));
    }

    /** The first of points from left to right that is not left of a place; {@code size} where there is none. */
    static int firstAt(double place, int size, IntToDoubleFunction x) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (x.applyAsDouble(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The points from {@code from} to before {@code to}, at most {@code most} of them. */
    public static Points of(int from, int to, IntToDoubleFunction x, IntToDoubleFunction y, int most) {
        var length = Math.max(0, to - from);
        if (length <= most) {
            var xs = new double[length];
            var ys = new double[length];
            for (var i = 0; i < length; i++) {
                xs[i] = x.applyAsDouble(from + i);
                ys[i] = y.applyAsDouble(from + i);
            }
            return new Points(xs, ys);
        }
        var buckets = Math.max(1, most / 2);
        var xs = new double[2 * buckets];
        var ys = new double[2 * buckets];
        var size = 0;
        for (var bucket = 0; bucket < buckets; bucket++) {
            var start = from + (int) ((long) length * bucket / buckets);
            var end = from + (int) ((long) length * (bucket + 1) / buckets);
            var least = start;
            var greatest = start;
            var low = y.applyAsDouble(start);
            var high = low;
            for (var i = start + 1; i < end; i++) {
                var value = y.applyAsDouble(i);
                if (value < low) {
                    low = value;
                    least = i;
                }
                if (value > high) {
                    high = value;
                    greatest = i;
                }
            }
            var first = Math.min(least, greatest);
            var second = Math.max(least, greatest);
            xs[size] = x.applyAsDouble(first);
            ys[size++] = first == least ? low : high;
            if (second != first) {
                xs[size] = x.applyAsDouble(second);
                ys[size++] = second == least ? low : high;
            }
        }
        return new Points(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
    }
}
