/**
 * The recommendation: requirements first, then a weighted sum over what else counts, with how sure that is and what would
 * change it. Pure functions of what was measured, assessed and scored; a reader can change every weight.
 */
package io.healthwatch.workbench.decision;
