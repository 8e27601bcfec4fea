/** What changed from one run to another? Two runs side by side, cell by cell. */
package io.healthwatch.workbench.gui.compare;
