/**
 * Runs on disk: a folder each, {@code run.json} (plan, environment, state, results), {@code samples.ndjson}
 * (forks and samples, appended as they come) and {@code log.txt}. A kill at any moment loses at most the
 * line that is being written.
 */
package io.healthwatch.workbench.store;
