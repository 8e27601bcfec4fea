package io.healthwatch.workbench.integration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen of the extension in an extension host, as its script writes it: sizes and observations, no estimates.
 *
 * @param format the version of the format
 * @param complete whether all windows were opened; a cancelled measurement has fewer
 * @param repeats how many windows were planned for each pattern and variant; 0 where only sizes were asked for
 * @param seed of the order of the windows in each round
 */
public record Integration(
        int format,
        Instant created,
        boolean complete,
        int repeats,
        long seed,
        Versions versions,
        Machine machine,
        List<Package> packages,
        List<Window> windows) {

    /** The pattern of the extension that does nothing: what others are compared with. */
    public static final String EMPTY = "empty";

    /**
     * What it was measured with; all but the extension's are null where only sizes were asked for.
     *
     * @param code the version of VS Code that code-server is built of
     * @param node what the extension host ran on
     */
    public record Versions(String extension, String codeServer, String code, String node, String browser) {}

    /**
     * Where it was measured.
     *
     * @param platform such as {@code linux-x64}
     */
    public record Machine(String platform, int cpus, String model) {}

    /**
     * A packed extension.
     *
     * @param variant the runtime that it carries, such as {@code wasmtime}
     * @param files what is in it, before compression
     */
    public record Package(String pattern, String variant, long vsixBytes, List<Part> files) {

        /** A file, or all below a folder, in bytes before compression. */
        public record Part(String path, long bytes) {}

        /** What makes it large: the extension's own code, each runtime, and the rest; the largest first. */
        public List<Part> parts() {
            var sums = new TreeMap<String, Long>();
            files.forEach(file -> sums.merge(group(file.path()), file.bytes(), Long::sum));
            return sums.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> new Part(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static String group(String path) {
            var names = path.replace('\\', '/').split("/");
            return switch (names[0]) {
                case "runtimes" -> names[1];
                case "dist" -> "code";
                default -> "texts and icons";
            };
        }
    }

    /**
     * One window with one pattern. Times are milliseconds; a figure is null where it could not be measured, and all are
     * where {@code error} says why.
     *
     * @param round from 1; each pattern and variant has one window in each round
     * @param loadAverage of the machine when the window was opened
     * @param ok whether the probe gave a good answer
     * @param executionMs the median of the executions after the first
     * @param eventLoopDelayMsMaxIdle the largest delay in a second before anything was loaded
     * @param rssBytesAfter the extension host's resident set after the executions, the probe still loaded
     */
    public record Window(
            String pattern,
            String variant,
            int round,
            double loadAverage,
            boolean ok,
            String error,
            Double activationMs,
            Double loadMs,
            Double firstExecutionMs,
            Double executionMs,
            Double eventLoopDelayMsP99,
            Double eventLoopDelayMsMax,
            Double eventLoopDelayMsMaxIdle,
            Double rssBytesBefore,
            Double rssBytesAfter) {

        /** Whether its figures count. */
        boolean counts() {
            return ok && error == null;
        }
    }
}
