package io.healthwatch.workbench.run;

import java.util.List;

/**
 * What was resident of a fork's worker over time, until its measurement was done.
 *
 * @param millis since the worker was started, in milliseconds, increasing
 * @param kibibytes what was resident at each of these moments
 */
public record MemoryTrace(List<Integer> millis, List<Integer> kibibytes) {

    /** Both lists have the same length. */
    public MemoryTrace {
        millis = List.copyOf(millis);
        kibibytes = List.copyOf(kibibytes);
        if (millis.size() != kibibytes.size()) {
            throw new IllegalArgumentException("moments and readings differ in number");
        }
    }

    /** How many readings there are. */
    public int size() {
        return millis.size();
    }
}
