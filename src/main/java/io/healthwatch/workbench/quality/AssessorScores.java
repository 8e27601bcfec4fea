package io.healthwatch.workbench.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one person thinks: a file of its own.
 *
 * @param schemaVersion 1
 * @param assessor the person's name, not blank
 * @param scores at most one for each product and row
 */
public record AssessorScores(int schemaVersion, String assessor, List<Entry> scores) {

    /** The version that is written. */
    public static final int SCHEMA_VERSION = 1;

    /** @throws IllegalArgumentException when the name is missing */
    public AssessorScores {
        if (assessor == null || assessor.isBlank()) {
            throw new IllegalArgumentException("the assessor has no name");
        }
        scores = List.copyOf(Objects.requireNonNullElse(scores, List.of()));
    }

    /**
     * One judgement.
     *
     * @param product {@link Product#id}
     * @param row {@link Rubric.Row#id}
     * @param score an index into the row's anchors; null for a note alone
     * @param note why, in the person's words; may be empty
     * @param when it was given
     */
    public record Entry(String product, String row, Integer score, String note, Instant when) {

        /** @throws IllegalArgumentException when the score is none of the rubric's or something is missing */
        public Entry {
            if (product == null || row == null || when == null) {
                throw new IllegalArgumentException("a score names no product, row or time");
            }
            if (score != null && (score < 0 || score > Rubric.HIGHEST)) {
                throw new IllegalArgumentException(
                        "the score " + score + " of " + product + ", " + row + ", is not between 0 and " + Rubric.HIGHEST);
            }
            note = Objects.requireNonNullElse(note, "");
        }

        boolean isAbout(String product, String row) {
            return this.product.equals(product) && this.row.equals(row);
        }
    }

    /** A person who has not judged anything yet. */
    public static AssessorScores none(String assessor) {
        return new AssessorScores(SCHEMA_VERSION, assessor, List.of());
    }

    /** The judgement of that product in that row. */
    public Optional<Entry> of(String product, String row) {
        return scores.stream().filter(entry -> entry.isAbout(product, row)).findFirst();
    }

    /** The same without a judgement of that product in that row. */
    public AssessorScores without(String product, String row) {
        return new AssessorScores(
                SCHEMA_VERSION,
                assessor,
                scores.stream().filter(entry -> !entry.isAbout(product, row)).toList());
    }

    /** The same with that judgement in place of an earlier one. */
    public AssessorScores with(Entry entry) {
        var all = new ArrayList<>(without(entry.product(), entry.row()).scores());
        all.add(entry);
        return new AssessorScores(SCHEMA_VERSION, assessor, all);
    }

    /** Both together: of two judgements of the same the later one. */
    AssessorScores joined(AssessorScores other) {
        var joined = this;
        for (var entry : other.scores()) {
            var own = joined.of(entry.product(), entry.row());
            if (own.isEmpty() || own.get().when().isBefore(entry.when())) {
                joined = joined.with(entry);
            }
        }
        return joined;
    }
}
