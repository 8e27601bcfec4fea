/** Javet: Node, and with it V8's WebAssembly, inside the JVM. The Node column where no Node is installed. */
package io.healthwatch.workbench.runtime.javet;
