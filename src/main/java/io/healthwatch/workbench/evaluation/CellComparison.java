package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long one cell takes relative to another.
 *
 * @param subject what is asked about
 * @param baseline what it is compared with
 * @param comparison what the forks say; null where one side has none that counts
 * @param answer what may be said: at most what the forks say, less where a figure is in doubt
 * @param reason why no more may be said; empty where the answer is sure
 */
public record CellComparison(
        CellResult subject, CellResult baseline, Comparison comparison, Answer answer, String reason) {

    /** The same comparison with subject and baseline changed over. */
    public CellComparison reversed() {
        return new CellComparison(
                baseline, subject, comparison == null ? null : comparison.reversed(), answer.reversed(), reason);
    }

    /** The most frequent reason to be unsure, as a sentence; empty where none is. */
    public static String whyUnsure(Collection<CellComparison> comparisons) {
        var reasons = comparisons.stream()
                .filter(each -> each.answer() == Answer.UNSURE)
                .collect(Collectors.groupingBy(CellComparison::reason, Collectors.counting()));
        return reasons.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> "The most frequent reason to be unsure: " + most.getKey()
                        + (most.getKey().endsWith(".") ? "" : "."))
                .orElse("");
    }

    /** Whether it is certain that one of the two is faster. */
    public boolean differs() {
        return answer == Answer.FASTER || answer == Answer.SLOWER;
    }

    /**
     * The subject's time divided by the baseline's, with its interval of 95 % for this comparison alone.
     *
     * @return null where it cannot be told
     */
    public Estimate ratio() {
        return comparison == null || Double.isNaN(comparison.ratio())
                ? null
                : new Estimate(
                        comparison.ratio(), comparison.interval(), Math.min(subject.forks(), baseline.forks()));
    }
}
