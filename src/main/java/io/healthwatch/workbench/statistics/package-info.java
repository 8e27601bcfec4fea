/** Summaries and intervals: pure functions of samples. Imports nothing else of the workbench. */
package io.healthwatch.workbench.statistics;
