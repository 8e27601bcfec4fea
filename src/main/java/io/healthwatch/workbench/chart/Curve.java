package io.healthwatch.workbench.chart;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * All points of a line, from left to right, looked up one by one so that none is copied. Any thread.
 *
 * @param x never less than that of the point before
 */
public record Curve(int size, IntToDoubleFunction x, IntToDoubleFunction y) {

    /** The cumulative distribution of values: for each value the share of all that are not greater, in percent. */
    public static Curve cumulative(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Curve(sorted.length, at -> sorted[at], at -> 100.0 * (at + 1) / sorted.length);
    }

    /** At most so many points of all of it. */
    public Decimation.Points points(int most) {
        return Decimation.of(0, size, x, y, most);
    }

    /** At most so many points of a part of it, and one on each side so that the line goes on beyond the part. */
    public Decimation.Points points(Extent part, int most) {
        var from = Math.max(0, firstAt(part.low()) - 1);
        var to = Math.min(size, firstAt(Math.nextUp(part.high())) + 1);
        return Decimation.of(from, to, x, y, most);
    }

    /** The first point that is not left of a place; {@link #size} where there is none. */
    private int firstAt(double place) {
        return Decimation.firstAt(place, size, x);
    }
}
