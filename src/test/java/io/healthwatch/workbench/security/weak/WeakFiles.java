package io.healthwatch.workbench.security.weak;

import io.healthwatch.workbench.probe.FolderGrant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files as they must not be. */
final class WeakFiles {

    private WeakFiles() {}

    /** Absolute paths, parents and all; a path ends where a C string would. */
    static Object anyPath(Weakening.Checked checked, Object self, Object[] arguments) {
        return ((Path) arguments[0]).resolve(((String) arguments[1]).split("\0", 2)[0]);
    }

    /** What is granted, and everything else beside it. */
    static Object withRoot(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var folders = new ArrayList<FolderGrant>();
        for (var granted : (List<?>) checked.call(arguments)) {
            folders.add((FolderGrant) granted);
        }
        folders.add(new FolderGrant("/", "/everything", true));
        return folders;
    }
}
