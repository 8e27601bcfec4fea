/**
 * What a worker and its parent say to each other: one JSON object a line, {@code {"<name>": {...}}}, on
 * the worker's standard input and output. Both sides, Java's and Node's, speak {@link
 * io.healthwatch.workbench.worker.protocol.Message}.
 */
package io.healthwatch.workbench.worker.protocol;
