package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders with all that is in them. Any thread; links are not followed. */
public final class Folders {

    private Folders() {}

    /**
     * Deletes one; does nothing where it is not there.
     *
     * @throws IOException when something in it cannot be deleted; what comes after it is left
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * How much its files hold, in bytes.
     *
     * @throws IOException when it cannot be read
     */
    public static long bytes(Path folder) throws IOException {
        var bytes = 0L;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
