/** What was measured before? Opens, resumes and deletes earlier runs. */
package io.healthwatch.workbench.gui.runs;
