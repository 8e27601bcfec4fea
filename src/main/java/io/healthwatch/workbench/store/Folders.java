package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** Whole folders. Any thread. */
public final class Folders {

    private Folders() {}

    /**
     * Removes a folder with all that is in it, where it is there; links are not followed.
     *
     * @throws IOException when a file of it cannot be removed
     */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
