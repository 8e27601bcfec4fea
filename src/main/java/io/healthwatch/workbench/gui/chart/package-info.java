/**
 * Charts in the window: {@link io.healthwatch.workbench.gui.chart.ChartPane} draws a {@link
 * io.healthwatch.workbench.chart.Figure} in the theme's colours and lets people hover, zoom, select and export.
 */
package io.healthwatch.workbench.gui.chart;
