package io.healthwatch.workbench.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Accepts connections on the loopback addresses, IPv4 and, where the machine has it, IPv6 on the same port, and hands
 * each to a virtual thread: what comes and goes on them is not looked at by any HTTP library.
 */
final class LoopbackServer implements AutoCloseable {

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int BACKLOG = 50;

    /** What is done with a connection, which is closed afterwards; called on a virtual thread of its own. */
    interface Service {

        /** @throws IOException when the other end has gone: nothing is made of it */
        void serve(Socket connection) throws IOException;
    }

    private final List<ServerSocket> listening = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Service service;

    /**
     * Listens on a port of the system's choice.
     *
     * @throws IOException when there is none on the IPv4 loopback address
     */
    LoopbackServer(Service service) throws IOException {
        this.service = service;
        listen(new ServerSocket(0, BACKLOG, InetAddress.getByAddress(IPV4)));
        try {
            listen(new ServerSocket(port(), BACKLOG, InetAddress.getByAddress(IPV6)));
        } catch (IOException noSuchAddress) {
            // A machine without IPv6: nobody can reach the port that way then.
        }
    }

    /** The port, the same on all addresses. */
    int port() {
        return listening.getFirst().getLocalPort();
    }

    /** Such as {@code http://127.0.0.1:40000}. */
    String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** Counts down to zero when the server is closed. */
    CountDownLatch closed() {
        return closed;
    }

    private void listen(ServerSocket socket) {
        listening.add(socket);
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    var connection = socket.accept();
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> serve(connection));
                } catch (IOException over) {
                    // Closed, or the connection was gone before it was accepted.
                }
            }
        });
    }

    private void serve(Socket connection) {
        try (connection) {
            service.serve(connection);
        } catch (IOException gone) {
            // The client's right.
        } finally {
            connections.remove(connection);
        }
    }

    /** Stops listening and ends all connections. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        for (var socket : listening) {
            socket.close();
        }
        for (var connection : connections) {
            connection.close();
        }
    }
}
