/** The view of the security assessment. */
package io.healthwatch.workbench.gui.security;
