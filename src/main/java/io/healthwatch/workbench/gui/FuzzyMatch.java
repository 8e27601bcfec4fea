package io.healthwatch.workbench.gui;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a text contains the letters of a query in their order, as command palettes match: beginnings of words
 * and letters in a row count for more.
 *
 * @param score greater is better
 * @param places where the letters are
 */
record FuzzyMatch(int score, BitSet places) {

    private static final int LETTER = 1;
    private static final int IN_A_ROW = 6;
    private static final int BEGINS_A_WORD = 8;

    /** The best match; empty where a letter is missing. Blanks of the query count for nothing. */
    static Optional<FuzzyMatch> of(String query, String text) {
        var wanted = query.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        var letters = text.toLowerCase(Locale.ROOT);
        var width = letters.length();
        var best = new int[wanted.length() + 1][width + 1];
        var taken = new boolean[wanted.length() + 1][width + 1];
        for (var i = 1; i <= wanted.length(); i++) {
            best[i][0] = Integer.MIN_VALUE;
            for (var j = 1; j <= width; j++) {
                best[i][j] = best[i][j - 1];
                var before = best[i - 1][j - 1];
                if (wanted.charAt(i - 1) != letters.charAt(j - 1) || before == Integer.MIN_VALUE) {
                    continue;
                }
                var value = before
                        + LETTER
                        + (begins(letters, j - 1) ? BEGINS_A_WORD : 0)
                        + (i > 1 && taken[i - 1][j - 1] ? IN_A_ROW : 0);
                if (value > best[i][j]) {
                    best[i][j] = value;
                    taken[i][j] = true;
                }
            }
        }
        if (best[wanted.length()][width] == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        var places = new BitSet();
        var j = width;
        for (var i = wanted.length(); i > 0; i--, j--) {
            while (!taken[i][j]) {
                j--;
            }
            places.set(j - 1);
        }
        return Optional.of(new FuzzyMatch(best[wanted.length()][width], places));
    }

    private static boolean begins(String letters, int at) {
        return at == 0 || !Character.isLetterOrDigit(letters.charAt(at - 1));
    }
}
