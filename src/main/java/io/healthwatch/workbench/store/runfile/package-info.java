/**
 * A run as one file to send, {@code RUN.wasmrun}: a ZIP file with {@code manifest.json}, which names every other file
 * in it with its size and SHA-256, and the files of the run's folder. The same files make the same bytes.
 */
package io.healthwatch.workbench.store.runfile;
