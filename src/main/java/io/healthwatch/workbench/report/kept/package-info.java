/** Documents that somebody edited, kept with their run and never overwritten by a later generation. */
package io.healthwatch.workbench.report.kept;
