package io.healthwatch.workbench.answer;

import java.util.List;
import java.util.Map;

/** Scenarios as people read them. */
public final class Scenarios {

    /** The one that loads a probe with several instances at once. */
    public static final String CONCURRENT = "concurrent-requests";

    private static final Map<String, String> TITLES = Map.of(
            "simple-http-check", "Simple HTTP check",
            "json-parsing-heavy", "Heavy JSON parsing",
            "regex-processing", "Regular expressions",
            CONCURRENT, "Concurrent requests",
            "error-handling", "Error handling");

    private static final List<String> ORDER = List.of(
            "simple-http-check", "json-parsing-heavy", "regex-processing", CONCURRENT, "error-handling");

    private Scenarios() {}

    /** Its title; its id where it is the user's own. */
    public static String title(String id) {
        return TITLES.getOrDefault(id, id);
    }

    /** The request's scenarios first, in its order; then the user's own. */
    public static int place(String id) {
        var place = ORDER.indexOf(id);
        return place < 0 ? ORDER.size() : place;
    }
}
