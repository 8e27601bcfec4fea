/** What the views of a run have in common: its state in words, its series, the strip above each view. */
package io.healthwatch.workbench.gui.result;
