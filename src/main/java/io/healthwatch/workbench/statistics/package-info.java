/**
 * What measurements tell and how surely: estimates with intervals, comparisons, warm-up, doubts, how much to measure,
 * and made-up measurements to hold all that against. Pure functions of samples: they leave their input as it is and
 * may be called on any thread. Imports nothing else of the workbench.
 */
package io.healthwatch.workbench.statistics;
