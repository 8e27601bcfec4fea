/** "What shall we decide, and why?": the documents out of a run, and the recommendation, changing with its weights. */
package io.healthwatch.workbench.gui.report;
