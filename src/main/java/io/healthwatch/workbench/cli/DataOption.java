package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep runs below this folder instead of the user's data folder.")
    private Path folder;

    Path folder(Home home) {
        return folder == null ? home.userData() : folder.toAbsolutePath();
    }
}
