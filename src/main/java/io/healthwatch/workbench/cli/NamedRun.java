package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a run by what was typed: its folder, or its name among the runs. */
record NamedRun(RunStore store) {

    Optional<Path> folder(Path named) {
        return Stream.of(named, store.folder().resolve(named))
                .filter(Files::isDirectory)
                .findFirst()
                .map(folder -> folder.toAbsolutePath().normalize());
    }
}
