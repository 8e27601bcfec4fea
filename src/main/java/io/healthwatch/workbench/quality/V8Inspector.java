package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A debugger's side of V8's inspector, towards the guest's thread of a Node worker. One thread, apart from what the
 * web socket needs.
 */
final class V8Inspector implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private final String session;
    private int requests;

    /**
     * Attaches to the first guest's thread.
     *
     * @throws IOException when nobody answers there, or there is no such thread
     */
    V8Inspector(URI address) throws IOException, InterruptedException {
        try {
            socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
        } catch (CompletionException refused) {
            throw new IOException("The inspector does not answer: " + refused.getCause().getMessage(), refused);
        }
        send("NodeWorker.enable", Map.of("waitForDebuggerOnStart", false));
        session = next(message -> is(message, "NodeWorker.attachedToWorker"))
                .at("/params/sessionId")
                .asText();
    }

    /** Asks the guest's thread for something, without waiting. */
    void ask(String method, Map<String, ?> parameters) throws IOException {
        var message = JSON.writeValueAsString(Map.of("id", ++requests, "method", method, "params", parameters));
        send("NodeWorker.sendMessageToWorker", Map.of("sessionId", session, "message", message));
    }

    /**
     * The next message of the guest's thread that fits.
     *
     * @throws IOException when none comes in time
     */
    JsonNode heard(Predicate<JsonNode> fits) throws IOException, InterruptedException {
        while (true) {
            var wrapped = next(message -> is(message, "NodeWorker.receivedMessageFromWorker"));
            var message = JSON.readTree(wrapped.at("/params/message").asText());
            if (fits.test(message)) {
                return message;
            }
        }
    }

    static boolean is(JsonNode message, String method) {
        return message.path("method").asText().equals(method);
    }

    private void send(String method, Map<String, ?> parameters) throws IOException {
        socket.sendText(
                        JSON.writeValueAsString(Map.of("id", ++requests, "method", method, "params", parameters)), true)
                .join();
    }

    private JsonNode next(Predicate<JsonNode> fits) throws IOException, InterruptedException {
        while (true) {
            var message = messages.poll(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new IOException("The inspector did not answer within " + ANSWER_LIMIT.toSeconds() + " s.");
            }
            if (fits.test(message)) {
                return message;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException notJson) {
                    from.abort();
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
