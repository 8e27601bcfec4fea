/**
 * The charts. A {@link io.healthwatch.workbench.gui.chart.Figure} says in plain data what is drawn and gives
 * its table and its words; {@link io.healthwatch.workbench.gui.chart.ChartPane} draws one, in the theme's
 * colours, and lets people hover, zoom, select and export. Figures, tables, numbers and decimation need no
 * toolkit and may be made on any thread.
 */
package io.healthwatch.workbench.gui.chart;
