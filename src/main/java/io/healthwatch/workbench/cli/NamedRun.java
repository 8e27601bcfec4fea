package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a run by what was typed: its folder, or its name among the runs. */
record NamedRun(RunStore store) {

    /** Its folder; where there is none, the command ends as wrong usage. */
    Path folder(Path named, Usage usage) {
        return Stream.of(named, store.folder().resolve(named))
                .filter(Files::isDirectory)
                .findFirst()
                .map(folder -> folder.toAbsolutePath().normalize())
                .orElseThrow(() -> usage.wrong(
                        "There is no run '" + named + "', neither as a folder nor below " + store.folder() + "."));
    }
}
