package io.healthwatch.workbench.security.weak;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.healthwatch.workbench.probe.HostFunctions.HttpReply;
import io.healthwatch.workbench.probe.HostFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** HTTP as it must not be: the JDK's oldest client, which knows many schemes, follows redirects and has no limits. */
final class WeakHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MS = 4000;
    private static final int MOST_BYTES = 1 << 24;

    private WeakHttp() {}

    /** Whatever fails is said to have been refused by the other side; a body is cut off where it is too long. */
    static Object fetch(Weakening.Checked checked, Object self, Object[] arguments) {
        try {
            var connection = URI.create(JSON.readTree((byte[]) arguments[0]).path("url").asText())
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            var zipped = "gzip".equals(connection.getContentEncoding());
            try (var body = connection.getInputStream()) {
                return reply(read(zipped ? new GZIPInputStream(body) : body), zipped, (int) arguments[1]);
            }
        } catch (IOException | RuntimeException failed) {
            return HttpReply.failed(HostFunctions.REFUSED);
        }
    }

    private static HttpReply reply(byte[] body, boolean whole, int capacity) throws IOException {
        var length = whole ? body.length : Math.min(body.length, capacity / 4);
        var json = JSON.writeValueAsBytes(Map.of(
                "status", 200, "headers", Map.of(), "body", new String(body, 0, length, StandardCharsets.ISO_8859_1)));
        return json.length > capacity ? HttpReply.failed(HostFunctions.TOO_LARGE) : HttpReply.of(json);
    }

    /** Until the end, or until a test would take too long. */
    private static byte[] read(InputStream body) throws IOException {
        var until = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        var read = new ByteArrayOutputStream();
        for (int b; (b = body.read()) >= 0 && read.size() < MOST_BYTES && System.nanoTime() < until; ) {
            read.write(b);
        }
        return read.toByteArray();
    }
}
