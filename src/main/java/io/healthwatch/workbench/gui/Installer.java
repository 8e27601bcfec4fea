package io.healthwatch.workbench.gui;

import java.io.IOException;
import java.util.function.Consumer;

/** Installs the native baseline. */
public interface Installer {

    /**
     * Installs it and tells what it does, line by line; returns when it is there.
     *
     * @throws IOException when it could not; the message says why and what to do
     */
    void install(Consumer<String> log) throws IOException;
}
