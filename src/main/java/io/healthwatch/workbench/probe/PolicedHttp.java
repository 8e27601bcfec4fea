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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The host functions over the JDK's HTTP client, within a {@link CapabilityPolicy}. Safe for many threads. */
public final class PolicedHttp implements HostFunctions, AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

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
                        .build();
    }

    @Override
    public void log(int level, String text) {
        log.accept(level, text);
    }

    @Override
    public HttpReply httpRequest(byte[] request, int capacity) {
        Request asked;
        HttpRequest prepared;
        try {
            asked = read(request);
            if (!policy.allows(asked.url)) {
                return HttpReply.failed(DENIED);
            }
            prepared = asked.prepare(policy);
        } catch (IOException | IllegalArgumentException malformed) {
            return HttpReply.failed(MALFORMED);
        }
        try {
            var response = client.send(prepared, HttpResponse.BodyHandlers.limiting(
                    HttpResponse.BodyHandlers.ofByteArray(), policy.maxResponseBytes()));
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
            return HttpReply.failed(exceededLimit(failed) ? TOO_LARGE : IO_FAILURE);
        }
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

    private record Request(String method, URI url, long timeoutMillis, Map<String, String> headers, String body) {

        HttpRequest prepare(CapabilityPolicy policy) {
            var publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
            var limit = Math.min(timeoutMillis, policy.maxTimeoutMillis());
            var builder = HttpRequest.newBuilder(url).timeout(Duration.ofMillis(limit)).method(method, publisher);
            headers.forEach(builder::header);
            return builder.build();
        }
    }

    private static Request read(byte[] json) throws IOException {
        String method = "GET";
        String url = null;
        long timeout = 0;
        String body = null;
        var headers = new LinkedHashMap<String, String>();
        try (var parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name; (name = parser.nextFieldName()) != null; ) {
                parser.nextToken();
                switch (name) {
                    case "method" -> method = parser.getText().toUpperCase(Locale.ROOT);
                    case "url" -> url = parser.getText();
                    case "timeoutMs" -> timeout = parser.getLongValue();
                    case "body" -> body = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
                    case "headers" -> readHeaders(parser, headers);
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException malformed) {
            throw new IOException(malformed);
        }
        require(url != null && timeout > 0);
        return new Request(method, URI.create(url), timeout, headers, body);
    }

    private static void readHeaders(JsonParser parser, Map<String, String> headers) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        for (String name; (name = parser.nextFieldName()) != null; ) {
            headers.put(name, parser.nextTextValue());
        }
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
