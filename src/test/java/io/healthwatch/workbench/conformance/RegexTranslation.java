package io.healthwatch.workbench.conformance;

import java.util.regex.Pattern;

/**
 * A pattern as probes/c/common/regex.h defines it, written anew for {@link Pattern}, which then matches ISO 8859-1
 * text, a character a byte. Every literal becomes {@code \xhh}, so that nothing means more in Java than it says.
 */
final class RegexTranslation {

    private static final int LONGEST_PATTERN = 1024;
    private static final int DEEPEST_GROUP = 32;
    private static final String SPECIAL = "\\[](){}.*+?|^$";
    private static final String SPACE = "\\x20\\x09-\\x0d";

    /** The pattern is malformed. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String pattern;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int depth;

    private RegexTranslation(String pattern) {
        this.pattern = pattern;
    }

    static Pattern compile(String pattern) throws Malformed {
        require(pattern.length() <= LONGEST_PATTERN && pattern.chars().allMatch(c -> c >= ' ' && c <= '~'));
        var translation = new RegexTranslation(pattern);
        translation.alternatives();
        require(translation.at == pattern.length());
        return Pattern.compile(translation.java.toString(), Pattern.UNIX_LINES);
    }

    private static void require(boolean condition) throws Malformed {
        if (!condition) {
            throw new Malformed();
        }
    }

    private char next() {
        return at < pattern.length() ? pattern.charAt(at) : '\n';
    }

    private boolean take(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private char read() throws Malformed {
        require(at < pattern.length());
        return pattern.charAt(at++);
    }

    /** Each of these answers whether what it read can match the empty text. */
    private boolean alternatives() throws Malformed {
        var empty = sequence();
        while (take('|')) {
            java.append('|');
            empty |= sequence();
        }
        return empty;
    }

    private boolean sequence() throws Malformed {
        var empty = true;
        while (at < pattern.length() && next() != '|' && next() != ')') {
            empty &= item();
        }
        return empty;
    }

    private boolean item() throws Malformed {
        var empty = atom();
        if (!isQuantifier(next())) {
            return empty;
        }
        require(!empty);
        var quantifier = read();
        java.append(quantifier);
        require(!isQuantifier(next()));
        return quantifier != '+';
    }

    private static boolean isQuantifier(char c) {
        return c == '*' || c == '+' || c == '?';
    }

    private boolean atom() throws Malformed {
        var c = read();
        switch (c) {
            case '(' -> {
                require(++depth <= DEEPEST_GROUP);
                java.append("(?:");
                var empty = alternatives();
                require(take(')'));
                java.append(')');
                depth--;
                return empty;
            }
            case '^' -> {
                java.append("\\A");
                return true;
            }
            case '$' -> {
                java.append("\\z");
                return true;
            }
            case '[' -> set();
            case '.' -> java.append("[^\\n]");
            case '\\' -> {
                var letter = read();
                java.append(isNamed(letter) ? "[" + named(letter) + "]" : hex(escaped(letter)));
            }
            default -> {
                require(SPECIAL.indexOf(c) < 0);
                java.append(hex(c));
            }
        }
        return false;
    }

    private void set() throws Malformed {
        java.append(take('^') ? "[^" : "[");
        require(next() != ']');
        do {
            var c = read();
            var letter = c == '\\' ? read() : c;
            if (c == '\\' && isNamed(letter)) {
                require(!isRange());
                java.append(named(letter));
                continue;
            }
            var low = c == '\\' ? escaped(letter) : c;
            java.append(hex(low));
            if (isRange()) {
                at++;
                var end = read();
                var high = end == '\\' ? escaped(read()) : end;
                require(low <= high);
                java.append('-').append(hex(high));
            }
        } while (!take(']'));
        java.append(']');
    }

    /** A hyphen at the end of a set is itself. */
    private boolean isRange() {
        return next() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    }

    private static boolean isNamed(char letter) {
        return "dwsDWS".indexOf(letter) >= 0;
    }

    private static String named(char letter) {
        return switch (letter) {
            case 's' -> SPACE;
            case 'S' -> "[^" + SPACE + "]";
            case 'd' -> "0-9";
            case 'D' -> "[^0-9]";
            case 'w' -> "0-9A-Za-z_";
            default -> "[^0-9A-Za-z_]";
        };
    }

    private static char escaped(char letter) throws Malformed {
        var control = "tnrfv".indexOf(letter);
        require(control >= 0 || (letter > ' ' && !Character.isLetterOrDigit(letter)));
        return control >= 0 ? "\t\n\r\f\u000b".charAt(control) : letter;
    }

    private static String hex(char c) {
        return String.format("\\x%02x", (int) c);
    }
}
