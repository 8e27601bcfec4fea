package io.healthwatch.workbench.statistics;

/**
 * A figure and how sure it is.
 *
 * @param value the estimate
 * @param interval its 95 % confidence interval; null where there is one observation only
 * @param observations how many independent observations (forks) stand behind it
 */
public record Estimate(double value, Interval interval, int observations) {}
