package io.healthwatch.workbench.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that a bundle is built with. */
record Tool(Path program) {

    /** One of this Java's own; a runtime image without development tools has none. */
    static Optional<Tool> ofJava(String name) {
        return existing(Path.of(System.getProperty("java.home"), "bin", name));
    }

    /** One on the search path. */
    static Optional<Tool> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> existing(Path.of(folder, name)).stream())
                .findFirst();
    }

    private static Optional<Tool> existing(Path program) {
        return Files.isExecutable(program) ? Optional.of(new Tool(program)) : Optional.empty();
    }

    /**
     * Runs it and answers what it said.
     *
     * @throws IOException when it fails, with what it said
     */
    String run(List<String> arguments) throws IOException {
        var command = Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException(program.getFileName() + " failed: " + said);
            }
            return said;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Cancelled.", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
