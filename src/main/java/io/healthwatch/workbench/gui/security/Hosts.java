package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.text.Texts;

/** What hosts are called. */
final class Hosts {

    private static final Texts TEXTS = Texts.of("security");

    private Hosts() {}

    /** Short, for a button. */
    static String name(String host) {
        return host.equals("node") ? TEXTS.get("host.node") : TEXTS.get("host.jvm");
    }

    /** In a sentence. */
    static String within(String host) {
        return host.equals("node") ? TEXTS.get("host.node.in") : TEXTS.get("host.jvm.in");
    }
}
