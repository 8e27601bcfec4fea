/** The view that answers why: a row of questions, each with the chart made for it. */
package io.healthwatch.workbench.gui.charts;
