package io.healthwatch.workbench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The names and the format of a run's files. */
final class RunFiles {

    /** The version of the format; a run of a later one is not read. */
    static final int FORMAT = 1;

    static final String DOCUMENT = "run.json";
    static final String SAMPLES = "samples.ndjson";
    static final String LOG = "log.txt";
    static final String LOCK = "lock";

    private RunFiles() {}

    static Path ownModule(Path folder) {
        return folder.resolve("own/module.wasm");
    }

    static Path ownConfig(Path folder) {
        return folder.resolve("own/config.json");
    }

    static Path ownExpected(Path folder) {
        return folder.resolve("own/expected.json");
    }

    static Path document(Path folder) {
        return folder.resolve(DOCUMENT);
    }

    static Path samples(Path folder) {
        return folder.resolve(SAMPLES);
    }

    static Path lock(Path folder) {
        return folder.resolve(LOCK);
    }

    static Path log(Path folder) {
        return folder.resolve(LOG);
    }

    /** The size of a file without a last line that was cut off, in bytes. */
    static long endOfLastLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            for (var end = channel.size(); end > 0; end--) {
                channel.read(last.clear(), end - 1);
                if (last.get(0) == '\n') {
                    return end;
                }
            }
            return 0;
        }
    }
}
