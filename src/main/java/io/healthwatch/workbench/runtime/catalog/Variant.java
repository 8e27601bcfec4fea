package io.healthwatch.workbench.runtime.catalog;

import java.util.List;

/**
 * One runtime in one mode: what is measured and gets a column.
 *
 * @param id the name in data, such as {@code wasmtime-cranelift}
 * @param runtime the product, such as {@code Wasmtime}
 * @param title the name for people, such as {@code Wasmtime (Cranelift)}
 * @param mode what the runtime's probe is told; empty for its only mode
 * @param hosts where it can live
 * @param baseline whether it is no runtime but what runtimes are compared with
 * @param licence SPDX expression
 * @param source where it comes from, such as {@code Maven Central: com.dylibso.chicory:runtime}
 */
public record Variant(
        String id,
        String runtime,
        String title,
        String mode,
        List<Host> hosts,
        boolean baseline,
        String licence,
        String source) {}
