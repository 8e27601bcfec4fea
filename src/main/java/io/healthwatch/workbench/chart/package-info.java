/** Charts: what they show as data ({@code Figure}), how figures are written, and how they are drawn on any canvas. */
package io.healthwatch.workbench.chart;
