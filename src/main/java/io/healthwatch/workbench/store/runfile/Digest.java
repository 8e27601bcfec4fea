package io.healthwatch.workbench.store.runfile;

import io.healthwatch.workbench.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Copies bytes and takes their SHA-256 on the way. */
final class Digest {

    private static final int BUFFER = 1 << 16;

    private Digest() {}

    /**
     * Copies a stream to its end, or to one byte beyond a limit.
     *
     * @param copied told how many bytes came
     * @return the SHA-256 of what was copied
     */
    static String copy(InputStream in, OutputStream out, long most, LongConsumer copied) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[BUFFER];
        var left = most + 1;
        for (int read; left > 0 && (read = in.read(buffer, 0, (int) Math.min(BUFFER, left))) >= 0; left -= read) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            copied.accept(read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of a file. */
    static String of(Path file, LongConsumer read) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE - 1, read);
        }
    }
}
