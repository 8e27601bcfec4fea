package io.healthwatch.workbench.store.runfile;

import java.io.IOException;

/**
 * How much a run file may unpack to: more is no run, but meant to fill the disk.
 *
 * @param files how many files
 * @param bytes of all files together
 * @param ratio bytes unpacked to one packed
 */
record Limits(int files, long bytes, int ratio) {

    /** Samples pack at about 10 to 1; zeros, at best, at about 1000 to 1. */
    static final Limits USUAL = new Limits(2_000, 32L << 30, 200);

    static final int MANIFEST_BYTES = 1 << 20;

    void check(Manifest manifest, long packed) throws IOException {
        if (manifest.files().size() > files) {
            throw new IOException("It holds more than " + files + " files, which no run does.");
        }
        var left = bytes;
        for (var file : manifest.files()) {
            if (file.bytes() > left) {
                throw new IOException("It would unpack to more than " + bytes + " bytes, which no run does.");
            }
            left -= file.bytes();
        }
        if (manifest.bytes() > MANIFEST_BYTES && manifest.bytes() / Math.max(1, packed) > ratio) {
            throw new IOException("It would unpack to more than " + ratio + " times its size, which no run does.");
        }
    }
}
