/** The machine that measures, which does one thing at a time. */
package io.healthwatch.workbench.machine;
