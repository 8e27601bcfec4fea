package io.healthwatch.workbench.run;

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
 */
public record BundleWeight(
        String variant, String host, String platform, long bytes, Map<String, Long> parts, String note) {

    private static final double BYTES_PER_MEGABYTE = 1e6;

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
