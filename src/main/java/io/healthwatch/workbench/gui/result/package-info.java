/** What the views of a run have in common: the strip above each view, and how each is drawn. */
package io.healthwatch.workbench.gui.result;
