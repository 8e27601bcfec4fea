package io.healthwatch.workbench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicedHttpTest {

    private TargetServer target;
    private PolicedHttp http;

    @BeforeEach
    void start() throws Exception {
        target = new TargetServer();
        http = new PolicedHttp(
                CapabilityPolicy.allowing(List.of(target.origin(), target.refusedOrigin())), (_, _) -> {});
    }

    @AfterEach
    void stop() {
        http.close();
        target.close();
    }

    @Test
    void anAnswerCarriesStatusHeadersAndBody() {
        var reply = get(target.origin() + "/healthy", 2000, 1 << 16);

        assertThat(reply.code()).isEqualTo(reply.response().length);
        assertThat(new String(reply.response(), StandardCharsets.UTF_8))
                .startsWith("{\"status\":200,\"headers\":{")
                .contains("\"content-type\":")
                .contains("\"body\":\"{\\\"status\\\":\\\"up\\\"");
    }

    @Test
    void everyFailureHasItsCode() {
        assertThat(get(target.origin() + "/hang", 30, 1 << 16).code()).isEqualTo(HostFunctions.TIMED_OUT);
        assertThat(get(target.refusedOrigin() + "/", 2000, 1 << 16).code()).isEqualTo(HostFunctions.REFUSED);
        assertThat(get(target.deniedOrigin() + "/healthy", 2000, 1 << 16).code()).isEqualTo(HostFunctions.DENIED);
        assertThat(get(target.origin() + "/large", 2000, 1 << 16).code()).isEqualTo(HostFunctions.TOO_LARGE);
        assertThat(get(target.origin() + "/healthy", 2000, 10).code()).isEqualTo(HostFunctions.TOO_LARGE);
        assertThat(get(target.origin() + "/cut", 2000, 1 << 16).code()).isEqualTo(HostFunctions.IO_FAILURE);
    }

    @Test
    void aBodyAboveThePolicysLimitIsNotPassedOn() {
        try (var narrow = new PolicedHttp(
                new CapabilityPolicy(List.of(target.origin()), 20, 1000), (_, _) -> {})) {
            assertThat(narrow.httpRequest(request(target.origin() + "/healthy", 1000), 1 << 16, Long.MAX_VALUE)
                            .code())
                    .isEqualTo(HostFunctions.TOO_LARGE);
        }
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var connection = server.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    // The end of the test.
                }
            });
            var origin = "http://127.0.0.1:" + server.getLocalPort();
            try (var impatient = new PolicedHttp(CapabilityPolicy.allowing(List.of(origin)), (_, _) -> {})) {
                assertThat(impatient.httpRequest(request(origin + "/", 200), 100, Long.MAX_VALUE).code())
                        .isEqualTo(HostFunctions.TIMED_OUT);
            }
        }
    }

    private static JsonNode vectors() throws IOException {
        try (var in = PolicedHttpTest.class.getResourceAsStream("/vectors/policy.json")) {
            return new JsonMapper().readTree(in);
        }
    }

    private static Stream<Arguments> vectors(String group) throws IOException {
        return vectors().get(group).properties().stream()
                .flatMap(end -> end.getValue().valueStream().map(each -> Arguments.of(end.getKey(), each.textValue())));
    }

    private static Stream<Arguments> addresses() throws IOException {
        return vectors("addresses");
    }

    private static Stream<Arguments> requests() throws IOException {
        return vectors("requests");
    }

    private static Stream<String> malformedBytes() throws IOException {
        return vectors().get("malformedBytes").valueStream().map(JsonNode::textValue);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressesAreReadAsNodeReadsThem(String verdict, String address) throws IOException {
        var policy = CapabilityPolicy.allowing(
                vectors().get("granted").valueStream().map(JsonNode::textValue).toList());
        var actual = !CapabilityPolicy.isAddress(address) ? "malformed" : policy.allows(address) ? "allowed" : "denied";

        assertThat(actual).isEqualTo(verdict);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreReadAsNodeReadsThem(String end, String request) {
        var filled = request.replace("${target}", target.origin()).replace("${denied}", target.deniedOrigin());
        var code = http.httpRequest(filled.getBytes(StandardCharsets.UTF_8), 1 << 16, Long.MAX_VALUE).code();
        var actual = code > 0
                ? "answered"
                : Map.of(HostFunctions.DENIED, "denied", HostFunctions.MALFORMED, "malformed")
                        .getOrDefault(code, "code " + code);

        assertThat(actual).isEqualTo(end);
    }

    @ParameterizedTest
    @MethodSource("malformedBytes")
    void whatIsNotUtf8IsMalformed(String hex) {
        assertThat(http.httpRequest(HexFormat.of().parseHex(hex), 100, Long.MAX_VALUE).code()).isEqualTo(HostFunctions.MALFORMED);
    }

    private HostFunctions.HttpReply get(String url, int timeoutMillis, int capacity) {
        return http.httpRequest(request(url, timeoutMillis), capacity, Long.MAX_VALUE);
    }

    private static byte[] request(String url, int timeoutMillis) {
        return ("{\"method\":\"GET\",\"url\":\"" + url + "\",\"timeoutMs\":" + timeoutMillis + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
