package io.healthwatch.workbench.quality;

import io.healthwatch.workbench.decision.Consideration;
import java.util.List;
import java.util.Optional;

/**
 * The published rubric.
 *
 * @param schemaVersion 1
 * @param scale what the scores mean
 * @param rows what is scored
 */
public record Rubric(int schemaVersion, String scale, List<Row> rows) {

    /** The highest score; the lowest is 0. */
    public static final int HIGHEST = 4;

    /** What a score means; empty where there is none. */
    public String anchor(Score score) {
        return rows.stream()
                .filter(row -> row.id().equals(score.row()) && score.score() != null)
                .map(row -> row.anchors().get(score.score()))
                .findFirst()
                .orElse("");
    }

    /**
     * One row.
     *
     * @param id lower case with hyphens
     * @param consideration what a decision weighs it as
     * @param question what it answers
     * @param by what a score that is suggested rests on
     * @param anchors what each score means, from 0 on
     */
    public record Row(
            String id, String title, Consideration consideration, String question, String by, List<String> anchors) {}

    /**
     * A score on a row.
     *
     * @param row {@link Row#id}
     * @param score an index into the row's anchors; null where the evidence does not allow one
     * @param reasons what it rests on: counts with the observations behind them, or facts with their sources
     */
    public record Score(String row, Integer score, List<String> reasons) {}

    /** The row of that id. */
    public Optional<Row> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }
}
