package io.healthwatch.workbench.run;

/**
 * How long the same small piece of work took at one moment, on the thread that measures, while no worker ran.
 *
 * @param afterFork the number of the fork before it; 0 where there was none
 * @param nanos its time
 */
public record NoiseReading(int afterFork, long nanos) {}
