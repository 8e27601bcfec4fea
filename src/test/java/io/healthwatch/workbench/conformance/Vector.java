package io.healthwatch.workbench.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One input, for which every probe of a scenario must have one answer.
 *
 * @param config the whole config; {@code {0}} stands for the address of the first response, {@code {refused}} and
 *     {@code {denied}} for origins that cannot be reached
 * @param responses what the endpoints answer
 */
record Vector(String name, String scenario, String config, List<Response> responses) {

    static final String REFUSED = "{refused}";
    static final String DENIED = "{denied}";

    /** Where a response is to be had, in a config. */
    static String url(int index) {
        return "{" + index + "}";
    }

    /** How the endpoint ends an exchange. */
    enum Ending {
        COMPLETE,
        /** The connection closes before the announced body is over. */
        CUT,
        /** The connection closes before anything is said. */
        CLOSED,
        /** The answer comes {@link VectorServer#LATENESS_MILLIS} late. */
        LATE
    }

    /** An endpoint's answer. */
    record Response(int status, byte[] body, Ending ending) {

        Response(int status, String body) {
            this(status, body.getBytes(StandardCharsets.UTF_8), Ending.COMPLETE);
        }

        /** The body as the host hands it to the probe. */
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + ending + " " + text();
        }
    }
}
