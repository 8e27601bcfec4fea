/** The view of the qualitative assessment. */
package io.healthwatch.workbench.gui.quality;
