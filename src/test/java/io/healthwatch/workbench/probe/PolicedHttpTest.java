package io.healthwatch.workbench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.target.TargetServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            assertThat(narrow.httpRequest(request(target.origin() + "/healthy", 1000), 1 << 16)
                            .code())
                    .isEqualTo(HostFunctions.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"url\":\"http://127.0.0.1/\"}",
                "{\"url\":\"http://127.0.0.1/\",\"timeoutMs\":0}",
                "{\"url\":\"::\",\"timeoutMs\":10}",
                "{\"url\":7,\"timeoutMs\":\"soon\"}",
                "{\"url\":\"http://127.0.0.1/\",\"timeoutMs\":10"
            })
    void whatIsNoRequestIsMalformed(String request) {
        assertThat(http.httpRequest(request.getBytes(StandardCharsets.UTF_8), 100).code())
                .isEqualTo(HostFunctions.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/x, true",
        "HTTP://127.0.0.1:8080, true",
        "http://127.0.0.1:8081/, false",
        "https://127.0.0.1:8080/, false",
        "http://127.0.0.1/, false",
        "http://localhost:8080/, false",
        "http://127.0.0.1.example:8080/, false",
        "http://user@127.0.0.1:8080/, false",
        "http://[::1]:8080/, false",
        "http://2130706433:8080/, false",
        "http://example.com/, true",
        "http://example.com:80/, true",
        "http://EXAMPLE.com/, true",
        "file:///etc/passwd, false"
    })
    void thePolicyGrantsExactOrigins(String address, boolean allowed) {
        var policy = CapabilityPolicy.allowing(List.of("http://127.0.0.1:8080", "http://example.com"));

        assertThat(policy.allows(URI.create(address))).isEqualTo(allowed);
    }

    private HostFunctions.HttpReply get(String url, int timeoutMillis, int capacity) {
        return http.httpRequest(request(url, timeoutMillis), capacity);
    }

    private static byte[] request(String url, int timeoutMillis) {
        return ("{\"method\":\"GET\",\"url\":\"" + url + "\",\"timeoutMs\":" + timeoutMillis + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
