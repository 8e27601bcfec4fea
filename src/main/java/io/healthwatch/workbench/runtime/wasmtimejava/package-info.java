/** Wasmtime 7 by wasmtime-java, a JNI binding of 2023 that is still what a Java developer finds first. */
package io.healthwatch.workbench.runtime.wasmtimejava;
