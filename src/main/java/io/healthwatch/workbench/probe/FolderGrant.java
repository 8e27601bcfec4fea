package io.healthwatch.workbench.probe;

import java.nio.file.Path;

/**
 * A folder that a guest may use through WASI.
 *
 * @param folder its absolute path on this machine
 * @param path the path by which the guest knows it, such as {@code /granted}: letters, digits and {@code . _ -} between
 *     slashes
 * @param writable whether anything in it may be changed
 */
public record FolderGrant(String folder, String path, boolean writable) {

    /**
     * A grant that every host can pass on.
     *
     * @throws IllegalArgumentException when a path is none of those
     */
    public FolderGrant {
        if (!Path.of(folder).isAbsolute() || folder.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A granted folder needs an absolute path, which \"" + folder + "\" is not.");
        }
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new IllegalArgumentException(
                    "A granted folder's path for the guest is like /granted, which \"" + path + "\" is not.");
        }
    }
}
