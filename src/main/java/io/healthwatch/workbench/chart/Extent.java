package io.healthwatch.workbench.chart;

import java.util.stream.DoubleStream;

/** From where to where an axis goes. */
public record Extent(double low, double high) {

    private static final double LEAST_POSITIVE = 1e-6;
    private static final double LEAST_SHARE = 1e-9;

    /** Wide enough for these values, with room after the greatest for its label: a share of the whole. */
    public static Extent around(DoubleStream values, Figure.Axis axis, double room) {
        var range = values.filter(Double::isFinite)
                .filter(value -> !axis.log() || value > LEAST_POSITIVE)
                .summaryStatistics();
        if (range.getCount() == 0) {
            return axis.log() ? new Extent(0.1, 10) : new Extent(0, 1);
        }
        var low = range.getMin();
        var high = range.getMax();
        if (axis.log()) {
            low = low / 1.35;
            high = Math.max(high, low * 2);
            return new Extent(low, high * Math.pow(high / low, room / (1 - room)));
        }
        if (axis.zero()) {
            low = Math.min(0, low);
        } else {
            low -= (high - low) * 0.06;
        }
        if (high <= low) {
            high = low + 1;
        }
        return new Extent(low, high + (high - low) * room / (1 - room));
    }

    /** Nearer or farther around a place; {@code factor} below 1 is nearer. */
    public Extent zoomed(double place, double factor, boolean log) {
        if (!log) {
            return new Extent(place - (place - low) * factor, place + (high - place) * factor);
        }
        var at = Math.log(Math.max(place, LEAST_POSITIVE));
        var from = Math.log(low);
        var to = Math.log(high);
        return new Extent(Math.exp(at - (at - from) * factor), Math.exp(at + (to - at) * factor));
    }

    /** Whether a value lies within it, its ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether all of another one lies within it. */
    public boolean contains(Extent other) {
        return low <= other.low && other.high <= high;
    }

    /** Whether it is wide enough for an axis to have different values at its ends. */
    public boolean isDrawable() {
        return Double.isFinite(low)
                && Double.isFinite(high)
                && high - low > LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high));
    }

    /** Moved by a share of its width. */
    public Extent moved(double share, boolean log) {
        if (!log) {
            var by = (high - low) * share;
            return new Extent(low + by, high + by);
        }
        var by = Math.pow(high / low, share);
        return new Extent(low * by, high * by);
    }
}
