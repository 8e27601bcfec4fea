/** The HTTP server that probes are pointed at while they are measured. */
package io.healthwatch.workbench.evaluation.target;
