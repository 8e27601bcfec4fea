package io.healthwatch.workbench.decision;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much a recommendation owes to its weights: the first-rank acceptability of multicriteria analysis (Lahdelma,
 * Hokkanen and Salminen: SMAA, European Journal of Operational Research 106, 1998). Pure function.
 */
final class Acceptability {

    private static final int DRAWS = 20_000;
    private static final long SEED = 20_000;

    private Acceptability() {}

    /**
     * In which share of all weightings of the considerations that count the first option of the ranking is first, from
     * 0 to 1. Weightings are drawn evenly, always the same ones: the share is known to about half a percentage point.
     *
     * @return NaN where fewer than two options or considerations count
     */
    static double ofFirst(Decision decision) {
        var counting = decision.counting();
        if (decision.ranking().size() < 2 || counting.size() < 2) {
            return Double.NaN;
        }
        var worths = decision.ranking().stream()
                .map(ranked -> counting.stream()
                        .mapToDouble(each -> ranked.option().appraisals().get(each).worth())
                        .toArray())
                .toList();
        var random = new SplittableRandom(SEED);
        var weights = new double[counting.size()];
        var first = 0;
        for (var draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(weights, _ -> random.nextExponential());
            var leader = score(weights, worths.getFirst());
            if (worths.stream().skip(1).allMatch(other -> score(weights, other) <= leader)) {
                first++;
            }
        }
        return first / (double) DRAWS;
    }

    private static double score(double[] weights, double[] worths) {
        var score = 0.0;
        for (var i = 0; i < weights.length; i++) {
            score += weights[i] * worths[i];
        }
        return score;
    }
}
