package io.healthwatch.workbench.runtime.catalog;

/**
 * Whether a variant can be measured here and now.
 *
 * @param available whether it can
 * @param reason why not and what to do about it, one sentence each; empty where it is available
 * @param version the version that is there; empty where none is
 * @param bytes what it takes on disk: the class path or the library; 0 where unknown
 */
public record Availability(boolean available, String reason, String version, long bytes) {

    /** It is there. */
    public static Availability of(String version, long bytes) {
        return new Availability(true, "", version, bytes);
    }

    /** It is not there. */
    public static Availability missing(String reason) {
        return new Availability(false, reason, "", 0);
    }
}
