/** Every single iteration of the run, as a table and as a time line. */
package io.healthwatch.workbench.gui.samples;
