/** The view of what a runtime takes inside of a VS Code extension. */
package io.healthwatch.workbench.gui.integration;
