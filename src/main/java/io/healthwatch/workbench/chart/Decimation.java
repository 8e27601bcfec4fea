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
    }

    private Decimation() {}

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

    /** The cumulative distribution of values: for each value the share of all that are not greater, in percent. */
    public static Points cumulative(double[] values, int most) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var size = Math.min(sorted.length, most);
        var xs = new double[size];
        var ys = new double[size];
        for (var i = 0; i < size; i++) {
            var at = size == 1 ? 0 : (int) ((long) i * (sorted.length - 1) / (size - 1));
            xs[i] = sorted[at];
            ys[i] = 100.0 * (at + 1) / sorted.length;
        }
        return new Points(xs, ys);
    }
}
