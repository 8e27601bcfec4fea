package io.healthwatch.workbench.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Something that is known of a product and matters for a row of the rubric.
 *
 * @param product {@link Product#id}
 * @param row {@link Rubric.Row#id}
 * @param key what was counted or looked at, the same for all products
 * @param value the figure; null where there is none
 * @param unit of the figure
 * @param text it in a sentence
 * @param basis {@code observed} on this machine, {@code registry} or {@code documented}
 * @param source where it is from
 * @param date of what was not seen here and now: when it was gathered or consulted; empty otherwise
 */
public record Evidence(
        String product,
        String row,
        String key,
        Double value,
        String unit,
        String text,
        String basis,
        String source,
        String date) {

    /** What {@link #basis} says of what was seen on this machine. */
    public static final String OBSERVED = "observed";
    /** What {@link #basis} says of what a registry told. */
    public static final String REGISTRY = "registry";

    /** The smallest figure of that key; empty where there is none. */
    static OptionalDouble least(List<Evidence> known, String key) {
        return known.stream()
                .filter(one -> one.key().equals(key) && one.value() != null)
                .mapToDouble(Evidence::value)
                .min();
    }

    /** The largest figure of that key; empty where there is none. */
    static OptionalDouble most(List<Evidence> known, String key) {
        return known.stream()
                .filter(one -> one.key().equals(key) && one.value() != null)
                .mapToDouble(Evidence::value)
                .max();
    }
}
