package io.healthwatch.workbench.worker.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Messages to lines and back. */
public final class Frames {

    /** The longest line that is accepted, in bytes. */
    public static final int LONGEST_LINE = 16 << 20;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JSON CODEC = JSON.builder(FACTORY).build();
    private static final Map<String, Class<? extends Message>> TYPES = new HashMap<>();

    static {
        Stream.of(Message.Request.class, Message.Reply.class)
                .flatMap(side -> Stream.of(side.getPermittedSubclasses()))
                .forEach(type -> TYPES.put(name(type), type.asSubclass(Message.class)));
    }

    private Frames() {}

    /** The line of a message, without its end. */
    public static String encode(Message message) throws IOException {
        return "{\"" + name(message.getClass()) + "\":" + CODEC.asString(message) + "}";
    }

    /**
     * The message of a line.
     *
     * @throws IOException when the line is not exactly one message
     */
    public static Message decode(String line) throws IOException {
        try (var parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a frame: " + excerpt(line));
            }
            var type = TYPES.get(parser.nextFieldName());
            if (type == null || parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a message of protocol " + Message.PROTOCOL + ": " + excerpt(line));
            }
            var message = CODEC.beanFrom(type, parser);
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("more than one message in a frame: " + excerpt(line));
            }
            return message;
        } catch (RuntimeException malformed) {
            throw new IOException("not a message: " + excerpt(line), malformed);
        }
    }

    private static String name(Class<?> type) {
        var name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String excerpt(String line) {
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }
}
