package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a run cannot be understood; it was left untouched. The message names file and line. */
public final class RunFileException extends IOException {

    private static final long serialVersionUID = 1;

    /** What is wrong where; {@code line} counts from 1. */
    public RunFileException(Path file, long line, String what, Throwable cause) {
        super(file + ", line " + line + ": " + what, cause);
    }
}
