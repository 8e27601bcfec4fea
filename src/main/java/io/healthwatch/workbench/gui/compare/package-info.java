/** What changed, and what differs? Runs, machines and variants cell by cell, and one cell over all runs. */
package io.healthwatch.workbench.gui.compare;
