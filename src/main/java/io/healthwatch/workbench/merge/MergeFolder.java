package io.healthwatch.workbench.merge;

import io.healthwatch.workbench.store.Folders;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** Where merging finds runs, and where it puts what it makes of them. */
public final class MergeFolder {

    private static final String DOCUMENT = "run.json";
    private static final String UNFINISHED = ".merging-";
    private static final int DEPTH = 6;

    private MergeFolder() {}

    /**
     * The run in a folder, or all runs below it, damaged ones among them.
     *
     * @throws IOException when there is none
     */
    public static List<RunSummary> runs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        if (Files.exists(folder.resolve(DOCUMENT))) {
            return List.of(RunStore.summary(folder));
        }
        try (var files = Files.walk(folder, DEPTH)) {
            var found = files.filter(file -> file.getFileName().toString().equals(DOCUMENT))
                    .filter(file -> !isUnfinished(file.getParent()))
                    .map(file -> RunStore.summary(file.getParent()))
                    .sorted(Comparator.comparing(RunSummary::folder))
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("There is no run in " + folder + ", nor below it.");
            }
            return found;
        }
    }

    /**
     * Writes a merged run where there is nothing, or in the place of a merged run that is among its sources; the
     * folder holds the one or the other at any moment, but for the one between them.
     *
     * @param sources the runs that were merged
     * @return false where the same merged run is there already
     * @throws IOException when the folder holds something else, or cannot be written
     */
    public static boolean put(RunMerge merge, Path folder, List<RunSummary> sources) throws IOException {
        var replaces = false;
        if (Files.exists(folder) && !isEmpty(folder)) {
            var there = RunStore.summary(folder);
            if (there.header() != null && there.header().id().equals(merge.header().id()) && there.ended() != null) {
                return false;
            }
            replaces = there.header() != null
                    && there.header().merge() != null
                    && sources.stream().anyMatch(source -> source.folder().equals(folder));
            if (!replaces) {
                throw new IOException(folder + " holds something else. Choose another folder with --out, or merge the"
                        + " run that is there with the others.");
            }
        }
        Files.createDirectories(folder.getParent());
        var unfinished = Files.createDirectory(folder.resolveSibling(
                UNFINISHED + ProcessHandle.current().pid() + "-" + System.nanoTime()));
        try {
            merge.write(unfinished);
            var replaced = folder.resolveSibling(unfinished.getFileName() + "-replaced");
            if (replaces) {
                Files.move(folder, replaced, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(folder);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(replaced);
            return true;
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static boolean isUnfinished(Path folder) {
        return folder.getFileName().toString().startsWith(UNFINISHED);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
