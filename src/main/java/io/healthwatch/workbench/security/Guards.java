package io.healthwatch.workbench.security;

import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.Map;

/**
 * Who holds what in a variant: the runtime by its own means, or what the workbench adds to it.
 *
 * @param timeLimit who stops a guest at its time limit
 * @param memoryLimit who refuses memory beyond the limit
 * @param additions what the workbench adds beside the limits, by the {@code Outcome.id} or {@code TrapKind.id} in which
 *     it shows; an end of that name is then no merit of the runtime's
 */
public record Guards(Guard timeLimit, Guard memoryLimit, Map<String, String> additions) {

    /** The name of the time limit in {@code heldBy}. */
    static final String TIME_LIMIT = "time-limit";

    /** The name of the memory limit in {@code heldBy}. */
    static final String MEMORY_LIMIT = "memory-limit";

    private static final String OUR_IMPORTS = "our check of the module's imports";
    private static final String OUR_EXPORTS = "our check of the module's exports";
    private static final String OUR_RESULT = "our check of what the guest hands out";
    private static final Map<String, String> OURS_EVERYWHERE = Map.of(
            "missing-import", OUR_IMPORTS, "missing-export", OUR_EXPORTS, "bad-result", OUR_RESULT);
    private static final Guard REWRITTEN = new Guard(true, "the maximum of its memory, rewritten before it is compiled");

    /**
     * Who holds, and by which means.
     *
     * @param ours whether it is an addition of the workbench's
     * @param means for instance {@code epochs}
     */
    public record Guard(boolean ours, String means) {}

    /** Who holds what in a variant of the catalog. Adapters say the same in {@code probe_host_describe}. */
    static Guards of(Variant variant, Host host) {
        return switch (variant.id()) {
            case "wasmtime-cranelift", "wasmtime-winch" ->
                guards(new Guard(false, "epochs"), new Guard(false, "the store's limiter"));
            case "wasmer-cranelift", "wasmer-singlepass" ->
                guards(
                        new Guard(true, "a stop flag that our adapter compiles into functions and loops"),
                        new Guard(true, "tunables of our adapter that lower the memory's maximum"));
            case "wasm3" ->
                new Guards(
                        new Guard(true, "a stop flag of our adapter that loops and calls look at"),
                        new Guard(true, "a memory limit of our adapter that memory.grow respects"),
                        Map.of(
                                "missing-import", OUR_IMPORTS,
                                "missing-export", OUR_EXPORTS,
                                "bad-result", OUR_RESULT,
                                "stack", "a bound of our adapter on the native stack"));
            case "node" -> guards(new Guard(false, "termination of the guest's worker thread"), REWRITTEN);
            case "javet" -> guards(new Guard(false, "termination of V8's execution"), REWRITTEN);
            case "wasmtime-java" -> guards(new Guard(false, "epochs"), REWRITTEN);
            case "graalwasm", "graalwasm-interpreter" ->
                guards(new Guard(false, "interruption of the polyglot context"), REWRITTEN);
            case "chicory", "chicory-interpreter", "endive", "endive-interpreter" ->
                guards(new Guard(false, "thread interruption"), REWRITTEN);
            default -> throw new IllegalArgumentException("Nobody knows what holds in " + variant.id() + " in " + host.id() + ".");
        };
    }

    private static Guards guards(Guard timeLimit, Guard memoryLimit) {
        return new Guards(timeLimit, memoryLimit, OURS_EVERYWHERE);
    }
}
