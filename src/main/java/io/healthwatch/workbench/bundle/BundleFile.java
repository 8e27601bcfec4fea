package io.healthwatch.workbench.bundle;

import java.nio.file.Path;

/**
 * A file that a bundle carries.
 *
 * @param name in the archive
 * @param source where it comes from, perhaps within a jar
 */
record BundleFile(String name, BundlePart part, Path source, Treatment treatment) {

    /** What becomes of a file on its way into the archive. */
    enum Treatment {
        /** Nothing. */
        AS_IS,
        /** A native library loses the symbols that nobody needs to run it. */
        STRIPPED,
        /** A jar loses its native libraries: this platform's own lies beside it. */
        WITHOUT_LIBRARIES
    }
}
