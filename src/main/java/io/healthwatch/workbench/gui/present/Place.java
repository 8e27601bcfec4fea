package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.run.Cell;

/**
 * Something on a slide that can be opened; it stays the same while the run goes on.
 *
 * @param row the id of a table's row; empty in a chart
 * @param column the id of its column; empty in a chart
 * @param cell what a chart's row is about; null in a table
 */
record Place(Slide.Topic topic, String row, String column, Cell cell) {}
