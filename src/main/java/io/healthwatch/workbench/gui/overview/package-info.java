/** What came out of the run, how sure it is, what casts doubt on it, and what to look at next. */
package io.healthwatch.workbench.gui.overview;
