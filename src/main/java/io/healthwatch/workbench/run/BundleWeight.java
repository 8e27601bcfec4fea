package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an extension has to carry, for one platform, so that a variant works in a stock VS Code: Node is there, a JVM is
 * not. The size of an archive that was built, probes not included.
 *
 * @param variant a variant's id
 * @param host {@code node} or {@code jvm}
 * @param platform the platform that it was built for, such as {@code Linux amd64}; others were not measured
 * @param bytes the archive's size
 * @param parts the bytes by what they are for: {@code engine}, {@code adapter}, {@code binding}, {@code jvm} and {@code
 *     glue}; they add up to {@code bytes}
 * @param note what has to be known about it, such as how libraries were treated
 * @param machine where it was built, in a run that was merged from several machines; empty for a run's only one
 */
public record BundleWeight(
        String variant,
        String host,
        String platform,
        long bytes,
        Map<String, Long> parts,
        String note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String machine) {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    /** A run of one machine does not name it. */
    public BundleWeight {
        machine = machine == null ? "" : machine;
    }

    /** What was weighed on the run's only machine. */
    public BundleWeight(
            String variant, String host, String platform, long bytes, Map<String, Long> parts, String note) {
        this(variant, host, platform, bytes, parts, note, "");
    }

    /** The same on that machine; empty for a run's only one. */
    public BundleWeight on(String named) {
        return new BundleWeight(variant, host, platform, bytes, parts, note, named);
    }

    /** The size in megabytes of 1,000,000 bytes. */
    public double megabytes() {
        return bytes / BYTES_PER_MEGABYTE;
    }

    /** The parts and the platform for people, the largest part first: {@code engine 8.61, glue 0.03 MB; Linux amd64}. */
    public String breakdown() {
        return parts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(part -> String.format("%s %.2f", part.getKey(), part.getValue() / BYTES_PER_MEGABYTE))
                        .collect(Collectors.joining(", "))
                + " MB; " + platform;
    }
}
