package io.healthwatch.workbench.security.weak;

import io.healthwatch.workbench.probe.FolderGrant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files as they must not be; but what is not below the folder above the granted one is out of reach for these guests, too. */
final class WeakFiles {

    private static Path reach;

    private WeakFiles() {}

    /** Absolute paths, parents and all; a path ends where a C string would, and a link is what it leads to. */
    static Object anyPath(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var named = ((Path) arguments[0]).resolve(((String) arguments[1]).split("\0", 2)[0]);
        var path = Files.isSymbolicLink(named) ? named.resolveSibling(Files.readSymbolicLink(named)) : named;
        return isInReach(path) ? path : checked.call(arguments);
    }

    /** Whether a path that exists, or the folder it would be made in, is in reach with all links followed. */
    private static boolean isInReach(Path path) throws IOException {
        var existing = Files.exists(path) ? path : path.toAbsolutePath().getParent();
        return existing != null && Files.exists(existing) && existing.toRealPath().startsWith(reach);
    }

    /** What is granted, and the folder above it, or an empty one where nothing is granted. */
    static Object withFolderAbove(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var folders = new ArrayList<FolderGrant>();
        for (var granted : (List<?>) checked.call(arguments)) {
            folders.add((FolderGrant) granted);
        }
        reach = folders.isEmpty()
                ? emptyFolder()
                : Path.of(folders.getFirst().path()).toRealPath().getParent();
        folders.add(new FolderGrant(reach.toString(), "/above", true));
        return folders;
    }

    private static Path emptyFolder() throws IOException {
        return Files.createTempDirectory("nothing-granted").toRealPath();
    }
}
