package io.healthwatch.workbench.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * A server that guests may reach and that answers with what harms a careless client: redirects to elsewhere, more than
 * anybody can take, one byte at a time, nonsense. It tells of requests that no honest host sends.
 *
 * <table>
 *   <caption>Paths</caption>
 *   <tr><td>{@code /plain}</td><td>200, a short text</td></tr>
 *   <tr><td>{@code /redirect/301} and other statuses</td><td>to the forbidden server</td></tr>
 *   <tr><td>{@code /redirect/without-scheme, file, itself}</td><td>302 to such a location</td></tr>
 *   <tr><td>{@code /body/...}</td><td>bodies that are too large, or say so</td></tr>
 *   <tr><td>{@code /slow/...}</td><td>silence, or a byte every 50 ms without end</td></tr>
 *   <tr><td>{@code /headers/...}</td><td>heads without end</td></tr>
 *   <tr><td>{@code /lie/...}</td><td>what is no HTTP, or contradicts itself</td></tr>
 *   <tr><td>{@code /bomb/gzip}</td><td>10 KB that unpack to {@value #UNPACKED_BYTES} bytes</td></tr>
 * </table>
 */
final class HostileServer implements Witness, AutoCloseable {

    private static final long DRIP_MILLIS = 50;
    private static final int UNPACKED_BYTES = 10 << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final byte[] FILLING = filling();

    /** What attacks write where it must not get: into the framing of a request. */
    private static final List<String> INJECTED = List.of("/second", "x-injected", "attacker.invalid");

    private final String forbidden;
    private final LoopbackServer server;
    private final List<String> touches = new ArrayList<>();

    /**
     * Starts the server.
     *
     * @param forbidden the origin that redirects lead to
     * @throws IOException when no port can be had on the loopback address
     */
    HostileServer(String forbidden) throws IOException {
        this.forbidden = forbidden;
        server = new LoopbackServer(this::serve);
    }

    /** Such as {@code http://127.0.0.1:40000}. */
    String origin() {
        return server.origin();
    }

    /** Forgets earlier touches. */
    void begin() {
        synchronized (touches) {
            touches.clear();
        }
    }

    @Override
    public List<String> touches() {
        synchronized (touches) {
            return List.copyOf(touches);
        }
    }

    private void serve(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var out = connection.getOutputStream();
        for (String head; !(head = RequestHead.read(in)).isEmpty(); ) {
            inspect(head);
            if (!answer(RequestHead.path(head), in, out)) {
                return;
            }
        }
    }

    private void inspect(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        if (INJECTED.stream().anyMatch(lower::contains) || lower.indexOf("host:") != lower.lastIndexOf("host:")) {
            synchronized (touches) {
                touches.add("The granted server was sent a request that the guest had written itself: \""
                        + head.strip().replace("\r\n", " | ") + "\".");
            }
        }
    }

    /** Whether the connection is still of use afterwards. */
    private boolean answer(String path, InputStream in, OutputStream out) throws IOException {
        switch (path) {
            case "/plain" -> {
                send(out, OK + "Content-Length: 5\r\n\r\nplain");
                return true;
            }
            case "/redirect/without-scheme" -> redirect(out, "302", forbidden.substring("http:".length()) + "/");
            case "/redirect/file" -> redirect(out, "302", "file:///etc/passwd");
            case "/redirect/itself" -> redirect(out, "302", path);
            case "/body/gigabyte" -> {
                send(out, OK + "Content-Length: " + (1 << 30) + "\r\n\r\n");
                flood(out, "", "");
            }
            case "/body/endless" -> {
                send(out, OK + "\r\n");
                flood(out, "", "");
            }
            case "/body/endless-chunks" -> {
                send(out, CHUNKED);
                flood(out, Integer.toHexString(FILLING.length) + "\r\n", "\r\n");
            }
            case "/body/announces-exabyte" -> {
                send(out, OK + "Content-Length: 1152921504606846976\r\n\r\n");
                flood(out, "", "");
            }
            case "/body/chunk-announces-exabyte" -> {
                send(out, CHUNKED + "1000000000000000\r\n");
                flood(out, "", "");
            }
            case "/slow/silent" -> in.transferTo(OutputStream.nullOutputStream());
            case "/slow/header" -> {
                send(out, OK + "X-Slow: ");
                drip(out, "x");
            }
            case "/slow/body" -> {
                send(out, OK + "Content-Length: 100000\r\n\r\n");
                drip(out, "x");
            }
            case "/slow/chunks" -> {
                send(out, CHUNKED);
                drip(out, "1\r\nx\r\n");
            }
            case "/slow/interim-responses" -> drip(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
            case "/headers/endless" -> {
                send(out, OK);
                flood(out, "X-Flood: ", "\r\n");
            }
            case "/headers/long-line" -> {
                send(out, OK + "X-Flood: ");
                flood(out, "", "");
            }
            case "/headers/long-status" -> {
                send(out, "HTTP/1.1 200 ");
                flood(out, "", "");
            }
            case "/headers/interim-responses" -> flood(out, "HTTP/1.1 103 Early Hints\r\nLink: ", "\r\n\r\n");
            case "/lie/no-status" -> send(out, "HTTP/1.1\r\n\r\n");
            case "/lie/status-text" -> send(out, "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n");
            case "/lie/not-http" -> send(out, "SSH-2.0-OpenSSH_9.2\r\n");
            case "/lie/closes-at-once" -> {}
            case "/lie/closes-early" -> send(out, OK + "Content-Length: 100\r\n\r\nshort");
            case "/lie/negative-length" -> send(out, OK + "Content-Length: -1\r\n\r\n");
            case "/lie/two-lengths" -> send(out, OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nplain!");
            case "/lie/malformed-chunk" -> send(out, CHUNKED + "zz\r\nplain\r\n0\r\n\r\n");
            case "/lie/closes-within-chunk" -> send(out, CHUNKED + "64\r\nshort");
            case "/bomb/gzip" -> bomb(out);
            default -> {
                if (path.matches("/redirect/3\\d\\d")) {
                    redirect(out, path.substring("/redirect/".length()), forbidden + "/");
                } else {
                    send(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                }
            }
        }
        return false;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(RequestHead.bytes(text));
    }

    private static void redirect(OutputStream out, String status, String location) throws IOException {
        send(out, "HTTP/1.1 " + status + " Moved\r\nLocation: " + location
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** Until the client closes the connection. */
    private static void flood(OutputStream out, String before, String after) throws IOException {
        while (true) {
            send(out, before);
            out.write(FILLING);
            send(out, after);
        }
    }

    /** Until the client closes the connection, or this server is closed. */
    private void drip(OutputStream out, String drop) throws IOException {
        try {
            while (!server.closed().await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                send(out, drop);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bomb(OutputStream out) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[UNPACKED_BYTES]);
        }
        send(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\nConnection: close\r\n\r\n");
        packed.writeTo(out);
    }

    private static byte[] filling() {
        var bytes = new byte[8 << 10];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
