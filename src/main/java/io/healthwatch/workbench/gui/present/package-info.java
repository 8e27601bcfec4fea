/** The presentation: full screen, one thought a page, and its slides as files. */
package io.healthwatch.workbench.gui.present;
