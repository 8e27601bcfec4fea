package io.healthwatch.workbench.evaluation.target;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small service on the loopback address with one endpoint for every way in which a health check can end. It listens
 * on a port of the system's choice from construction until {@link #close()}.
 *
 * <table>
 *   <caption>Endpoints; the body is JSON except where it is the point that it is not</caption>
 *   <tr><td>{@code /healthy}</td><td>200, a service that is up, with checks and metrics</td></tr>
 *   <tr><td>{@code /slow}</td><td>200 after {@link #SLOW_DELAY}</td></tr>
 *   <tr><td>{@code /down}</td><td>200, a service that says it is down</td></tr>
 *   <tr><td>{@code /failing}</td><td>500</td></tr>
 *   <tr><td>{@code /malformed}</td><td>200, a body that is not JSON</td></tr>
 *   <tr><td>{@code /truncated}</td><td>200, the first half of a JSON document, sent completely</td></tr>
 *   <tr><td>{@code /cut}</td><td>200, but the connection ends before the announced body does</td></tr>
 *   <tr><td>{@code /large}</td><td>200, {@value #LARGE_BYTES} bytes</td></tr>
 *   <tr><td>{@code /hang}</td><td>200 after {@link #HANG_DELAY}</td></tr>
 * </table>
 *
 * Everything else is 404. The bodies are known to {@code assets/scenarios/generate.py}, too, which computes from them
 * what a correct probe answers.
 */
public final class TargetServer implements AutoCloseable {

  /** How long {@code /slow} waits. */
  public static final Duration SLOW_DELAY = Duration.ofMillis(5);

  /** How long {@code /hang} waits: longer than any probe should. */
  public static final Duration HANG_DELAY = Duration.ofSeconds(1);

  /** The size of the body of {@code /large}: beyond what any probe has room for. */
  public static final int LARGE_BYTES = 1024 * 1024;

  private static final int SLICE_BYTES = 8 * 1024;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int OK = 200;

  private static final byte[] HEALTHY =
      utf8(
          """
          {"status":"up","service":"orders","version":"4.2.1","uptimeSeconds":86400,"checks":[\
          {"name":"database","status":"up","latencyMs":1.85},\
          {"name":"cache","status":"up","latencyMs":0.42},\
          {"name":"queue \u201ceu-west\u201d","status":"up","latencyMs":12.5}],\
          "metrics":{"requestsPerSecond":412.5,"errorRate":0.0025,"queueDepth":7}}""");

  private static final byte[] DOWN =
      utf8(
          """
          {"status":"down","service":"orders","version":"4.2.1","checks":[\
          {"name":"database","status":"down"},{"name":"cache","status":"up"}]}""");

  private static final byte[] SLOW =
      utf8(
          """
          {"status":"up","service":"reports"}""");

  private static final byte[] FAILING =
      utf8(
          """
          {"status":"down","error":"the database does not answer"}""");

  private static final byte[] MALFORMED =
      utf8(
          """
          {"status":"up","service":orders}""");

  private static final byte[] TRUNCATED = Arrays.copyOf(HEALTHY, HEALTHY.length / 2);

  private static final byte[] LARGE = large();

  static {
    // The server writes head and body of a response apart. Unless told not to, the system then holds the body back
    // until the client acknowledges the head, which clients do up to 40 ms late. The property is read once, when the
    // first server is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SocketChannel refusing;
  private final HttpServer server;

  /**
   * Starts the server.
   *
   * @throws IOException if no port can be had on the loopback address
   */
  public TargetServer() throws IOException {
    refusing = SocketChannel.open();
    try {
      refusing.bind(anyLoopbackPort());
      server = HttpServer.create(anyLoopbackPort(), 0);
    } catch (IOException e) {
      refusing.close();
      throw e;
    }
    server.setExecutor(executor);
    serve("/healthy", exchange -> respond(exchange, OK, HEALTHY));
    serve("/down", exchange -> respond(exchange, OK, DOWN));
    serve("/slow", exchange -> respondAfter(SLOW_DELAY, exchange, SLOW));
    serve("/failing", exchange -> respond(exchange, SERVER_ERROR, FAILING));
    serve("/malformed", exchange -> respond(exchange, OK, MALFORMED));
    serve("/truncated", exchange -> respond(exchange, OK, TRUNCATED));
    serve("/cut", TargetServer::cut);
    serve("/large", exchange -> respond(exchange, OK, LARGE));
    serve("/hang", exchange -> respondAfter(HANG_DELAY, exchange, HEALTHY));
    serve("/", exchange -> respond(exchange, NOT_FOUND, utf8("{\"error\":\"no such endpoint\"}")));
    server.start();
  }

  /**
   * {@return the server's origin} It has the form {@code http://127.0.0.1:40000}; append an endpoint's path.
   */
  public String origin() {
    return origin("127.0.0.1", server.getAddress().getPort());
  }

  /**
   * {@return an origin whose connections are refused for as long as this server is open}
   *
   * <p>A port that was merely closed could be taken by another process the next moment. This one stays bound to a
   * socket of ours that never listens: the system then refuses connections to it, and gives the port to nobody else.
   */
  public String refusedOrigin() {
    try {
      return origin("127.0.0.1", ((InetSocketAddress) refusing.getLocalAddress()).getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("the server is closed", e);
    }
  }

  /**
   * {@return this server under another name, {@code http://localhost:PORT}}
   *
   * <p>A capability policy that allows {@link #origin()} alone must deny it: a request that gets an answer shows that
   * the policy was not applied, since the server is there.
   */
  public String deniedOrigin() {
    return origin("localhost", server.getAddress().getPort());
  }

  /** Stops listening, ends what is under way and frees both ports. Closing twice does nothing more. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    executor.close();
    try {
      refusing.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String origin(String host, int port) {
    return "http://" + host + ":" + port;
  }

  /** The address 127.0.0.1 by its bytes: a machine may resolve its names to the IPv6 loopback address. */
  private static InetSocketAddress anyLoopbackPort() throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] large() {
    byte[] body = new byte[LARGE_BYTES];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    body[body.length - 1] = '}';
    return body;
  }

  /**
   * Writes in slices: a connection of the JDK's server keeps a buffer of twice the most that was ever written at once, as
   * long as it is open, and hundreds may be.
   */
  private static void write(byte[] body, OutputStream out) throws IOException {
    for (int from = 0; from < body.length; from += SLICE_BYTES) {
      out.write(body, from, Math.min(SLICE_BYTES, body.length - from));
    }
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          }
        });
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    write(body, exchange.getResponseBody());
    exchange.getResponseBody().close();
  }

  private void respondAfter(Duration delay, HttpExchange exchange, byte[] body) throws IOException {
    try {
      if (closing.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    respond(exchange, OK, body);
  }

  /** Announces a whole body and sends half of it. Closing the exchange then ends the connection. */
  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(OK, HEALTHY.length);
    exchange.getResponseBody().write(HEALTHY, 0, HEALTHY.length / 2);
    exchange.getResponseBody().flush();
  }
}
