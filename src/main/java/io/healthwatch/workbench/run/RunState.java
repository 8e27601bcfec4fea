package io.healthwatch.workbench.run;

import java.util.Locale;

/** How far a run got. */
public enum RunState {
    /** It is being measured now. */
    RUNNING,
    /** Every fork of the plan was run. */
    COMPLETE,
    /** The user stopped it; what was measured is kept. */
    CANCELLED,
    /** It was cut off; what was measured is kept. */
    INTERRUPTED;

    /** The name in data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name. */
    public static RunState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
