/** Wasm Workbench: measures WebAssembly runtimes side by side and helps to choose one. */
package io.healthwatch.workbench;
