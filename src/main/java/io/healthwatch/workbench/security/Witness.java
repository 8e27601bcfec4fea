package io.healthwatch.workbench.security;

import java.io.IOException;
import java.util.List;

/** Watches from outside of the sandbox what a guest must not touch. */
interface Witness {

    /**
     * What was touched since the scene was set, a sentence each; empty where nothing was.
     *
     * @throws IOException when it cannot be told
     */
    List<String> touches() throws IOException;
}
