/**
 * The runtimes under evaluation. Each Java runtime has a sub-package with an implementation of {@link
 * io.healthwatch.workbench.probe.WasmProbe} and nothing else; all native runtimes share one, {@code
 * adapter}. What several of them need stands here. Loaded in workers alone, except {@code catalog}.
 */
package io.healthwatch.workbench.runtime;
