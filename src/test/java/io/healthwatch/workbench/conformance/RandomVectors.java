package io.healthwatch.workbench.conformance;

import io.healthwatch.workbench.conformance.Vector.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Vectors drawn from a seed: the same seed gives the same vectors on every machine. */
final class RandomVectors {

    private static final String ALGORITHM = "L64X128MixRandom";

    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "-1", "0.5", "1e3", "1E-3", "12.5", "0.0005", "1.0005", "2.5e-4", "1000000", "8999999999999.999999", "9e12",
            "1e99", "1e-99", "00", "1.", ".5", "1e", "-", "100000000");
    private static final List<String> CHARACTERS = List.of(
            "a", "b", "up", "/", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u0000", "\\ud83d\\ude00", "\u00e9", "\u20ac", "\ud83d\ude00", "\u007f");
    private static final List<String> BAD_CHARACTERS = List.of("\\ud83d", "\\ude00", "\\x", "\\u12", "\n", "\u0000", "\\");
    private static final List<String> NAMES = List.of("a", "b", "status", "name", "", "a.b", "\u00e9", "value");
    private static final List<String> NOISE = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", ".", "e", "null", "true", " ", "\n", "\\ud800", "\\u", "x", "\u0000", "\u00e9");
    private static final List<String> ATOMS = List.of(
            "a", "b", "c", "ab", "-", " ", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "\\.", "\\\\", "\\]", "[ab]", "[^ab]", "[a-c]", "[\\d.]", "[^\\s]",
            "[b-]", "[\\w-]", "^", "$", "\\t", "0", "_");
    private static final List<String> BAD_ATOMS = List.of("]", "{", "[", ")", "(", "*", "\\q", "[]", "[b-a]", "a**", "\\", "[a-\\d]", "^*", "\u00e9");
    private static final List<String> TEXT = List.of("a", "a", "b", "b", "c", "ab", "-", " ", ".", "0", "9", "_", "\t", "\r", "\\", "]", "A", "\u00e9", "\u20ac", "\n", "\n");

    private final RandomGenerator random;

    private RandomVectors(long seed) {
        random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    /** As many for every scenario. */
    static List<Vector> vectors(long seed, int perScenario) {
        var drawn = new ArrayList<Vector>();
        var vectors = new RandomVectors(seed);
        for (var scenario : HandPicked.SCENARIOS) {
            for (var i = 0; i < perScenario; i++) {
                drawn.add(vectors.draw("random " + i, scenario));
            }
        }
        return drawn;
    }

    private Vector draw(String name, String scenario) {
        var config = switch (scenario) {
            case HandPicked.JSON -> "{\"services\":" + array(3, this::service) + "}";
            case HandPicked.REGEX -> "{\"patterns\":" + array(3, this::pattern) + ",\"log\":" + Json.quote(log()) + "}";
            case HandPicked.SIMPLE -> "{\"url\":" + url() + ",\"timeoutMs\":30000,\"expectedStatus\":200,\"latencyLimitMs\":30000,\"metrics\":"
                    + oneOf(List.of("[]", "[\"a\"]", "[\"a.b\",\"value\"]", "[\"value.a\",\"\"]")) + "}";
            case HandPicked.CONCURRENT -> "{\"timeoutMs\":30000,\"expectedStatus\":200,\"endpoints\":" + array(3, () -> "{\"name\":"
                    + string() + ",\"url\":" + url() + ",\"requests\":" + (1 + random.nextInt(3)) + "}") + "}";
            default -> "{\"checks\":" + array(3, () -> "{\"name\":" + string() + ",\"url\":" + url() + ",\"timeoutMs\":30000,\"expected\":\""
                    + oneOf(List.of("none", "http-status", "malformed-body", "truncated-body", "unhealthy", "refused")) + "\"}") + "}";
        };
        var overHttp = !scenario.equals(HandPicked.JSON) && !scenario.equals(HandPicked.REGEX);
        var responses = overHttp ? List.of(response(), response()) : List.<Response>of();
        return new Vector(name, scenario, oneIn(overHttp ? 20 : 6) ? damaged(config) : config, responses);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String array(int most, Supplier<String> element) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(_ -> element.get()).collect(Collectors.joining(",", "[", "]"));
    }

    private String url() {
        return "\"" + oneOf(List.of(Vector.url(0), Vector.url(0), Vector.url(0), Vector.url(1), Vector.DENIED)) + "\"";
    }

    private Response response() {
        var members = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> Json.quote(oneOf(NAMES)) + ":" + value(3))
                .collect(Collectors.joining(","));
        var body = space() + "{" + (oneIn(5) ? "" : "\"status\":\"" + (oneIn(6) ? "down" : "up") + "\"" + (members.isEmpty() ? "" : ","))
                + members + "}" + space();
        return new Response(oneIn(10) ? 500 : 200, oneIn(2) ? damaged(body) : body);
    }

    private String space() {
        return oneIn(5) ? oneOf(List.of(" ", "\n", "\t\r", "  ")) : "";
    }

    private String value(int depth) {
        return space() + switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> oneOf(List.of("null", "true", "false"));
            case 1, 2 -> number();
            case 3, 4 -> string();
            case 5 -> "[" + IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(depth - 1)).collect(Collectors.joining(",")) + "]";
            default -> "{" + IntStream.range(0, random.nextInt(4)).mapToObj(_ -> (oneIn(2) ? Json.quote(oneOf(NAMES)) : string()) + ":" + value(depth - 1))
                    .collect(Collectors.joining(",")) + "}";
        } + space();
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> oneOf(NUMBERS);
            case 1 -> String.valueOf(random.nextInt(-1000, 1_000_000));
            case 2 -> random.nextInt(1000) + "." + digits(8);
            default -> (oneIn(2) ? "-" : "") + random.nextInt(10) + "." + digits(20) + "e" + random.nextInt(-30, 16);
        };
    }

    private String digits(int most) {
        return IntStream.rangeClosed(0, random.nextInt(most)).mapToObj(_ -> oneOf(List.of("0", "0", "4", "5", "9", "9", "1", "7"))).collect(Collectors.joining());
    }

    private String string() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> oneIn(200) ? oneOf(BAD_CHARACTERS) : oneOf(CHARACTERS))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private String damaged(String json) {
        var at = random.nextInt(json.length() + 1);
        var damaged = switch (random.nextInt(4)) {
            case 0, 1 -> json.substring(0, at);
            case 2 -> json.substring(0, at) + oneOf(NOISE) + json.substring(at);
            default -> json.substring(0, at) + json.substring(Math.min(json.length(), at + 1 + random.nextInt(3)));
        };
        // Half of a character is nothing that a host could hand over.
        return new String(damaged.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String service() {
        return "{\"name\":" + string() + ",\"instances\":" + array(4, this::instance) + "}";
    }

    private String instance() {
        var labels = IntStream.range(0, random.nextInt(3)).mapToObj(i -> "\"" + i + oneOf(NAMES) + "\":" + string()).collect(Collectors.joining(","));
        return "{\"up\":" + oneOf(List.of("true", "false")) + ",\"requests\":" + random.nextInt(1000) + ",\"errors\":" + random.nextInt(100)
                + ",\"labels\":{" + labels + "},\"latencyMs\":" + array(40, this::latency) + "}";
    }

    private String latency() {
        return switch (random.nextInt(oneIn(30) ? 4 : 3)) {
            case 0 -> random.nextInt(1000) + "." + digits(6);
            case 1 -> random.nextInt(10) + "." + digits(8) + "e" + random.nextInt(-3, 5);
            case 2 -> String.valueOf(random.nextInt(1_000_001));
            default -> number();
        };
    }

    private String pattern() {
        return "{\"name\":" + string() + ",\"pattern\":" + Json.quote(alternatives(3)) + "}";
    }

    private String alternatives(int depth) {
        return IntStream.rangeClosed(0, oneIn(3) ? 1 + random.nextInt(2) : 0).mapToObj(_ -> sequence(depth)).collect(Collectors.joining("|"));
    }

    private String sequence(int depth) {
        return IntStream.range(0, oneIn(15) ? 0 : 1 + random.nextInt(4)).mapToObj(_ -> item(depth)).collect(Collectors.joining());
    }

    private String item(int depth) {
        var atom = depth > 0 && oneIn(4) ? "(" + alternatives(depth - 1) + ")" : oneOf(oneIn(100) ? BAD_ATOMS : ATOMS);
        var quantifiable = !atom.equals("^") && !atom.equals("$") && (!atom.startsWith("(") || oneIn(2));
        return quantifiable && oneIn(3) ? atom + oneOf(List.of("*", "+", "?")) : atom;
    }

    private String log() {
        return IntStream.range(0, random.nextInt(60)).mapToObj(_ -> oneOf(TEXT)).collect(Collectors.joining());
    }
}
