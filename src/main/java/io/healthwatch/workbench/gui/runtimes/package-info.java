/** Which runtimes are on this machine, and what do the others need? */
package io.healthwatch.workbench.gui.runtimes;
