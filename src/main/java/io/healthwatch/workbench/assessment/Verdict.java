package io.healthwatch.workbench.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an attack on one variant, from the best to the worst. */
public enum Verdict {
    /** The runtime itself held. */
    HELD_BY_RUNTIME("held by the runtime"),
    /** What the workbench adds to the runtime held: its policy, its checks, its additions in an adapter. */
    HELD_BY_POLICY("held by our policy"),
    /** The worker died or had to be killed, and the workbench did not. */
    HELD_BY_PROCESS("held by the process"),
    /** The runtime does not offer what the attack is aimed at. */
    NOT_OFFERED("not offered"),
    /** The attack did not run, for a reason that the evidence gives. */
    NOT_ASSESSED("not assessed"),
    /** The attack succeeded, or was not noticed. */
    FAILED("failed");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict of that name in data. */
    @JsonCreator
    public static Verdict of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The name in data: lower case with hyphens. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict for people. */
    public String words() {
        return words;
    }
}
