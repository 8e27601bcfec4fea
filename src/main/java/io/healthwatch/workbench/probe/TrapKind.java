package io.healthwatch.workbench.probe;

import java.util.Locale;

/** The kinds of trap that all runtimes share, in the order of {@code probe_host.h}. */
public enum TrapKind {
    /** The guest executed {@code unreachable}. */
    UNREACHABLE,
    /** A load or store outside linear memory. */
    MEMORY,
    /** The guest's stack is used up. */
    STACK,
    /** Integer division by zero. */
    DIVISION_BY_ZERO,
    /** An integer operation whose result does not fit. */
    OVERFLOW,
    /** A float that no integer can represent was converted. */
    CONVERSION,
    /** An access outside a table, or to an empty place in it. */
    TABLE,
    /** An indirect call to a function of another type. */
    SIGNATURE,
    /** Anything else that the runtime calls a trap. */
    OTHER;

    /** The kind's name in data: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
