package io.healthwatch.workbench.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The host functions over the JDK's HTTP client, within a {@link CapabilityPolicy}. Safe for many threads. */
public final class PolicedHttp implements HostFunctions, AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    /** Framing, routing and what belongs to one connection alone: a guest that sets them can hide a second request. */
    private static final Set<String> HOSTS_OWN_HEADERS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Any but those that make a tunnel or an echo. */
    private static final Pattern METHOD =
            Pattern.compile("(?!(?:CONNECT|TRACE)$)[A-Z]+", Pattern.CASE_INSENSITIVE);

    private final CapabilityPolicy policy;
    private final BiConsumer<Integer, String> log;
    private final HttpClient client;

    /** Requests go where the policy allows; what guests log goes to {@code log}. */
    public PolicedHttp(CapabilityPolicy policy, BiConsumer<Integer, String> log) {
        this.policy = policy;
        this.log = log;
        this.client = policy.origins().isEmpty()
                ? null
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build();
    }

    @Override
    public void log(int level, String text) {
        log.accept(level, text);
    }

    @Override
    public HttpReply httpRequest(byte[] request, int capacity, long timeLeftNanos) {
        Request asked;
        HttpRequest prepared;
        try {
            asked = read(request);
            if (!policy.allows(asked.url)) {
                return HttpReply.failed(DENIED);
            }
            prepared = asked.prepare(policy, timeLeftNanos);
        } catch (IOException | IllegalArgumentException malformed) {
            return HttpReply.failed(MALFORMED);
        }
        var deadline = System.nanoTime() + prepared.timeout().orElseThrow().toNanos();
        try {
            var response = client.send(prepared, head -> new BodyWithin(deadline, policy.maxResponseBytes()));
            if (!hasPlainLength(response)) {
                return HttpReply.failed(IO_FAILURE);
            }
            var json = write(response);
            return json.length > capacity ? HttpReply.failed(TOO_LARGE) : HttpReply.of(json);
        } catch (HttpTimeoutException late) {
            return HttpReply.failed(TIMED_OUT);
        } catch (ConnectException refused) {
            return HttpReply.failed(REFUSED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return HttpReply.failed(TIMED_OUT);
        } catch (IOException failed) {
            if (exceededLimit(failed)) {
                return HttpReply.failed(TOO_LARGE);
            }
            // Whatever giving up looks like to the client: the time is over.
            return HttpReply.failed(System.nanoTime() >= deadline ? TIMED_OUT : IO_FAILURE);
        }
    }

    /** The JDK takes a length of -1 for none, and of two lengths one. */
    private static boolean hasPlainLength(HttpResponse<?> response) {
        var lengths = response.headers().allValues("content-length");
        return lengths.isEmpty() || lengths.size() == 1 && lengths.getFirst().matches("[0-9]+");
    }

    /** The JDK's limiting body handler says so in its message alone. */
    private static boolean exceededLimit(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getMessage().contains("exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }

    private record Request(String method, String url, double timeoutMillis, Map<String, String> headers, String body) {

        HttpRequest prepare(CapabilityPolicy policy, long timeLeftNanos) throws IOException {
            require(headers.keySet().stream().noneMatch(name -> HOSTS_OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))));
            var publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
            var limit = Duration.ofMillis((long) Math.min(timeoutMillis, policy.maxTimeoutMillis()));
            var left = Duration.ofNanos(Math.max(1, timeLeftNanos));
            var builder = HttpRequest.newBuilder(URI.create(url))
                    .timeout(limit.compareTo(left) < 0 ? limit : left)
                    .method(method.toUpperCase(Locale.ROOT), publisher);
            headers.forEach(builder::header);
            return builder.build();
        }
    }

    private static Request read(byte[] json) throws IOException {
        String method = "GET";
        String url = null;
        double timeout = 0;
        String body = null;
        Map<String, String> headers = Map.of();
        try (var parser = JSON.createParser(unicode(json))) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name; (name = parser.nextFieldName()) != null; ) {
                parser.nextToken();
                switch (name) {
                    case "method" -> method = text(parser);
                    case "url" -> url = text(parser);
                    case "timeoutMs" -> timeout = parser.getDoubleValue();
                    case "body" -> body = parser.currentToken() == JsonToken.VALUE_NULL ? null : text(parser);
                    case "headers" -> headers = headers(parser);
                    default -> parser.skipChildren();
                }
            }
            require(parser.nextToken() == null);
        } catch (JacksonException malformed) {
            throw new IOException(malformed);
        }
        require(METHOD.matcher(method).matches());
        require(url != null && CapabilityPolicy.isAddress(url));
        require(timeout >= 1 && Double.isFinite(timeout));
        return new Request(method, url, timeout, headers, body);
    }

    /** Strictly, so that no byte of a request means something else to another host: throws where it is not UTF-8. */
    private static String unicode(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    private static Map<String, String> headers(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        var headers = new LinkedHashMap<String, String>();
        for (String name; (name = parser.nextFieldName()) != null; ) {
            parser.nextToken();
            headers.put(name, text(parser));
        }
        return headers;
    }

    /** A string without half surrogate pairs, which JSON can escape but nobody can send. */
    private static String text(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        var text = parser.getText();
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        return text;
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("not a request of the probe contract");
        }
    }

    private static byte[] write(HttpResponse<byte[]> response) throws IOException {
        var bytes = new ByteArrayOutputStream(response.body().length + 256);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("status", response.statusCode());
            out.writeObjectFieldStart("headers");
            for (var header : response.headers().map().entrySet()) {
                out.writeStringField(header.getKey().toLowerCase(Locale.ROOT), String.join(", ", header.getValue()));
            }
            out.writeEndObject();
            out.writeStringField("body", new String(response.body(), StandardCharsets.UTF_8));
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
