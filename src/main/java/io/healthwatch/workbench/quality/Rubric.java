package io.healthwatch.workbench.quality;

import java.util.List;

/**
 * The published rubric.
 *
 * @param schemaVersion 1
 * @param scale what the scores mean
 * @param rows what is scored
 */
public record Rubric(int schemaVersion, String scale, List<Row> rows) {

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
     * @param by what its score rests on
     * @param anchors what each score means, from 0 on
     */
    public record Row(String id, String title, String by, List<String> anchors) {}

    /**
     * A score on a row.
     *
     * @param row {@link Row#id}
     * @param score an index into the row's anchors; null where the evidence does not allow one
     * @param reasons what it rests on: counts with the observations behind them, or facts with their sources
     */
    public record Score(String row, Integer score, List<String> reasons) {}
}
