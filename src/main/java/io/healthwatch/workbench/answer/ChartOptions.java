package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.evaluation.Comparisons;

/**
 * How a question is asked.
 *
 * @param host empty for all
 * @param language empty for all
 * @param baseline the series that relative figures compare with
 * @param shape as what distributions are drawn
 * @param significantOnly whether only what differs from the baseline for certain is shown, where that is asked
 * @param hideNoisy whether cells whose execution is in doubt, or was disturbed, are left out
 * @param margin a ratio that differs from one by less does not matter; 0 or more
 * @param series for warm-up: the series whose forks are shown one by one; empty for all series, one fork each
 */
public record ChartOptions(
        Question question,
        String scenario,
        String host,
        String language,
        boolean relative,
        String baseline,
        boolean log,
        boolean zero,
        DistributionShape shape,
        boolean significantOnly,
        boolean hideNoisy,
        double margin,
        String series) {

    /** As a question is asked at first: all hosts and all variants, in absolute figures. */
    public static ChartOptions atFirst(Question question, String scenario, String language, String baseline) {
        return new ChartOptions(
                question,
                scenario,
                "",
                question.comparesLanguages() ? "" : language,
                false,
                baseline,
                question.logAtFirst(),
                true,
                DistributionShape.BOX,
                false,
                false,
                Comparisons.MARGIN,
                "");
    }
}
