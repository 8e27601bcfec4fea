package io.healthwatch.workbench.bundle;

import java.util.Locale;

/** What a file of a bundle is for. */
public enum BundlePart {
    /** The runtime itself. */
    ENGINE,
    /** What puts a native runtime behind {@code probe_host.h}, where it is a file of its own. */
    ADAPTER,
    /** What lets Node call native libraries. */
    BINDING,
    /** The Java virtual machine that a Java host needs. */
    JVM,
    /** Our own code around it, and the archive's directory. */
    GLUE;

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
