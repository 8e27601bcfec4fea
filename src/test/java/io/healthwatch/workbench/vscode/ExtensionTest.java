package io.healthwatch.workbench.vscode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The VS Code extension: its types, and its own tests of what is built of it. */
class ExtensionTest {

    private static final Path EXTENSION = Path.of("src/vscode");

    @Test
    void passesItsOwnTests() throws IOException, InterruptedException {
        var node = run("node", "-e", "if (parseInt(process.versions.node) < 20) throw new Error(process.version)");
        assumeTrue(node.succeeded(), "The extension's tests need Node 20 or newer: " + node.said());
        if (!packagesAreInstalled()) {
            var installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0");
            assumeTrue(installed.succeeded(), "The extension's packages cannot be installed: " + installed.said());
        }
        for (var script : List.of("check", "test")) {
            var ended = run("npm", "run", script);
            assertThat(ended.succeeded()).as(ended.said()).isTrue();
        }
    }

    private static boolean packagesAreInstalled() throws IOException {
        var installed = EXTENSION.resolve("node_modules/.package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(EXTENSION.resolve("package-lock.json")))
                        >= 0;
    }

    private record Ended(boolean succeeded, String said) {}

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(EXTENSION.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            return new Ended(false, missing.getMessage());
        }
        try {
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes());
            return new Ended(process.waitFor() == 0, said);
        } finally {
            process.destroyForcibly();
        }
    }
}
