package io.healthwatch.workbench.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each vector's requests as the vector says, on the loopback address. */
final class VectorServer implements AutoCloseable {

    static final int LATENESS_MILLIS = 400;

    /** For origins that refuse and are denied. */
    private final TargetServer target = new TargetServer();

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Vector.Response> responses = new ConcurrentHashMap<>();
    private final AtomicInteger served = new AtomicInteger();
    private final HttpServer server;

    VectorServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, responses.get(exchange.getRequestURI().getPath()));
            }
        });
        server.start();
    }

    /** The origins that a probe may reach. */
    List<String> origins() {
        return List.of(origin(), target.refusedOrigin());
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The vector's config with addresses in it, and its responses at these addresses. */
    String prepare(Vector vector) {
        if (vector.responses().isEmpty() && !vector.config().contains("{")) {
            return vector.config();
        }
        var config = vector.config()
                .replace(Vector.REFUSED, target.refusedOrigin() + "/")
                .replace(Vector.DENIED, target.deniedOrigin() + "/");
        for (var i = 0; i < vector.responses().size(); i++) {
            var path = "/" + served.getAndIncrement();
            responses.put(path, vector.responses().get(i));
            config = config.replace(Vector.url(i), origin() + path);
        }
        return config;
    }

    private static void answer(HttpExchange exchange, Vector.Response response) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (response.ending() == Vector.Ending.CLOSED) {
            return;
        }
        if (response.ending() == Vector.Ending.LATE) {
            try {
                TimeUnit.MILLISECONDS.sleep(LATENESS_MILLIS);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        var body = response.body();
        if (response.ending() == Vector.Ending.CUT) {
            exchange.sendResponseHeaders(response.status(), body.length + 1);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        target.close();
    }
}
