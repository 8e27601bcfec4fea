package io.healthwatch.workbench.run;

import java.util.regex.Pattern;

/**
 * A part of a plan that is measured by itself: every {@code count}-th task of the plan's schedule.
 *
 * @param number which part, from 1 to {@code count}
 * @param count how many parts there are, 1 or more
 */
public record Shard(int number, int count) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /**
     * A part that exists.
     *
     * @throws IllegalArgumentException when there is no such part
     */
    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("There is no part " + number + " of " + count
                    + ": parts are numbered from 1, 2/3 is the second of three.");
        }
    }

    /**
     * The part that is written as {@code 2/3}.
     *
     * @throws IllegalArgumentException when it is written otherwise, or there is no such part
     */
    public static Shard of(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no part of a plan: write 2/3 for the second of three.");
        }
        return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Whether a task of the schedule, counted from 0, belongs to it. */
    public boolean holds(int task) {
        return task % count == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
