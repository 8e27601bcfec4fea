package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.gui.chart.Figure;
import java.util.List;

/**
 * The answer to a question.
 *
 * @param headline in words, one or two sentences
 * @param note under which conditions, and how the picture is read
 * @param figures its evidence
 */
public record Answer(String headline, String note, List<Figure> figures) {}
