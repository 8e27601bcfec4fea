package io.healthwatch.workbench.security;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is granted to no guest and tells of every connection that reaches it. It answers like any other, with a
 * secret, so that a guest that gets there has something to show.
 */
final class ForbiddenServer implements Witness, AutoCloseable {

    private final LoopbackServer server;
    private final List<String> touches = new ArrayList<>();
    private volatile String secret = "";

    /** @throws IOException when no port can be had on the loopback address */
    ForbiddenServer() throws IOException {
        server = new LoopbackServer(this::serve);
    }

    /** Such as {@code http://127.0.0.1:40000}; the same port is listened to on {@code [::1]} where there is IPv6. */
    String origin() {
        return server.origin();
    }

    /** The port of {@link #origin}. */
    int port() {
        return server.port();
    }

    /** Forgets earlier touches; answers with this secret from now on. */
    void begin(String secret) {
        this.secret = secret;
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
        touched("a connection was made");
        var head = RequestHead.read(connection.getInputStream());
        if (head.isEmpty()) {
            return;
        }
        touched("it was sent \"" + head.lines().findFirst().orElse("") + "\"");
        connection
                .getOutputStream()
                .write(RequestHead.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                        + secret.length() + "\r\nConnection: close\r\n\r\n" + secret));
    }

    private void touched(String how) {
        synchronized (touches) {
            touches.add("On the server that was not granted, " + how + ".");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
