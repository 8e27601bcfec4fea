package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.statistics.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * What the forks of one experiment were worth.
 *
 * @param same the arms that did the very same work
 * @param slower the arms that did more of it
 */
record Experiment(List<Arm> same, List<Arm> slower) {

    /**
     * The forks of one arm. Times in milliseconds, net of host functions.
     *
     * @param effect by what share its work takes longer; 0 for none
     * @param trueRatio its execution's time relative to that of the same work, as the pilot tells
     * @param low what each fork is worth for comparing
     * @param felt the median of each fork
     */
    record Arm(double effect, double trueRatio, double[] low, double[] felt) {}

    /** A comparison whose right answer is known. */
    record Judged(double effect, double trueRatio, Comparison comparison) {

        boolean covered() {
            return comparison.interval() != null && comparison.interval().contains(trueRatio);
        }
    }

    /** Every two arms that are the same, and every slower one with each of them; each comparison on its own. */
    List<Judged> judge(double margin) {
        var judged = new ArrayList<Judged>();
        for (var i = 0; i < same.size(); i++) {
            for (var subject : same.subList(i + 1, same.size())) {
                judged.add(judge(subject, same.get(i), margin));
            }
            for (var subject : slower) {
                judged.add(judge(subject, same.get(i), margin));
            }
        }
        return judged;
    }

    private static Judged judge(Arm subject, Arm baseline, double margin) {
        return new Judged(
                subject.effect, subject.trueRatio, Comparison.of(subject.low, baseline.low, margin));
    }
}
