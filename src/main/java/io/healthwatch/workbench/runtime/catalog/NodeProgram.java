package io.healthwatch.workbench.runtime.catalog;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine's Node: what {@code WORKBENCH_NODE} names, or the first on the search path.
 *
 * @param path the program; null where there is none
 * @param version such as {@code 20.19.2}; empty where it did not answer with one
 */
record NodeProgram(Path path, String version) {

    static final int OLDEST = 18;

    private static final int ANSWER_SECONDS = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)(\\.\\d+\\.\\d+\\S*)\\s*");

    /** Looks for Node and asks its version. */
    static NodeProgram find() {
        return locate().map(path -> new NodeProgram(path, askVersion(path))).orElse(new NodeProgram(null, ""));
    }

    /** Why it cannot be used; empty where it can. */
    String problem() {
        if (path == null) {
            return "Node was not found on the search path. Install Node " + OLDEST
                    + " or newer, or name it in WORKBENCH_NODE.";
        }
        if (version.isEmpty()) {
            return path + " does not answer to --version. Name a working Node in WORKBENCH_NODE.";
        }
        return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= OLDEST
                ? ""
                : "Node " + version + " is too old. Install Node " + OLDEST + " or newer, or name it in WORKBENCH_NODE.";
    }

    private static Optional<Path> locate() {
        var named = System.getenv("WORKBENCH_NODE");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        var windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        var program = windows ? "node.exe" : "node";
        var search = System.getenv().getOrDefault("PATH", "");
        return Stream.of(search.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String askVersion(Path node) {
        try {
            var process = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            var said = new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            return version.matches() ? version.group(1) + version.group(2) : "";
        } catch (IOException notRunnable) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
