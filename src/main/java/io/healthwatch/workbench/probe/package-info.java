/**
 * The contract between a health check and the runtime that hosts it: {@link
 * io.healthwatch.workbench.probe.WasmProbe} is the request's interface (load, execute, dispose) in
 * Java's idiom; {@link io.healthwatch.workbench.probe.HostFunctions} is what a probe may call; {@link
 * io.healthwatch.workbench.probe.CapabilityPolicy} is what it may reach. Imports nothing else of the
 * workbench.
 */
package io.healthwatch.workbench.probe;
