package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.text.Texts;
import java.util.Comparator;
import java.util.List;

/**
 * What a single figure would have to be for another option to come first, all else staying as it is. Scores are linear in
 * what an option is worth in one consideration, so the places where two options change are exact. Pure functions.
 */
final class Changes {

    private static final Texts TEXTS = Texts.of("decision");

    private Changes() {}

    /**
     * A figure at which the first place changes.
     *
     * @param worth where it changes, from 0 to 1
     * @param now the figure or share today
     * @param threshold the figure or share at which it changes, by the unit
     * @param unit {@code ms} and {@code MB} for figures of which less is better; {@code %} of the best worth else
     */
    record Lever(Consideration consideration, double worth, double now, double threshold, String unit) {

        static Lever of(Consideration consideration, double now, double worth) {
            var criterion = consideration.criterion();
            return criterion == null
                    ? new Lever(consideration, worth, now * 100, worth * 100, "%")
                    : new Lever(
                            consideration,
                            worth,
                            figure(criterion, now),
                            figure(criterion, worth),
                            criterion.unit());
        }

        private static double figure(Criterion criterion, double worth) {
            return Appraisal.figure(worth, criterion.target());
        }

        private String words(boolean better) {
            var key = consideration.criterion() == null
                    ? better ? "change.worth-over" : "change.worth-under"
                    : better ? "change.figure-under" : "change.figure-over";
            return TEXTS.get(key, consideration.title(), Numbers.of(threshold, unit), Numbers.of(now, unit));
        }
    }

    /** What would bring the rival before the leader, one lever for each consideration that alone could. */
    static List<Lever> toOvertake(Decision decision, Decision.Ranked rival) {
        return levers(decision, rival.option(), decision.ranking().getFirst().score() - rival.score());
    }

    /** What would bring the leader behind the second; empty where there is none. */
    static List<Lever> toFallBehind(Decision decision) {
        var ranking = decision.ranking();
        return ranking.size() < 2
                ? List.of()
                : levers(
                        decision,
                        ranking.getFirst().option(),
                        ranking.get(1).score() - ranking.getFirst().score());
    }

    /** Where one worth is changed so much that the score changes by {@code gain}. */
    private static List<Lever> levers(Decision decision, Option option, double gain) {
        return decision.counting().stream()
                .map(each -> {
                    var now = option.appraisals().get(each).worth();
                    return Lever.of(each, now, now + gain / decision.share(each));
                })
                .filter(lever -> lever.worth > 0 && lever.worth < 1)
                .toList();
    }

    /** What would make the rival come first, as a sentence. */
    static String overtaking(Decision decision, Decision.Ranked rival) {
        var levers = toOvertake(decision, rival);
        var name = rival.option().title();
        return levers.isEmpty()
                ? TEXTS.get("change.never-overtakes", name)
                : TEXTS.get("change.overtakes", name, either(levers, true));
    }

    /** What would make the leader lose its place, as a sentence; empty where there is no second. */
    static String fallingBehind(Decision decision) {
        if (decision.ranking().size() < 2) {
            return "";
        }
        var levers = toFallBehind(decision);
        var first = decision.ranking().getFirst().option().title();
        var second = decision.ranking().get(1).option().title();
        return levers.isEmpty()
                ? TEXTS.get("change.never-falls", first, second)
                : TEXTS.get("change.falls", first, second, either(levers, false));
    }

    /** The smallest change of a single figure, by its share of the figure, that would cost the leader its place. */
    static String least(Decision decision) {
        return toFallBehind(decision).stream()
                .min(Comparator.comparingDouble(lever -> Math.abs(Math.log(lever.threshold / lever.now))))
                .map(lever -> TEXTS.get(
                        "change.least", decision.ranking().get(1).option().title(), lever.words(false)))
                .orElse("");
    }

    private static String either(List<Lever> levers, boolean better) {
        return levers.stream()
                .map(lever -> lever.words(better))
                .reduce((one, other) -> TEXTS.get("change.or", one, other))
                .orElseThrow();
    }
}
