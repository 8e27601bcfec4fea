package io.healthwatch.workbench.conformance;

import io.healthwatch.workbench.conformance.Vector.Ending;
import io.healthwatch.workbench.conformance.Vector.Response;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a probe must answer, computed from the specification in the headers of probes/c by other means than the probes':
 * Jackson's parser, {@link BigDecimal} and {@link Pattern}.
 */
final class Oracle {

    /** A trap in place of an answer. */
    static final String TRAP = "trap";

    private static final int RESPONSE_CAPACITY = 65536;
    /** What the host's headers may take; a response nearer to the capacity is undecided. */
    private static final int HEADERS_BYTES = 2000;

    private static final long LONGEST_TIMEOUT = 60_000;

    private final Vector vector;
    private String status = "null";
    private String metrics = "{}";

    private Oracle(Vector vector) {
        this.vector = vector;
    }

    /** A check failed; what becomes the answer's error. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
        private final String kind;

        Failure(String kind, String message) {
            super(message);
            this.kind = kind;
        }

        static Failure config(String name) {
            return new Failure("invalid-config", "config." + name + " is missing or invalid");
        }

        String json() {
            return "{\"kind\":" + Json.quote(kind) + ",\"message\":" + Json.quote(getMessage()) + "}";
        }
    }

    /**
     * The right answer.
     *
     * @throws Undecided where the specification does not say
     */
    static String answer(Vector vector) {
        return new Oracle(vector).answer();
    }

    private String answer() {
        var error = "null";
        try {
            var config = config();
            if (config.member("trap") instanceof Json.Bool(var trap) && trap && vector.scenario().equals("error-handling")) {
                return TRAP;
            }
            switch (vector.scenario()) {
                case "json-parsing-heavy" -> sumUp(config);
                case "regex-processing" -> search(config);
                case "simple-http-check" -> checkOne(config);
                case "concurrent-requests" -> request(config);
                case "error-handling" -> goWrong(config);
                default -> throw new Undecided();
            }
        } catch (Failure failure) {
            error = failure.json();
            metrics = failure.kind.equals("invalid-config") ? "{}" : metrics;
        }
        return "{\"scenario\":\"" + vector.scenario() + "\",\"ok\":" + error.equals("null") + ",\"status\":" + status
                + ",\"metrics\":" + metrics + ",\"error\":" + error + "}";
    }

    private Json config() throws Failure {
        Json config;
        try {
            config = Json.parse(vector.config());
        } catch (Json.Invalid | Undecided truncatedOrMalformed) {
            throw new Failure("invalid-config", "the config is not valid JSON");
        }
        if (!(config instanceof Json.Obj)) {
            throw new Failure("invalid-config", "the config is not an object");
        }
        return config;
    }

    private static String text(Json object, String name) throws Failure {
        if (object.member(name) instanceof Json.Str(var value)) {
            return value;
        }
        throw Failure.config(name);
    }

    private static List<Json> array(Json object, String name) throws Failure {
        if (object.member(name) instanceof Json.Arr(var elements)) {
            return elements;
        }
        throw Failure.config(name);
    }

    private static long integer(Json object, String name, long low, long high) throws Failure {
        if (object.member(name) instanceof Json.Num number && number.isInteger()
                && number.integer() >= low && number.integer() <= high) {
            return number.integer();
        }
        throw Failure.config(name);
    }

    private static BigDecimal decimal(BigInteger millionths) {
        return new BigDecimal(millionths, 6);
    }

    private static String thousandths(BigDecimal value) {
        return value.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static String ratio(BigDecimal numerator, long denominator) {
        return numerator.divide(BigDecimal.valueOf(denominator), 3, RoundingMode.HALF_UP).toPlainString();
    }

    // json-parsing-heavy

    private static final class Tally {
        long requests;
        long errors;
        final List<BigInteger> latencies = new ArrayList<>();

        String errorPercent() {
            return requests == 0 ? "0.000" : ratio(BigDecimal.valueOf(errors).multiply(BigDecimal.valueOf(100)), requests);
        }

        BigDecimal sum() {
            return decimal(latencies.stream().reduce(BigInteger.ZERO, BigInteger::add));
        }

        String mean() {
            return "\"mean\":" + ratio(sum(), latencies.size());
        }

        String percentiles() {
            var sorted = latencies.stream().sorted().toList();
            var text = new ArrayList<String>();
            for (var percent : List.of(50, 95, 99)) {
                var rank = BigDecimal.valueOf((long) percent * sorted.size())
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                        .intValueExact();
                text.add("\"p" + percent + "\":" + thousandths(decimal(sorted.get(rank - 1))));
            }
            return String.join(",", text);
        }
    }

    private void sumUp(Json config) throws Failure {
        var services = array(config, "services");
        if (services.isEmpty()) {
            throw Failure.config("services");
        }
        var total = new Tally();
        var byService = new ArrayList<String>();
        long instances = 0;
        long up = 0;
        long labels = 0;
        long labelBytes = 0;
        for (var service : services) {
            var own = new Tally();
            var name = text(service, "name");
            for (var instance : array(service, "instances")) {
                instances++;
                if (!(instance.member("up") instanceof Json.Bool(var isUp))) {
                    throw Failure.config("up");
                }
                up += isUp ? 1 : 0;
                own.requests += integer(instance, "requests", 0, 100_000_000);
                own.errors += integer(instance, "errors", 0, 100_000_000);
                if (!(instance.member("labels") instanceof Json.Obj(var members))) {
                    throw Failure.config("labels");
                }
                for (var label : members) {
                    if (!(label.value() instanceof Json.Str(var value))) {
                        throw Failure.config("labels");
                    }
                    labels++;
                    labelBytes += bytes(label.name()) + bytes(value);
                }
                for (var latency : array(instance, "latencyMs")) {
                    if (!(latency instanceof Json.Num(var millionths)) || millionths.signum() < 0
                            || millionths.compareTo(BigInteger.valueOf(1_000_000_000_000L)) > 0) {
                        throw Failure.config("latencyMs");
                    }
                    own.latencies.add(millionths);
                }
            }
            if (own.latencies.isEmpty()) {
                throw Failure.config("latencyMs");
            }
            total.requests += own.requests;
            total.errors += own.errors;
            total.latencies.addAll(own.latencies);
            byService.add("{\"name\":" + Json.quote(name) + ",\"samples\":" + own.latencies.size() + "," + own.mean() + ","
                    + own.percentiles() + ",\"errorPercent\":" + own.errorPercent() + "}");
        }
        var least = total.latencies.stream().min(BigInteger::compareTo).orElseThrow();
        var most = total.latencies.stream().max(BigInteger::compareTo).orElseThrow();
        metrics = "{\"services\":" + services.size() + ",\"instances\":" + instances + ",\"instancesUp\":" + up
                + ",\"labels\":" + labels + ",\"labelBytes\":" + labelBytes + ",\"samples\":" + total.latencies.size()
                + ",\"requests\":" + total.requests + ",\"errors\":" + total.errors + ",\"errorPercent\":"
                + total.errorPercent() + ",\"latency\":{\"sum\":" + thousandths(total.sum()) + "," + total.mean()
                + ",\"min\":" + thousandths(decimal(least)) + ",\"max\":" + thousandths(decimal(most)) + ","
                + total.percentiles() + "},\"byService\":[" + String.join(",", byService) + "]}";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    // regex-processing

    private void search(Json config) throws Failure {
        var described = array(config, "patterns");
        var log = new String(text(config, "log").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var names = new ArrayList<String>();
        var patterns = new ArrayList<Pattern>();
        for (var pattern : described) {
            names.add(text(pattern, "name"));
            try {
                patterns.add(RegexTranslation.compile(text(pattern, "pattern")));
            } catch (RegexTranslation.Malformed malformed) {
                throw Failure.config("pattern");
            }
        }
        var lines = new ArrayList<>(Arrays.asList(log.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        var found = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++) {
            var matchingLines = 0;
            var matchedBytes = 0;
            for (var line : lines) {
                var matcher = patterns.get(i).matcher(new Bounded(line));
                if (matcher.find()) {
                    matchingLines++;
                    matchedBytes += matcher.end() - matcher.start();
                }
            }
            found.add("{\"name\":" + Json.quote(names.get(i)) + ",\"matchingLines\":" + matchingLines
                    + ",\"matchedBytes\":" + matchedBytes + "}");
        }
        metrics = "{\"lines\":" + lines.size() + ",\"bytes\":" + log.length() + ",\"patterns\":["
                + String.join(",", found) + "]}";
    }

    /** The pattern takes engines that backtrack, the script's among them, too long. */
    static final class Exploding extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A line that may be looked at so many times. */
    private static final class Bounded implements CharSequence {
        private final String line;
        private int looksLeft = 500_000;

        Bounded(String line) {
            this.line = line;
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public char charAt(int index) {
            if (looksLeft-- == 0) {
                throw new Exploding();
            }
            return line.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.subSequence(start, end);
        }
    }

    // HTTP

    /** The response to be had at an address of the vector's config. */
    private Response get(String url, long timeoutMillis) throws Failure {
        if (url.equals(Vector.REFUSED)) {
            throw new Failure("refused", "the connection was refused");
        }
        if (url.equals(Vector.DENIED)) {
            throw new Failure("denied", "the policy does not allow this origin");
        }
        if (!url.matches("\\{\\d}")) {
            throw new Undecided();
        }
        var response = vector.responses().get(url.charAt(1) - '0');
        if (response.ending() == Ending.CUT || response.ending() == Ending.CLOSED) {
            throw new Failure("io-failure", "the connection failed");
        }
        if (response.ending() == Ending.LATE && timeoutMillis < VectorServer.LATENESS_MILLIS) {
            if (timeoutMillis * 2 > VectorServer.LATENESS_MILLIS) {
                throw new Undecided();
            }
            throw new Failure("timed-out", "no answer within " + timeoutMillis + " ms");
        }
        var size = bytes(Json.quote(response.text()));
        if (size > RESPONSE_CAPACITY) {
            throw new Failure("too-large", "the response is too large");
        }
        if (size > RESPONSE_CAPACITY - HEADERS_BYTES) {
            throw new Undecided();
        }
        return response;
    }

    private static Json body(Response response, long expected) throws Failure {
        if (response.status() != expected) {
            throw new Failure("http-status", "the status is " + response.status() + ", expected " + expected);
        }
        try {
            var body = Json.parse(response.text());
            if (body instanceof Json.Obj) {
                return body;
            }
        } catch (Json.Invalid invalid) {
            throw invalid.truncated
                    ? new Failure("truncated-body", "the body ends before its JSON does")
                    : new Failure("malformed-body", "the body is not valid JSON");
        }
        throw new Failure("malformed-body", "the body is not a JSON object");
    }

    private static boolean isUp(Json body) {
        return body.member("status") instanceof Json.Str(var status) && status.equals("up");
    }

    private static void requireUp(Json body) throws Failure {
        if (!isUp(body)) {
            throw new Failure("unhealthy", "the service does not report that it is up");
        }
    }

    private void checkOne(Json config) throws Failure {
        var url = text(config, "url");
        var timeout = integer(config, "timeoutMs", 1, LONGEST_TIMEOUT);
        var expected = integer(config, "expectedStatus", 100, 999);
        var limit = integer(config, "latencyLimitMs", 1, LONGEST_TIMEOUT);
        var paths = new ArrayList<String>();
        for (var path : array(config, "metrics")) {
            if (!(path instanceof Json.Str(var value))) {
                throw Failure.config("metrics");
            }
            paths.add(value);
        }
        var response = get(url, timeout);
        var withinLimit = response.ending() != Ending.LATE || limit > VectorServer.LATENESS_MILLIS;
        status = String.valueOf(response.status());
        metrics = "{\"withinLimit\":" + withinLimit + "}";
        var body = body(response, expected);

        var up = 0;
        var checks = body.member("checks") instanceof Json.Arr(var elements) ? elements : List.<Json>of();
        for (var check : checks) {
            up += isUp(check) ? 1 : 0;
        }
        var values = new ArrayList<String>();
        for (var path : paths) {
            var value = body;
            for (var name : path.split("\\.", -1)) {
                value = value == null ? null : value.member(name);
            }
            if (value instanceof Json.Num(var millionths)) {
                values.add(Json.quote(path) + ":" + thousandths(decimal(millionths)));
            }
        }
        metrics = "{\"withinLimit\":" + withinLimit + ",\"service\":" + textOrNull(body, "service") + ",\"version\":"
                + textOrNull(body, "version") + ",\"checks\":" + checks.size() + ",\"checksUp\":" + up
                + ",\"values\":{" + String.join(",", values) + "}}";
        requireUp(body);
        if (values.size() < paths.size()) {
            throw new Failure("missing-metric", "the body lacks a metric");
        }
        if (!withinLimit) {
            throw new Failure("too-slow", "the answer took longer than " + limit + " ms");
        }
    }

    private static String textOrNull(Json body, String name) {
        return body.member(name) instanceof Json.Str(var text) ? Json.quote(text) : "null";
    }

    private record Endpoint(String name, String url, long requests) {}

    private void request(Json config) throws Failure {
        var timeout = integer(config, "timeoutMs", 1, LONGEST_TIMEOUT);
        var expected = integer(config, "expectedStatus", 100, 999);
        var endpoints = new ArrayList<Endpoint>();
        for (var endpoint : array(config, "endpoints")) {
            endpoints.add(new Endpoint(
                    text(endpoint, "name"), text(endpoint, "url"), integer(endpoint, "requests", 1, 1000)));
        }
        var reports = new ArrayList<String>();
        long requests = 0;
        long succeeded = 0;
        long bodyBytes = 0;
        for (var endpoint : endpoints) {
            requests += endpoint.requests;
            try {
                var response = get(endpoint.url, timeout);
                requireUp(body(response, expected));
                var bytes = bytes(response.text()) * endpoint.requests;
                succeeded += endpoint.requests;
                bodyBytes += bytes;
                reports.add(report(endpoint, endpoint.requests, bytes, "null"));
            } catch (Failure failure) {
                reports.add(report(endpoint, 0, 0, Json.quote(failure.kind)));
            }
        }
        metrics = "{\"requests\":" + requests + ",\"succeeded\":" + succeeded + ",\"bodyBytes\":" + bodyBytes
                + ",\"endpoints\":[" + String.join(",", reports) + "]}";
        if (succeeded < requests) {
            throw new Failure("requests-failed", requests - succeeded + " requests failed");
        }
    }

    private static String report(Endpoint endpoint, long succeeded, long bytes, String error) {
        return "{\"name\":" + Json.quote(endpoint.name) + ",\"requests\":" + endpoint.requests + ",\"succeeded\":" + succeeded
                + ",\"bodyBytes\":" + bytes + ",\"error\":" + error + "}";
    }

    private record Check(String name, String url, long timeout, String expected) {}

    private void goWrong(Json config) throws Failure {
        var checks = new ArrayList<Check>();
        for (var check : array(config, "checks")) {
            checks.add(new Check(
                    text(check, "name"),
                    text(check, "url"),
                    integer(check, "timeoutMs", 1, LONGEST_TIMEOUT),
                    text(check, "expected")));
        }
        var results = new ArrayList<String>();
        var asExpected = 0;
        for (var check : checks) {
            var found = "null";
            var error = "null";
            var kind = "none";
            try {
                var response = get(check.url, check.timeout);
                found = String.valueOf(response.status());
                requireUp(body(response, 200));
            } catch (Failure failure) {
                kind = failure.kind;
                error = failure.json();
            }
            asExpected += kind.equals(check.expected) ? 1 : 0;
            results.add("{\"name\":" + Json.quote(check.name) + ",\"status\":" + found + ",\"error\":" + error + "}");
        }
        metrics = "{\"checks\":" + checks.size() + ",\"asExpected\":" + asExpected + ",\"results\":["
                + String.join(",", results) + "]}";
        if (asExpected < checks.size()) {
            throw new Failure("unexpected-outcome", checks.size() - asExpected + " checks ended unexpectedly");
        }
    }
}
