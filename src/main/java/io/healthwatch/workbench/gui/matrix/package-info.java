/** The success criteria of the request against the variants of the run. */
package io.healthwatch.workbench.gui.matrix;
