/**
 * Chicory, a WebAssembly runtime in Java: an interpreter, and a compiler to JVM bytecode at run time.
 */
package io.healthwatch.workbench.runtime.chicory;
