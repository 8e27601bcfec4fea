/** The view of what the workbench found out about itself. */
package io.healthwatch.workbench.gui.selfcheck;
