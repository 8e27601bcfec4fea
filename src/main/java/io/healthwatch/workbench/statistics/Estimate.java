package io.healthwatch.workbench.statistics;

/**
 * A figure and how sure it is.
 *
 * @param value the estimate
 * @param interval its 95 % confidence interval; null where there is one observation only
 * @param observations how many independent observations (forks) stand behind it
 */
public record Estimate(double value, Interval interval, int observations) {

    /** A figure that is no estimate but known, such as a size: its interval is its value. */
    public static Estimate exact(double value) {
        return new Estimate(value, new Interval(value, value), 1);
    }

    /** The same in a unit that is so much larger. */
    public Estimate dividedBy(double unit) {
        return new Estimate(
                value / unit,
                interval == null ? null : new Interval(interval.low() / unit, interval.high() / unit),
                observations);
    }

    /** Whether the interval is the value. */
    public boolean isExact() {
        return interval != null && interval.low() == value && interval.high() == value;
    }
}
