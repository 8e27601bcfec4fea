/** GraalWasm, a WebAssembly runtime on Truffle: with the Graal compiler, or interpreting. */
package io.healthwatch.workbench.runtime.graalwasm;
