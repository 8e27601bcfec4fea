package io.healthwatch.workbench.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a client sends first, up to the empty line, byte for byte. */
final class RequestHead {

    private static final int MOST_BYTES = 1 << 16;
    private static final String END = "\r\n\r\n";

    private RequestHead() {}

    /**
     * Reads up to the empty line, to the end of the stream, or {@value #MOST_BYTES} bytes, whichever comes first.
     *
     * @return each byte as a character; empty at the end of the stream
     * @throws IOException when the connection fails
     */
    static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next; head.length() < MOST_BYTES && (next = in.read()) >= 0; ) {
            head.append((char) next);
            if (next == '\n' && head.length() >= END.length() && head.indexOf(END, head.length() - END.length()) >= 0) {
                break;
            }
        }
        return head.toString();
    }

    /** The path of the first line; empty where there is none. */
    static String path(String head) {
        var words = head.lines().findFirst().orElse("").split(" ");
        return words.length < 2 ? "" : words[1];
    }

    /** Text as it goes over the wire. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
