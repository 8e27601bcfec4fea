package io.healthwatch.workbench.integration;

import java.util.Optional;
import java.util.stream.Stream;

/** A way to run probes in an extension host, and what breaks there. The extension has a file of source for each. */
public enum Pattern {
    /** Node's WebAssembly on the extension host's own thread. */
    IN_PROCESS(
            "in-process",
            "In process",
            "No quota of time: an endless probe blocks the extension host for good, and every extension with it."
                    + " It cannot be cancelled; HTTP blocks the host while it waits.",
            "A trap is a failed probe. Memory that a module asks for is the host's.",
            false),
    /** Node's WebAssembly on a worker thread. */
    WORKER(
            "worker",
            "Worker thread",
            "The thread is ended at the quota and on cancellation; the host's own thread stays free.",
            "A trap is a failed probe. Memory is the host's process's.",
            false),
    /** A native runtime on a worker thread. */
    NATIVE(
            "native",
            "Native runtime in process",
            "The runtime stops its guest at the quota. Compiling is outside of it, and native code cannot be ended by"
                    + " another thread: a module that compiles for ever holds its thread.",
            "A crash of the native runtime ends the extension host, and every extension with it.",
            true),
    /** A runtime in a process of its own. */
    SIDE_PROCESS(
            "side-process",
            "Side process",
            "The process is killed at the quota and on cancellation, compiling included.",
            "A crash is a failed probe. Starting a process is part of loading.",
            true),
    /** A WASI command by {@code @wasmer/wasi}. */
    WASMER_WASI(
            "wasmer-wasi",
            "@wasmer/wasi",
            "No quota of time: an endless probe blocks the extension host for good, and every extension with it.",
            "Runs on Node's WebAssembly, whatever its name. It refuses modules that import no WASI, which is every"
                    + " module of the probe contract, and offers no network.",
            false);

    private final String id;
    private final String title;
    private final String quota;
    private final String failure;
    private final boolean carriesNatives;

    Pattern(String id, String title, String quota, String failure, boolean carriesNatives) {
        this.id = id;
        this.title = title;
        this.quota = quota;
        this.failure = failure;
        this.carriesNatives = carriesNatives;
    }

    /** Its id in the extension and on the command line. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** What a quota of time means there. */
    public String quota() {
        return quota;
    }

    /** What a failure takes with it. */
    public String failure() {
        return failure;
    }

    /** Whether its packages carry native builds for one platform, where the runtime is a native one. */
    public boolean carriesNatives() {
        return carriesNatives;
    }

    /** The pattern of that id. */
    public static Optional<Pattern> find(String id) {
        return Stream.of(values()).filter(pattern -> pattern.id.equals(id)).findFirst();
    }
}
