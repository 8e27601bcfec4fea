package io.healthwatch.workbench.runtime.catalog;

import java.util.Locale;

/** The kind of process that a runtime lives in. */
public enum Host {
    /** Node, the home of VS Code's extensions. */
    NODE,
    /** A Java virtual machine. */
    JVM;

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The host of that name. */
    public static Host of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
