package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes whole frames; any thread. */
final class FrameWriter {

    private final OutputStream out;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    void send(Message message) throws IOException {
        var line = (Frames.encode(message) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            out.write(line);
            out.flush();
        }
    }
}
