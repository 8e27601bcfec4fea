/** The worker's own side: the process that hosts exactly one variant. The only package that loads runtimes. */
package io.healthwatch.workbench.worker.child;
