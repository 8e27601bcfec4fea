package io.healthwatch.workbench.run;

/**
 * One fork of a run: how it ended and the samples it took.
 *
 * @param end how it ended; null while it is measuring
 */
public record Fork(int number, Cell cell, ForkEnd end, SampleSeries samples) {}
