package io.healthwatch.workbench.security.advisory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is known of one version of a runtime.
 *
 * @param runtime the product's name
 * @param version the version that was asked for
 * @param state what that comes to
 * @param affecting those that the version is affected by, the newest first
 * @param fixed those of older versions, the newest first
 * @param consulted when the sources were consulted; null where there is no file for the runtime
 * @param note what a reader has to know of the sources' limits
 */
public record Knowledge(
        String runtime,
        String version,
        State state,
        List<Advisory> affecting,
        List<Advisory> fixed,
        LocalDate consulted,
        String note) {

    /** What the advisories come to for a version. */
    public enum State {
        /** At least one affects it. */
        AFFECTED,
        /** There are some, and none affects it. */
        FIXED,
        /** The runtime has none that are known. */
        NONE_KNOWN,
        /** The version, or the runtime, cannot be looked up. */
        UNKNOWN
    }

    /** How many days ago the sources were consulted; -1 where they never were. */
    public long ageInDays(LocalDate today) {
        return consulted == null ? -1 : ChronoUnit.DAYS.between(consulted, today);
    }
}
