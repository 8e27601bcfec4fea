package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;

/**
 * How precise a run is at one moment, against what its plan asks for.
 *
 * @param precise how many cells have an interval that is narrow enough
 * @param cells how many cells there are
 * @param widest the cell with the widest interval; null where none was measured
 * @param halfWidth half the width of its interval relative to its value; infinite where it has no interval yet, NaN
 *     where none was measured
 * @param asked what half the width is to be
 */
public record Standing(int precise, int cells, Cell widest, double halfWidth, double asked) {}
