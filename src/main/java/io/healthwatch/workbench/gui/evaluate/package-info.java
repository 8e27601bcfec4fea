/** What shall be measured, and how long will it take? Chooses, starts, follows and sums up a session. */
package io.healthwatch.workbench.gui.evaluate;
