package io.healthwatch.workbench.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the script baseline is compared on. It reads JSON as scripts do, by JSON.parse: into doubles, without a limit of
 * depth or size, with halves of surrogate pairs, and the last of members with the same name alone. To hold it to the probes' limits would make it slower than what it
 * stands for.
 */
final class PlainScript {

    private static final JsonFactory UNIQUE_NAMES =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int SIGNIFICANT_DIGITS = 15;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern OTHER_ESCAPE = Pattern.compile("\\\\[^u]");
    private static final Pattern SURROGATE_PAIR =
            Pattern.compile("\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}");
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private PlainScript() {}

    /** Whether nothing in the vector is beyond what a plain script tells apart. */
    static boolean understands(Vector vector) {
        return !hasNameTwice(vector.config()) && Stream.concat(
                        Stream.of(vector.config()),
                        vector.responses().stream().map(Vector.Response::text))
                .noneMatch(json -> hasHalfPair(json) || isDeep(json) || hasNumberBeyondDoubles(json));
    }

    private static boolean hasNameTwice(String json) {
        try (var parser = UNIQUE_NAMES.createParser(json)) {
            while (parser.nextToken() != null) {}
            return false;
        } catch (IOException invalid) {
            return invalid.getMessage().startsWith("Duplicate");
        }
    }

    private static boolean hasHalfPair(String json) {
        var unicodeEscapes = OTHER_ESCAPE.matcher(json).replaceAll("");
        return SURROGATE.matcher(SURROGATE_PAIR.matcher(unicodeEscapes).replaceAll("")).find();
    }

    private static boolean isDeep(String json) {
        var depth = 0;
        for (var c : json.toCharArray()) {
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (depth > Json.DEPTH_LIMIT) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNumberBeyondDoubles(String json) {
        return NUMBER.matcher(json).results().anyMatch(number -> {
            try {
                var value = new BigDecimal(number.group());
                return value.precision() > SIGNIFICANT_DIGITS || value.abs().compareTo(Json.NUMBER_LIMIT) >= 0;
            } catch (NumberFormatException exponentTooLong) {
                return true;
            }
        });
    }
}
