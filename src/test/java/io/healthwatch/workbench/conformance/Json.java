package io.healthwatch.workbench.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JSON as probes/c/common/json.h and decimal.h define it, read by Jackson. */
sealed interface Json {

    int DEPTH_LIMIT = 64;

    /** Numbers from here on are too large. */
    BigDecimal NUMBER_LIMIT = new BigDecimal("9e12");

    record Null() implements Json {}

    record Bool(boolean value) implements Json {}

    record Num(BigInteger millionths) implements Json {

        boolean isInteger() {
            return millionths.mod(BigInteger.valueOf(1_000_000)).signum() == 0;
        }

        long integer() {
            return millionths.longValueExact() / 1_000_000;
        }
    }

    record Str(String value) implements Json {}

    record Arr(List<Json> elements) implements Json {}

    record Member(String name, Json value) {}

    record Obj(List<Member> members) implements Json {}

    /** What is found under a name, the last of several; null where there is none or where this is no object. */
    default Json member(String name) {
        Json found = null;
        if (this instanceof Obj object) {
            for (var member : object.members) {
                found = member.name.equals(name) ? member.value : found;
            }
        }
        return found;
    }

    /** The document is not one. */
    final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether something appended could make it valid. */
        final boolean truncated;

        Invalid(boolean truncated) {
            super(truncated ? "truncated" : "malformed");
            this.truncated = truncated;
        }
    }

    /** Reads a document. */
    static Json parse(String document) throws Invalid {
        try (var parser = Reader.FACTORY.createParser(document)) {
            return Reader.document(parser);
        } catch (IOException invalid) {
            throw new Invalid(Reader.isTruncated(document));
        }
    }

    /** The grammar is Jackson's; the limits are added here. */
    final class Reader {

        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNestingDepth(100_000)
                        .build())
                .build();

        private static final Pattern NUMBER = Pattern.compile("(-?)(\\d+)(?:\\.(\\d+))?(?:[eE]([-+]?\\d+))?");
        private static final Pattern LAST_NUMBER = Pattern.compile("(?<![-+.\\w])-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?\\z");

        /** What may be missing of the last token, beginning with nothing. */
        private static final List<String> TOKEN_ENDS = List.of(
                "", "\"", "0", "rue", "ue", "e", "alse", "lse", "se", "ull", "ll", "l",
                "n\"", "0000\"", "000\"", "00\"", "0\"",
                "\\udc00\"", "0\\udc00\"", "00\\udc00\"", "udc00\"", "dc00\"", "c00\"");

        /** What may be missing after it, before all that is open is closed. */
        private static final List<String> CONTINUATIONS = List.of("", "0", ":0", "\"\":0");

        private Reader() {}

        private static Json document(JsonParser parser) throws IOException {
            var value = value(parser, parser.nextToken(), 0);
            require(parser.nextToken() == null);
            return value;
        }

        private static Json value(JsonParser parser, JsonToken token, int depth) throws IOException {
            require(token != null);
            return switch (token) {
                case VALUE_NULL -> new Null();
                case VALUE_TRUE -> new Bool(true);
                case VALUE_FALSE -> new Bool(false);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(millionths(parser.getText()));
                case VALUE_STRING -> new Str(wellFormed(parser.getText()));
                case START_ARRAY -> {
                    require(depth < DEPTH_LIMIT);
                    var elements = new ArrayList<Json>();
                    for (JsonToken next; (next = parser.nextToken()) != JsonToken.END_ARRAY; ) {
                        elements.add(value(parser, next, depth + 1));
                    }
                    yield new Arr(elements);
                }
                case START_OBJECT -> {
                    require(depth < DEPTH_LIMIT);
                    var members = new ArrayList<Member>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        require(parser.currentToken() == JsonToken.FIELD_NAME);
                        var name = wellFormed(parser.currentName());
                        members.add(new Member(name, value(parser, parser.nextToken(), depth + 1)));
                    }
                    yield new Obj(members);
                }
                default -> throw new IOException("unexpected " + token);
            };
        }

        private static void require(boolean condition) throws IOException {
            if (!condition) {
                throw new IOException("beyond a limit");
            }
        }

        private static String wellFormed(String text) throws IOException {
            for (var i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    require(i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1)));
                    i++;
                }
            }
            return text;
        }

        private static BigInteger millionths(String number) throws IOException {
            var parts = NUMBER.matcher(number);
            require(parts.matches());
            var fraction = parts.group(3) == null ? "" : parts.group(3);
            var digits = new BigInteger(parts.group(2) + fraction);
            if (digits.signum() == 0) {
                return BigInteger.ZERO;
            }
            var exponent = (parts.group(4) == null ? BigInteger.ZERO : new BigInteger(parts.group(4)))
                    .subtract(BigInteger.valueOf(fraction.length()));
            var magnitude = exponent.add(BigInteger.valueOf(digits.toString().length()));
            require(magnitude.compareTo(BigInteger.valueOf(14)) < 0);
            if (magnitude.compareTo(BigInteger.valueOf(-7)) < 0) {
                return BigInteger.ZERO;
            }
            var size = new BigDecimal(digits, -exponent.intValueExact());
            require(size.compareTo(NUMBER_LIMIT) < 0);
            var rounded = size.movePointRight(6).setScale(0, RoundingMode.HALF_UP).toBigInteger();
            return parts.group(1).isEmpty() ? rounded : rounded.negate();
        }

        /**
         * Tries what could complete the document.
         *
         * @throws Undecided when its last number is too large, but an exponent appended could make it smaller
         */
        private static boolean isTruncated(String document) {
            var number = LAST_NUMBER.matcher(document);
            if (number.find() && !isValid(number.group())) {
                throw new Undecided();
            }
            var open = openAtEnd(document);
            for (var end : TOKEN_ENDS) {
                for (var continuation : CONTINUATIONS) {
                    if (isValid(document + end + continuation + open)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean isValid(String document) {
            try (var parser = FACTORY.createParser(document)) {
                document(parser);
                return true;
            } catch (IOException invalid) {
                return false;
            }
        }

        /** The brackets that close what is open where Jackson stops. */
        private static String openAtEnd(String document) {
            try (var parser = FACTORY.createParser(document)) {
                try {
                    while (parser.nextToken() != null) {}
                } catch (IOException stopped) {
                    // Where is what counts.
                }
                var closing = new StringBuilder();
                for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
                    closing.append(at.inArray() ? "]" : at.inObject() ? "}" : "");
                }
                return closing.toString();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The text as the probes write it. */
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
