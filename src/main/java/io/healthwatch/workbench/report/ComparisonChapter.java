package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Baselines;
import io.healthwatch.workbench.answer.Contest;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A variant against a baseline in one scenario. All that have scenario, baseline and quantity in common were corrected
 * for their number.
 *
 * @param quantity {@code execution} or {@code cold-start}
 * @param answer faster, slower, same or unsure
 * @param ratio the subject's time divided by the baseline's; null where it cannot be told, as its ends
 * @param why no more may be said; empty where the answer is sure
 */
record ComparisonChapter(
        String machine,
        String scenario,
        String quantity,
        String variant,
        String host,
        String subject,
        String baseline,
        String answer,
        Double ratio,
        Double low,
        Double high,
        String why) {

    static List<ComparisonChapter> of(MeasuredMachine machine) {
        var all = new ArrayList<ComparisonChapter>();
        for (var quantity : Quantity.TIMES) {
            var contest = new Contest(machine.run(), quantity, Comparisons.MARGIN);
            for (var scenario : Evidence.scenarios(machine.run())) {
                for (var baseline : Baselines.SERIES) {
                    contest.againstBaseline(machine.results(scenario), baseline)
                            .values()
                            .forEach(each -> all.add(of(each, quantity, baseline)));
                }
            }
        }
        return all;
    }

    private static ComparisonChapter of(CellComparison of, Quantity quantity, String baseline) {
        var cell = of.subject().cell();
        var ratio = of.ratio();
        var interval = ratio == null ? null : ratio.interval();
        return new ComparisonChapter(
                cell.machine(),
                cell.scenario(),
                quantity.id(),
                cell.variant(),
                cell.host(),
                cell.series(),
                baseline,
                of.answer().word(),
                ratio == null ? null : ratio.value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                of.reason());
    }
}
