package io.healthwatch.workbench.quality;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is thought of a product in a row: by people, or where nobody gave a score by what the evidence suggests.
 *
 * @param product {@link Product#id}
 * @param row {@link Rubric.Row#id}
 * @param basis whether people rated it
 * @param score the median of the people's scores, or the lowest suggestion; null where it is not rated
 * @param low the lowest score; null where it is not rated
 * @param high the highest score; null where it is not rated
 * @param given what people said
 * @param suggested what the evidence suggests, whether or not it counts
 * @param why it is not rated, and what to do; empty where it is
 */
public record Rating(
        String product,
        String row,
        Basis basis,
        Double score,
        Integer low,
        Integer high,
        List<Given> given,
        List<Suggested> suggested,
        String why) {

    /** What a score rests on. */
    public enum Basis {
        /** People's scores; suggestions do not count beside them. */
        PEOPLE,
        /** Evidence alone, by the rubric's rules. */
        SUGGESTION,
        /** Nothing: not rated. */
        NONE
    }

    /** What one person said. */
    public record Given(String assessor, AssessorScores.Entry entry) {}

    /**
     * What the evidence suggests of one variant in one host.
     *
     * @param variant empty where it is the same for the whole product
     * @param host empty where it is the same for the whole product
     */
    public record Suggested(String variant, String host, Rubric.Score score) {

        boolean isAbout(String variant, String host) {
            return this.variant.isEmpty() || this.variant.equals(variant) && this.host.equals(host);
        }
    }

    /** Joins what is known. */
    static Rating of(String product, String row, List<Given> given, List<Suggested> suggested, String why) {
        var people = given.stream()
                .filter(one -> one.entry().score() != null)
                .map(one -> one.entry().score())
                .sorted()
                .toList();
        if (!people.isEmpty()) {
            var upper = people.get(people.size() / 2);
            var lower = people.get((people.size() - 1) / 2);
            return new Rating(
                    product, row, Basis.PEOPLE, (lower + upper) / 2.0, people.getFirst(), people.getLast(), given, suggested, "");
        }
        var scores = suggested.stream()
                .map(one -> one.score().score())
                .filter(score -> score != null)
                .sorted()
                .toList();
        return scores.isEmpty()
                ? new Rating(product, row, Basis.NONE, null, null, null, given, suggested, why)
                : new Rating(
                        product, row, Basis.SUGGESTION, (double) scores.getFirst(), scores.getFirst(), scores.getLast(), given,
                        suggested, "");
    }

    /** Whether people disagree. */
    public boolean disputed() {
        return basis == Basis.PEOPLE && !low.equals(high);
    }

    /** Who gave which score: {@code Ann 2, Bo 4}; empty where nobody did. */
    public String who() {
        return given.stream()
                .filter(one -> one.entry().score() != null)
                .map(one -> one.assessor() + " " + one.entry().score())
                .collect(Collectors.joining(", "));
    }

    /** The score as people read it: {@code 2.5 of 4}, {@code 1 to 3 of 4 suggested}, {@code not rated}. */
    public String words() {
        return switch (basis) {
            case PEOPLE -> number(score) + " of " + Rubric.HIGHEST;
            case SUGGESTION -> (low.equals(high) ? "" + low : low + " to " + high) + " of " + Rubric.HIGHEST + " suggested";
            case NONE -> "not rated";
        };
    }

    private static String number(double score) {
        return score == Math.rint(score) ? String.valueOf((int) score) : String.valueOf(score);
    }
}
