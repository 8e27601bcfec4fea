/**
 * Joins runs of one plan, the parts of it that were measured on one machine or on many, into one run. Which fork of a
 * task is kept never depends on what it measured, and figures of different machines are never pooled.
 */
package io.healthwatch.workbench.merge;
