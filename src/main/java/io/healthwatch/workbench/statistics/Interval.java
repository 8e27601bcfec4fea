package io.healthwatch.workbench.statistics;

/** A confidence interval; both ends belong to it. */
public record Interval(double low, double high) {

    /** Whether the value lies in it. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
