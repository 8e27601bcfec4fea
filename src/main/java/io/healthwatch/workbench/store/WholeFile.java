package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: beside their place, then moved to it. Any thread. */
public final class WholeFile {

    /** What a file of the workbench's own has after its name while it is written. */
    public static final String UNFINISHED = ".new";

    private WholeFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes it to that file, in place of what is there. */
        void write(Path file) throws IOException;
    }

    /**
     * Writes a file in place of the one before.
     *
     * @throws IOException when it cannot be written; the message says where and why, and what was there is still there
     */
    public static void write(Path file, Content content) throws IOException {
        var target = file.toAbsolutePath().normalize();
        Path unfinished = null;
        try {
            unfinished = Files.createTempFile(target.getParent(), ".", ".unfinished");
            Files.delete(unfinished);
            content.write(unfinished);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new IOException(target + " cannot be written: " + reason(failure), failure);
        } finally {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    /**
     * Writes one of the workbench's own files in place of the one before. What a kill leaves has {@link #UNFINISHED}
     * after its name, and is written over the next time.
     *
     * @throws IOException when it cannot be written; what was there is still there
     */
    public static void replace(Path file, Content content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        content.write(unfinished);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Why a file could not be read or written, for people. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission in " + denied.getFile() + ". Choose another folder.";
            case NoSuchFileException missing -> "there is no folder " + Path.of(missing.getFile()).getParent() + ".";
            case FileSystemException named when named.getReason() != null -> named.getReason() + ".";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
