package io.healthwatch.workbench.security;

import java.util.ArrayList;
import java.util.List;

/** What a guest says, in its answers and its log, searched for a secret that it must not know. Safe for many threads. */
final class Heard implements Witness {

    private final String secret;
    private final List<String> touches = new ArrayList<>();

    Heard(String secret) {
        this.secret = secret;
    }

    synchronized void say(String text) {
        if (text.contains(secret) && touches.isEmpty()) {
            touches.add("The guest said the secret that it must not know (" + secret + ").");
        }
    }

    @Override
    public synchronized List<String> touches() {
        return List.copyOf(touches);
    }
}
