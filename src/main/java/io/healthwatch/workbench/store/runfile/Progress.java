package io.healthwatch.workbench.store.runfile;

import java.util.concurrent.CancellationException;

/** Told how far a run file is; can end the work. Called on the thread that works. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (_, _) -> {};

    /**
     * Tells.
     *
     * @param done bytes of {@code total} that were read
     * @throws CancellationException to end the work; nothing is left behind
     */
    void at(long done, long total);
}
