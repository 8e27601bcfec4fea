/** What came out of the run, what is recommended, how sure both are, and the ways to all of it. */
package io.healthwatch.workbench.gui.overview;
