package io.healthwatch.workbench.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.healthwatch.workbench.conformance.Vector.Ending;
import io.healthwatch.workbench.conformance.Vector.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Vectors made of the lines in src/test/resources/vectors, each line in every place where it means something. */
final class HandPicked {

    static final String JSON = "json-parsing-heavy";
    static final String REGEX = "regex-processing";
    static final String SIMPLE = "simple-http-check";
    static final String CONCURRENT = "concurrent-requests";
    static final String ERRORS = "error-handling";
    static final List<String> SCENARIOS = List.of(CONCURRENT, ERRORS, JSON, REGEX, SIMPLE);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** {@code %{U+0000}} stands for a character, {@code %{[*64}} for a repeated text. */
    private static final Pattern MACRO = Pattern.compile("%\\{(?:U\\+([0-9A-F]+)|(.+?)\\*(\\d+))}");

    /** What no member of a config should be, or what is at the edge of what it may be. */
    private static final List<String> WRONG_VALUES = List.of(
            "null", "true", "false", "\"\"", "\"200\"", "[]", "[null]", "[{}]", "{}", "{\"name\":1}", "-1", "-0", "0", "1", "0.5",
            "99", "100", "999", "1000", "1001", "60000", "60001", "200.0000001", "200.0000005", "1e2", "2E+2", "100000000", "100000001",
            "1e8", "8999999999999", "9e12");

    private final List<Vector> vectors = new ArrayList<>();

    private HandPicked() {}

    static List<Vector> vectors() {
        var picked = new HandPicked();
        lines("documents.txt").forEach(picked::useDocument);
        lines("patterns.txt").forEach(picked::usePattern);
        picked.breakConfigs();
        picked.countSamples();
        picked.answerOddly();
        return List.copyOf(picked.vectors);
    }

    /** Byte sequences that are no UTF-8, or look as if they were none. */
    static List<byte[]> oddUtf8() {
        return lines("utf8.txt").stream()
                .map(line -> HexFormat.of().parseHex(line.replace(" ", "")))
                .toList();
    }

    private static List<String> lines(String file) {
        return read(file).lines().filter(line -> !line.startsWith("## ")).map(HandPicked::expand).toList();
    }

    private static String read(String file) {
        try (var in = HandPicked.class.getResourceAsStream("/vectors/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String expand(String line) {
        return MACRO.matcher(line).replaceAll(found -> Matcher.quoteReplacement(found.group(1) != null
                ? Character.toString(Integer.parseInt(found.group(1), 16))
                : found.group(2).repeat(Integer.parseInt(found.group(3)))));
    }

    private void add(String name, String scenario, String config, Response... responses) {
        vectors.add(new Vector(name, scenario, config, List.of(responses)));
    }

    private static String shortened(String line) {
        return line.length() > 40 ? line.substring(0, 40) + "..." : line;
    }

    /** As a config, inside of one, as a body, and inside of one. */
    private void useDocument(String document) {
        var name = "document " + shortened(document);
        add(name, REGEX, document);
        add(name + " as latencies", JSON, service("\"s\"", "[" + document + "]"));
        add(name + " as name", JSON, service(document, "[1]"));
        add(name + " as body", SIMPLE, simple("[\"a\",\"a.b\"]"), new Response(200, document));
        add(name + " in a body", SIMPLE, simple("[\"value\",\"value.a\"]"),
                new Response(200, "{\"status\":\"up\",\"service\":" + document + ",\"value\":" + document + "}"));
    }

    private static String service(String name, String latencies) {
        return "{\"services\":[{\"name\":" + name + ",\"instances\":[{\"up\":true,\"requests\":3,\"errors\":2,"
                + "\"labels\":{\"zone\":\"a\"},\"latencyMs\":" + latencies + "}]}]}";
    }

    private static String simple(String metrics) {
        return "{\"url\":\"{0}\",\"timeoutMs\":30000,\"expectedStatus\":200,\"latencyLimitMs\":30000,\"metrics\":" + metrics + "}";
    }

    private static String checks(String name, String expected) {
        return "{\"checks\":[{\"name\":" + name + ",\"url\":\"{0}\",\"timeoutMs\":30000,\"expected\":\"" + expected + "\"}]}";
    }

    private static String concurrent() {
        return "{\"timeoutMs\":30000,\"expectedStatus\":200,\"endpoints\":[{\"name\":\"e\",\"url\":\"{0}\",\"requests\":2}]}";
    }

    /** By itself and among others, over the same lines. */
    private void usePattern(String pattern) {
        var name = "pattern " + shortened(pattern);
        var described = "{\"name\":\"p\",\"pattern\":" + Json.quote(pattern) + "}";
        var log = Json.quote(read("log.txt"));
        add(name, REGEX, "{\"patterns\":[" + described + "],\"log\":" + log + "}");
        var second = "{\"name\":\"q\",\"pattern\":" + Json.quote("(" + pattern + ")|o+$") + "}";
        add(name + " and more", REGEX, "{\"log\":" + log + ",\"patterns\":[" + second + "," + second + "]}");
    }

    /** Takes each member of a good config away, and puts each of the wrong values in its place. No request is made. */
    private void breakConfigs() {
        var broken = List.of(
                new Vector("", JSON, service("\"s\"", "[1,2.5]"), List.of()),
                new Vector("", REGEX, "{\"patterns\":[{\"name\":\"p\",\"pattern\":\"a\"}],\"log\":\"a\\nb\"}", List.of()),
                new Vector("", SIMPLE, simple("[\"a\"]"), List.of()),
                new Vector("", CONCURRENT, concurrent(), List.of()),
                new Vector("", ERRORS, checks("\"c\"", "denied"), List.of()));
        for (var vector : broken) {
            var config = tree(vector.config().replace(Vector.url(0), Vector.DENIED));
            breakMembers(vector.scenario(), config, config);
        }
    }

    private void breakMembers(String scenario, JsonNode config, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.properties().stream().map(Map.Entry::getKey).toList()) {
                var good = object.get(name);
                breakMembers(scenario, config, good);
                for (var wrong : WRONG_VALUES) {
                    object.putRawValue(name, new RawValue(wrong));
                    add(name + " is " + wrong, scenario, config.toString());
                }
                var whole = object.deepCopy();
                object.remove(name);
                add("without " + name, scenario, config.toString());
                object.setAll(whole);
                object.set(name, good);
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> breakMembers(scenario, config, element));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Percentiles at every rank around which they move, in rising, falling and random order. */
    private void countSamples() {
        var random = new Random(1);
        for (var count : List.of(1, 2, 3, 4, 10, 15, 16, 17, 19, 20, 21, 31, 32, 33, 50, 64, 65, 99, 100, 101, 199, 200, 201, 1000)) {
            var rising = IntStream.range(0, count).mapToObj(i -> i + "." + i % 7 + "005").collect(Collectors.toList());
            add(count + " rising samples", JSON, service("\"s\"", rising.toString()));
            Collections.reverse(rising);
            add(count + " falling samples", JSON, service("\"s\"", rising.toString()));
            Collections.shuffle(rising, random);
            add(count + " samples", JSON, service("\"s\"", rising.toString()));
            add(count + " equal samples", JSON, service("\"s\"", Collections.nCopies(count, "0.0005").toString()));
        }
        var one = service("\"s\"", "[0.5,1.5]");
        var instance = one.substring(one.indexOf("{\"up\""), one.length() - 4);
        var many = "{\"services\":[{\"name\":\"a\",\"instances\":[%s]},{\"name\":\"b\",\"instances\":[%s,%s]}]}";
        add("services and instances", JSON, many.formatted(instance, instance, instance.replace("true", "false")));
        add("an instance without samples", JSON, many.formatted(instance, instance, instance.replace("0.5,1.5", "")));
        add("a service without samples", JSON, many.formatted(instance.replace("0.5,1.5", ""), instance, instance));
        add("a service without instances", JSON, many.formatted("", instance, instance));
        add("no requests", JSON, one.replace("\"requests\":3", "\"requests\":0"));
        add("more errors than requests", JSON, one.replace("\"errors\":2", "\"errors\":100000000"));
        for (var labels : List.of("", "\"a\":\"\",\"b\":\"\"", "\"\":\"\"", "\"a\\u00e9\":\"\\ud83d\\ude00\\u0000\\n\"", "\"__proto__\":\"x\"",
                "\"a\":\"x\",\"a\":\"yy\"", "\"a\":\"x\",\"b\":1", "\"a\":1,\"a\":\"x\"")) {
            add("labels " + labels, JSON, one.replace("\"zone\":\"a\"", labels));
        }
    }

    private void answerOddly() {
        for (var status : List.of(200, 201, 202, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 418,
                429, 499, 500, 501, 503, 599, 600, 799, 999)) {
            var body = status == 204 || status == 205 || status == 304 ? "" : "{\"status\":\"up\",\"a\":1}";
            answerTo("status " + status, new Response(status, body), "http-status");
            add("expected status " + status, SIMPLE, simple("[\"a\"]").replace("\":200", "\":" + status), new Response(status, body));
        }
        for (var body : List.of("", " ", "{}", "[]", "null", "up", "\"up\"", "{\"status\":\"up\"}", " \t\r\n{\"status\":\"up\"} \n", "{\"status\":\"UP\"}",
                "{\"status\":\"up \"}", "{\"status\":\"u\\u0070\"}", "{\"st\\u0061tus\":\"up\"}", "{\"Status\":\"up\"}", "{\"status\":null}",
                "{\"status\":[\"up\"]}", "{\"status\":\"up\",\"status\":\"down\"}", "{\"status\":\"down\",\"status\":\"up\"}",
                "{\"status\":\"up\",\"checks\":[{\"status\":\"up\"},{\"status\":\"down\"},null,[],\"up\",{}]}", "{\"status\":\"up\",\"checks\":{}}",
                "{\"status\":\"up\",\"service\":1,\"version\":\"\\u0000\\u001f\\\\\\\"/\\u2028\"}", "\ufeff{\"status\":\"up\"}", "{\"status\":\"up\"}\u0000",
                "{\"a\":1,\"a\":2,\"a\":{\"b\":3},\"status\":\"up\"}", "{\"a\":{\"b\":{\"c\":-0.0005}},\"\":{\"\":7},\"a.b\":9,\"status\":\"up\"}")) {
            answerTo("body " + body, new Response(200, body), "unhealthy");
        }
        for (var size : List.of(0, 1, 1000, 32_000, 63_000, 65_536, 66_000, 200_000, 1_000_000, 1_100_000)) {
            answerTo(size + " bytes", new Response(200, "{\"status\":\"up\",\"text\":\"" + "x".repeat(size) + "\"}"), "too-large");
        }
        answerTo("escapes that make a response too large", new Response(200, "{\"status\":\"up\"" + "\n".repeat(40_000) + "}"), "too-large");
        for (var bytes : oddUtf8()) {
            if (isSurrogate(bytes)) {
                // Hosts replace it differently: Java by one U+FFFD, Node by three.
                continue;
            }
            var body = new byte[bytes.length + 27];
            var prefix = "{\"status\":\"up\",\"service\":\"".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(prefix, 0, body, 0, prefix.length);
            System.arraycopy(bytes, 0, body, prefix.length, bytes.length);
            body[body.length - 2] = '"';
            body[body.length - 1] = '}';
            answerTo("bytes " + HexFormat.of().formatHex(bytes), new Response(200, body, Ending.COMPLETE), "none");
            answerTo("body of bytes " + HexFormat.of().formatHex(bytes), new Response(200, bytes, Ending.COMPLETE), "malformed-body");
        }
        var healthy = "{\"status\":\"up\",\"a\":1}".getBytes(StandardCharsets.UTF_8);
        answerTo("cut", new Response(200, healthy, Ending.CUT), "io-failure");
        answerTo("closed", new Response(200, healthy, Ending.CLOSED), "io-failure");
        add("late", SIMPLE, simple("[\"a\"]").replace("LimitMs\":30000", "LimitMs\":1"), new Response(200, healthy, Ending.LATE));
        add("too late", ERRORS, checks("\"c\"", "timed-out").replace("30000", "60"), new Response(200, healthy, Ending.LATE));
        for (var unreachable : List.of(Vector.REFUSED, Vector.DENIED, "", "ftp://127.0.0.1/", "no address", "http://127.0.0.1:99999/")) {
            add("url " + unreachable, SIMPLE, simple("[]").replace(Vector.url(0), unreachable));
            add("url " + unreachable, ERRORS, checks("\"c\"", "refused").replace(Vector.url(0), unreachable));
            add("url " + unreachable, CONCURRENT, concurrent().replace(Vector.url(0), unreachable));
        }
        for (var paths : List.of("[]", "[\"a\"]", "[\"a.b\"]", "[\"a.b.c\",\"a\"]", "[\"\"]", "[\".\"]", "[\"a.\"]", "[\"..\"]", "[\"b\",\"10\",\"9\",\"a\"]",
                "[\"__proto__\"]", "[\"length\",\"a.length\"]", "[\"constructor.name\"]", "[\"\\u0061\"]", "[\"e\\u0301\"]", "[\"a\",\"a\"]")) {
            add("paths " + paths, SIMPLE, simple(paths), new Response(200,
                    "{\"status\":\"up\",\"a\":1,\"b\":2.0005,\"10\":10,\"9\":-9.9995,\"\":{\"\":7,\"x\":1},\"e\u0301\":1e-3}"));
            add("paths " + paths + " into objects", SIMPLE, simple(paths), new Response(200,
                    "{\"status\":\"up\",\"a\":{\"b\":{\"c\":-0.0005},\"\":5},\"\":{\"\":{\"\":1}},\"a.b\":9}"));
        }
        add("trap", ERRORS, "{\"trap\":true}");
        add("trap before anything else", ERRORS, "{\"checks\":7,\"trap\":true}");
        for (var noTrap : List.of("false", "null", "1", "\"true\"", "true,\"trap\":false")) {
            add("trap " + noTrap, ERRORS, "{\"trap\":" + noTrap + ",\"checks\":[]}");
        }
        add("the last trap counts", ERRORS, "{\"trap\":false,\"checks\":[],\"trap\":true}");
        add("several endpoints", CONCURRENT,
                "{\"timeoutMs\":30000,\"expectedStatus\":200,\"endpoints\":[{\"name\":\"a\",\"url\":\"{0}\",\"requests\":3},"
                        + "{\"name\":\"\",\"url\":\"{1}\",\"requests\":2},{\"name\":\"\\ud83d\\ude00\",\"url\":\"{refused}\",\"requests\":1},"
                        + "{\"name\":\"a\",\"url\":\"{0}\",\"requests\":1},{\"name\":\"d\",\"url\":\"{denied}\",\"requests\":2}]}",
                new Response(200, "{\"status\":\"up\",\"t\":\"\u00e4\u20ac\ud83d\ude00\"}"), new Response(503, "{}"));
    }

    private static boolean isSurrogate(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == (byte) 0xed && (bytes[1] & 0xff) >= 0xa0;
    }

    private void answerTo(String name, Response response, String expected) {
        var title = shortened(name);
        add(title, SIMPLE, simple("[\"a\"]"), response);
        add(title, ERRORS, checks("\"c\"", expected), response);
        add(title, CONCURRENT, concurrent(), response);
    }
}
