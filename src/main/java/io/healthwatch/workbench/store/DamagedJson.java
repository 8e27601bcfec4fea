package io.healthwatch.workbench.store;

import com.fasterxml.jackson.core.JacksonException;

/** What is wrong with a JSON file that could not be read, for people: the parser tells more of itself than of the file. */
public final class DamagedJson {

    private DamagedJson() {}

    /** What is wrong, such as {@code it ends too early}. */
    public static String what(JacksonException damage) {
        var said = damage.getOriginalMessage();
        return said.contains("end-of-input") ? "it ends too early" : said;
    }

    /** In which line, from 1; 1 where the parser does not tell. */
    public static int line(JacksonException damage) {
        var place = damage.getLocation();
        return place == null ? 1 : Math.max(1, place.getLineNr());
    }
}
