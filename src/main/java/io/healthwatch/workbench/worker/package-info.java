/**
 * A worker: the child process that hosts exactly one variant, and the parent's handle on it. Here stands
 * the parent's side; {@code protocol} is what both say, {@code child} the worker's own side.
 */
package io.healthwatch.workbench.worker;
