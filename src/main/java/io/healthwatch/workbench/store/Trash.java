package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that deleted runs wait in until it is emptied, beside the folder of the runs. Any thread. */
public final class Trash {

    private final Path folder;

    /**
     * What is in it.
     *
     * @param runs their folders in it
     * @param bytes how much they hold
     */
    public record Contents(List<Path> runs, long bytes) {

        /** Whether there is nothing to delete. */
        public boolean isEmpty() {
            return runs.isEmpty();
        }
    }

    /** The trash of that store. */
    public Trash(RunStore store) {
        this.folder = store.folder().resolveSibling("trash");
    }

    /** Where deleted runs wait; need not be there. */
    public Path folder() {
        return folder;
    }

    /** Where a run waits, or would wait. */
    public Path place(Path run) {
        return folder.resolve(run.getFileName());
    }

    /**
     * Looks at what is in it.
     *
     * @throws IOException when it cannot be read
     */
    public Contents contents() throws IOException {
        var runs = runs();
        var bytes = 0L;
        for (var run : runs) {
            bytes += Folders.bytes(run);
        }
        return new Contents(runs, bytes);
    }

    private List<Path> runs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var runs = Files.list(folder)) {
            return runs.toList();
        }
    }

    /**
     * Deletes these for good, and nothing that came into it since.
     *
     * @throws IOException when something cannot be deleted, which is left with what comes after it
     */
    public void delete(Contents contents) throws IOException {
        for (var run : contents.runs()) {
            Folders.delete(run);
        }
    }
}
