package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.security.advisory.Knowledge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How counts, times, sizes and what is known are put into words. */
public final class Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final double MEGABYTE = 1e6;

    private Wording() {}

    /** {@code 1 fork}, {@code 2 forks}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code a, b and c}. */
    public static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** About how long: {@code 40 s}, {@code 3 min}, {@code 1 h 20 min}. */
    public static String about(Duration duration) {
        var seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        var minutes = Math.round(seconds / 60.0);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** A count-down: {@code 1:05}, {@code 1:02:05}. */
    public static String clock(Duration duration) {
        var seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        return seconds < 3600
                ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A share or a relative width: {@code 3 %}, {@code 0.5 %}, {@code 12 %}. */
    public static String percent(double share) {
        var percent = share * 100;
        return (percent < 10 ? String.valueOf(Math.round(percent * 10) / 10.0).replaceFirst("\\.0$", "") : String.valueOf(Math.round(percent)))
                + " %";
    }

    /** A time of day here: {@code 17:42}. */
    public static String timeOfDay(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** {@code today, 15:04}, or the date. */
    public static String when(Instant instant) {
        var local = instant.atZone(ZoneId.systemDefault());
        return local.toLocalDate().equals(LocalDate.now()) ? "today, " + TIME.format(local) : DAY.format(local);
    }

    /** {@code 17.6 MB}; a dash for nothing. */
    public static String size(long bytes) {
        if (bytes <= 0) {
            return "–";
        }
        return bytes < MEGABYTE / 10
                ? String.format(Locale.ENGLISH, "%.0f kB", Math.max(1, bytes / 1e3))
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / MEGABYTE);
    }

    /** How long ago a day was, in words such as {@code 3 months ago}. */
    public static String ago(LocalDate day, LocalDate today) {
        var days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return "today";
        }
        if (days < 14) {
            return count(days, "day") + " ago";
        }
        var months = ChronoUnit.MONTHS.between(day, today);
        return months < 2
                ? count(days / 7, "week") + " ago"
                : months < 24 ? count(months, "month") + " ago" : count(months / 12, "year") + " ago";
    }

    /** What the advisories come to for a version, and how old they are, in a sentence. */
    public static String known(Knowledge knowledge, LocalDate today) {
        var version = knowledge.runtime() + " " + knowledge.version() + ": ";
        var consulted = knowledge.consulted() == null
                ? ""
                : " (sources consulted " + ago(knowledge.consulted(), today) + ")";
        return switch (knowledge.state()) {
            case AFFECTED -> version + (knowledge.affecting().size() == 1
                    ? "1 known advisory affects it" : knowledge.affecting().size() + " known advisories affect it")
                    + consulted + ".";
            case FIXED -> version + "none of the known advisories affects it" + consulted + ".";
            case NONE_KNOWN -> version + "no advisory is known" + consulted + ".";
            case UNKNOWN -> version + "cannot be looked up. " + knowledge.note();
        };
    }
}
